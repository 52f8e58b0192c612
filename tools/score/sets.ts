import { readFileSync } from 'node:fs';
import { analyse } from '@/lib/analysis/analyse';
import type { Engine } from '@/lib/analysis/engine';
import { type ArticleText, articleText } from '@/lib/text/article-text';
import { sentenceSpans } from '@/lib/text/sentences';
import { overlaps, type Span } from '@/lib/text/span';

/** What one of the small gold sets says: how many are right of how many, and what is wrong, in words. */
export interface SetScore {
  readonly right: number;
  readonly all: number;
  readonly errors: readonly string[];
}

/**
 * Borders of sentences within a block (its end is none): ‖ stands where one sentence ends and the next begins. F1 as
 * `right / all`, all being half of the borders there and half of those found.
 */
export function bordersScore(file: string): SetScore & { readonly sentences: number } {
  let [right, there, found, sentences] = [0, 0, 0, 0];
  const errors: string[] = [];
  for (const line of linesOf(file)) {
    const parts = line.split('‖');
    const text = parts.join('');
    sentences += parts.length;
    const gold = new Set(parts.slice(0, -1).map((_, i) => trimmedLength(parts.slice(0, i + 1).join(''))));
    const cut = new Set(
      sentenceSpans(text, { start: 0, end: text.length })
        .slice(0, -1)
        .map(({ end }) => end),
    );
    there += gold.size;
    found += cut.size;
    for (const at of gold) if (cut.has(at)) right += 1;
    for (const at of gold)
      if (!cut.has(at)) errors.push(`no border: ${text.slice(Math.max(0, at - 30), at)}‖${text.slice(at, at + 20)}`);
    for (const at of cut)
      if (!gold.has(at)) errors.push(`a border: ${text.slice(Math.max(0, at - 30), at)}‖${text.slice(at, at + 20)}`);
  }
  return { right, all: (there + found) / 2, errors, sentences };
}

/** A name of a text and the entries that it may be linked to; none where it is not the known thing. */
interface Link extends Span {
  readonly ids: readonly string[];
}

const LINK = /\[([^\][]+)\]\(([^()]+)\)/g;

/** Of the cards that are shown, how many are of the right entry. */
export function cardsScore(file: string, engine: Engine): SetScore {
  let [right, all] = [0, 0];
  const errors: string[] = [];
  for (const { text, links, cards } of linkedTexts(file, engine))
    for (const card of cards.filter(({ marked }) => marked)) {
      const link = links.find((each) => overlaps(each, card));
      all += 1;
      if (link?.ids.includes(card.entry)) right += 1;
      else errors.push(`«${text.slice(card.start, card.end)}» shown as ${card.entry}: ${text}`);
    }
  return { right, all, errors };
}

/** Of the names, how many are linked to their entry, and to none where they are not the known thing. */
export function linksScore(file: string, engine: Engine): SetScore {
  let [right, all] = [0, 0];
  const errors: string[] = [];
  for (const { text, links, cards } of linkedTexts(file, engine))
    for (const link of links) {
      const card = cards.find((each) => overlaps(each, link));
      const isRight = link.ids.length > 0 ? card !== undefined && link.ids.includes(card.entry) : !card?.marked;
      all += 1;
      if (isRight) right += 1;
      else
        errors.push(
          `«${text.slice(link.start, link.end)}» is ${link.ids.join(' or ') || 'nothing known'}, linked to ${card?.entry ?? 'nothing'}: ${text}`,
        );
    }
  return { right, all, errors };
}

/** Of the marks that hold no speech, how many are not shown as a quotation; with `speech`, of those that do, how many are. */
export function marksScore(file: string, engine: Engine, speech: boolean): SetScore {
  let [right, all] = [0, 0];
  const errors: string[] = [];
  for (const line of linesOf(file)) {
    if (line.startsWith('+ ') !== speech) continue;
    const article = oneParagraph(speech ? line.slice(2) : line);
    const { quotations } = analyse(article, engine);
    const shown = quotations.filter(({ kind }) => kind !== 'indirect');
    all += 1;
    if (shown.length > 0 === speech) right += 1;
    else errors.push(`${speech ? 'missed' : `${shown[0]?.kind} by ${shown[0]?.evidence.rule}`}: ${line}`);
  }
  return { right, all, errors };
}

/** Of short texts, how many are rightly called technology news or other news: «+ title ‖ paragraph», «- title ‖ paragraph». */
export function topicScore(file: string, engine: Engine): SetScore {
  let right = 0;
  const errors: string[] = [];
  const lines = linesOf(file);
  for (const line of lines) {
    const [title = '', text = ''] = line.slice(2).split(' ‖ ');
    const article = articleText([
      { role: 'title', text: title },
      { role: 'paragraph', text },
    ]);
    if (analyse(article, engine).isTech === line.startsWith('+')) right += 1;
    else errors.push(`topic: ${line}`);
  }
  return { right, all: lines.length, errors };
}

function linkedTexts(file: string, engine: Engine) {
  return linesOf(file).map((line) => {
    const links: Link[] = [];
    let text = '';
    let from = 0;
    for (const match of line.matchAll(LINK)) {
      const [whole, name = '', ids = ''] = match;
      text += line.slice(from, match.index);
      links.push({ start: text.length, end: text.length + name.length, ids: ids === '-' ? [] : ids.split('|') });
      text += name;
      from = match.index + whole.length;
    }
    text += line.slice(from);
    const article = oneParagraph(text);
    const { mentions, entities } = analyse(article, engine);
    const entryOf = new Map(entities.map(({ id, kind, entry }) => [id, kind === 'place' ? undefined : entry]));
    const cards = mentions.flatMap(({ start, end, marked, entity }) => {
      const entry = entryOf.get(entity);
      const from = article.blocks[1]?.start ?? 0;
      return entry === undefined ? [] : [{ start: start - from, end: end - from, marked, entry }];
    });
    return { text, links, cards };
  });
}

/** A sentence alone may be too short to be told Vietnamese; it names nothing. */
const TITLE = 'Tin công nghệ trong ngày hôm nay có gì';

function oneParagraph(text: string): ArticleText {
  return articleText([
    { role: 'title', text: TITLE },
    { role: 'paragraph', text },
  ]);
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

function trimmedLength(text: string): number {
  return text.trimEnd().length;
}
