import { browser } from 'wxt/browser';
import type { NameCorrection } from '@/components/card/CorrectionForm';
import { EntityCard } from '@/components/card/EntityCard';
import type { Entity, Mention } from '@/lib/analysis/analysis';
import { entityKey } from '@/lib/library/identity';
import type { Correction } from '@/lib/library/records';
import type { Words } from '@/lib/locale';
import { ask } from '@/lib/messages';
import type { Bench } from './bench';
import { entityContent, otherNames } from './card-content';
import { mentionId } from './marks';
import { correctionOf } from './name-correction';

/** Opens the card of a name at one of its mentions. */
export function openName(bench: Bench, mention: Mention, focus: boolean): void {
  const { page, cards, wishes, actions } = bench;
  const { analysis, mentions, settings } = bench.now();
  const content = entityContent(page.article, analysis, mentions, mention, wishes.words(), settings.language);
  const entity = analysis.entities.find(({ id }) => id === mention.entity);
  const range = page.map.range(mention);
  if (!content || !entity || !range) return;
  cards.show(
    range,
    (controls) => (
      <EntityCard
        {...actions(controls)}
        content={content}
        others={otherNames(analysis, mention)}
        onPrevious={() => turnName(bench, mention, -1)}
        onNext={() => turnName(bench, mention, 1)}
        onNotName={() => correctName(bench, entity, mention, { kind: 'not-a-name' })}
        onCorrect={(correction) => correctName(bench, entity, mention, correction)}
        onLibrary={
          browser.extension.inIncognitoContext
            ? undefined
            : () => ask('open-in-library', { view: 'entities', id: entityKey(entity) }).catch(bench.fail)
        }
      />
    ),
    { focus },
  );
  wishes.focus(mention.entity);
}

/** Turns the card to the next mention of the same name, or the one before, round the article. */
export function turnName(bench: Bench, from: Mention, by: 1 | -1): void {
  const { analysis, mentions } = bench.now();
  const same = mentions.filter(({ entity }) => entity === from.entity);
  const next = same[(same.indexOf(from) + by + same.length) % same.length];
  const kind = analysis.entities.find(({ id }) => id === from.entity)?.kind;
  if (!next || !kind || kind === 'place') return;
  bench.scrollTo(next);
  bench.open({ start: next.start, end: next.end, kind, id: mentionId(analysis, next) }, true);
}

/** Stores what the reader knows better, at once over the whole page, and offers the way back. */
export function correctName(bench: Bench, { name }: Entity, mention: Mention, wanted: NameCorrection): void {
  const { cards, page, wishes, fail } = bench;
  const { url, text } = page.article;
  const correction = correctionOf({ name, form: text.slice(mention.start, mention.end), url }, wanted);
  const byKey = cards.holdsFocus();
  cards.close();
  wishes
    .correct(correction)
    .then(() => {
      const t = wishes.words();
      cards.toast(correctionText(correction, t), {
        label: t('toast.undo'),
        focus: byKey,
        run: () => wishes.restore(correction).catch(fail),
      });
    })
    .catch(fail);
}

function correctionText(correction: Correction, t: Words): string {
  const { form: name } = correction;
  switch (correction.kind) {
    case 'not-a-name':
      return t(correction.scope === 'everywhere' ? 'toast.ignored' : 'toast.notName', { name });
    case 'kind':
      return t('toast.kind', { name, kind: t(`kind.${correction.is}`).toLocaleLowerCase('vi') });
    case 'same':
      return t('toast.same', { name, other: correction.as });
    case 'other':
      return t('toast.other', { name, other: correction.than });
  }
}
