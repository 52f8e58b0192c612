import type { EntityKind } from '@/lib/analysis/analysis';
import { isAcronym } from '@/lib/analysis/words';
import type { CorpusLine, CorpusText } from './corpus';
import type { Random } from './random';

/** What may stand for another name: names of one kind and build, as they are written. */
export type Pool = ReadonlyMap<string, readonly string[]>;

/**
 * Every name of texts that has no short form, by kind and build, for `swapped` to draw from.
 *
 * Example: «Mây Xanh» and «Sao Biển» are companies of two Vietnamese words, «Lumora» is one of one foreign word.
 */
export function poolOf(texts: readonly CorpusText[]): Pool {
  const pool = new Map<string, Set<string>>();
  for (const text of texts)
    for (const [name, kind] of loneNames(text)) {
      const build = buildOf(name, kind);
      pool.set(build, (pool.get(build) ?? new Set()).add(name));
    }
  return new Map([...pool].map(([build, names]) => [build, [...names].sort()]));
}

/**
 * The text with its names exchanged for others of the same kind and build, the same one throughout; a name with short forms keeps
 * its own, and so does one that the text also has within another name or in plain words.
 */
export function swapped(text: CorpusText, pool: Pool, random: Random): CorpusText {
  const exchange = new Map<string, string>();
  for (const [name, kind] of loneNames(text)) {
    const names = pool.get(buildOf(name, kind)) ?? [];
    const other = names[Math.floor(random() * names.length)];
    if (other) exchange.set(name, other);
  }
  return { ...text, lines: text.lines.map((line) => exchanged(line, exchange)) };
}

/** Names of one kind only, and never short for another or with a short form. */
function loneNames(text: CorpusText): Map<string, EntityKind> {
  const kinds = new Map<string, EntityKind>();
  const kept = new Set<string>();
  for (const line of text.lines)
    for (const { start, end, kind, full } of line.names) {
      const name = line.text.slice(start, end);
      if (full) kept.add(name).add(full);
      if ((kinds.get(name) ?? kind) !== kind) kept.add(name);
      kinds.set(name, kind);
    }
  const all = text.lines.map((line) => line.text).join('\n');
  for (const name of kinds.keys()) {
    const marked = text.lines
      .flatMap((line) => line.names)
      .filter(({ start, end }) => end - start === name.length).length;
    if (kept.has(name) || all.split(name).length - 1 > marked) kinds.delete(name);
  }
  return kinds;
}

function exchanged(line: CorpusLine, exchange: ReadonlyMap<string, string>): CorpusLine {
  let text = '';
  let from = 0;
  const names: CorpusLine['names'][number][] = [];
  for (const name of [...line.names].sort((a, b) => a.start - b.start)) {
    const written = line.text.slice(name.start, name.end);
    const other = exchange.get(written) ?? written;
    text += line.text.slice(from, name.start);
    names.push({ ...name, start: text.length, end: text.length + other.length });
    text += other;
    from = name.end;
  }
  return { ...line, text: text + line.text.slice(from), names, quotations: [], reported: [] };
}

/** The kind, how many words, whether they are Vietnamese, and whether there are figures, capitals alone or a capital inside. */
function buildOf(name: string, kind: EntityKind): string {
  const words = name.split(' ');
  const traits = [
    /[àáảãạăâđèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵằắẳẵặầấẩẫậềếểễệồốổỗộờớởỡợừứửữự]/iu.test(name),
    /\d/.test(name),
    isAcronym(words[0] ?? ''),
    /\p{Ll}\p{Lu}/u.test(name),
    /^\p{Lu}\p{Ll}+ \p{Ll}/u.test(name),
  ];
  // A ministry where a newspaper stood would be nonsense.
  const head = kind === 'organisation' && traits[0] ? words[0] : '';
  return `${kind} ${Math.min(words.length, 4)} ${traits.map(Number).join('')} ${head}`;
}
