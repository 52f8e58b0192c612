import { monthName } from '@/components/dates';
import type { EntityOverview } from '@/lib/library/reading/entities';
import type { Words } from '@/lib/locale';

interface MentionPlotProps {
  readonly t: Words;
  readonly name: string;
  readonly months: EntityOverview['months'];
}

/** As many bars as can be told apart; older months are left to the table. */
const MOST_BARS = 36;
const HEIGHT = 56;
const STEP = 14;
const WIDEST = 24;
/** The two months under the bars do not touch: few bars stand further apart. */
const LEAST = 104;

/** Mentions a month as bars, and the same as a table. One month alone needs no drawing. */
export function MentionPlot({ t, name, months }: MentionPlotProps) {
  if (months.length < 2) return null;
  const shown = months.slice(-MOST_BARS);
  const most = Math.max(...shown.map(({ mentions }) => mentions), 1);
  const step = Math.max(STEP, (LEAST - WIDEST) / (shown.length - 1));
  const bar = Math.min(step - 4, WIDEST);
  // The last month stands under the last bar.
  const width = Math.round((shown.length - 1) * step + bar);
  const [first, last] = [shown[0]?.month ?? '', shown.at(-1)?.month ?? ''];
  const label = t('library.plot', { name, from: monthName(first), to: monthName(last), n: most });
  return (
    <figure class="plot">
      <svg
        style={{ width: `${width}px` }}
        role="img"
        aria-label={label}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        preserveAspectRatio="xMinYMax"
      >
        {shown.map(({ month, mentions }, i) => {
          // A month with one mention is still seen.
          const height = mentions === 0 ? 1 : Math.max(4, (mentions / most) * HEIGHT);
          return (
            <rect key={month} x={i * step} y={HEIGHT - height} width={bar} height={height}>
              <title>{`${monthName(month)}: ${t('library.mentionCount', { n: mentions })}`}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption class="source" style={{ maxWidth: `${width}px` }}>
        <span>{monthName(first)}</span>
        <span>{monthName(last)}</span>
      </figcaption>
      <details>
        <summary>{t('library.plotTable')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('library.month')}</th>
              <th scope="col">{t('library.mentions')}</th>
            </tr>
          </thead>
          <tbody>
            {[...months].reverse().map(({ month, mentions }) => (
              <tr key={month}>
                <th scope="row">{monthName(month)}</th>
                <td>{mentions}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
