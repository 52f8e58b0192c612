import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityKind } from '@/lib/analysis/analysis';
import type { Span } from '@/lib/text/span';

/** Where the corpus of the project stands. */
export const CORPUS = join(import.meta.dirname, 'corpus');

/** A name in a line of the corpus; `full` where the line has a short form. Offsets are UTF-16 into the line's plain text. */
interface CorpusName extends Span {
  readonly kind: EntityKind;
  readonly full?: string;
}

/** A direct quotation; `speaker` is undefined where nobody is named. */
interface CorpusQuotation extends Span {
  readonly speaker: string | undefined;
}

export interface CorpusLine {
  readonly text: string;
  readonly names: readonly CorpusName[];
  readonly quotations: readonly CorpusQuotation[];
  /** Reported speech, annotated in the test split and in one file of the training texts. */
  readonly reported: readonly CorpusQuotation[];
}

/** A text of the corpus: its first line is the title. */
export interface CorpusText {
  readonly place: string;
  readonly kind: string;
  readonly writer: string;
  readonly split: 'train' | 'dev' | 'test';
  readonly lines: readonly CorpusLine[];
}

const KINDS: Record<string, EntityKind> = { C: 'company', O: 'organisation', P: 'person', L: 'place', D: 'product' };
const NAME = /\[([^[\]]+)\]\(([COPLD])(?::([^()]+(?:\([^()]*\)[^()]*)?))?\)/y;
const SPEAKER = /\{([^{}]*)\}/y;
const MARKS: Record<string, string> = { '”': '“', '"': '"', '»': '«', '’': '‘' };

/** Reads every text of a folder; throws, naming file and line, on what is no text of the form that README.md beside it describes. */
export function readCorpus(folder: string): CorpusText[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) => textsOf(readFileSync(join(folder, file), 'utf8'), file));
}

/** The texts of one file. */
export function textsOf(content: string, file: string): CorpusText[] {
  if (content !== content.normalize('NFC')) throw new Error(`${file}: not in NFC`);
  const texts: CorpusText[] = [];
  let lines: CorpusLine[] | undefined;
  content.split('\n').forEach((raw, i) => {
    const place = `${file}:${i + 1}`;
    const line = raw.trim();
    if (line === '') {
      lines = undefined;
    } else if (line.startsWith('# ')) {
      const fields = Object.fromEntries(
        line
          .slice(2)
          .split('|')
          .map((field) => field.split(':').map((part) => part.trim())),
      );
      const { kind, writer, split } = fields;
      if (!kind || !writer || !['train', 'dev', 'test'].includes(split)) throw new Error(`${place}: no proper header`);
      lines = [];
      texts.push({ place, kind, writer, split, lines });
    } else {
      if (!lines) throw new Error(`${place}: a text without a header`);
      lines.push(lineOf(line, place));
    }
  });
  return texts;
}

/**
 * One line: names as `[Trần Minh](P)`, short forms as `[Minh](P:Trần Minh)`, a direct quotation's speaker right behind its closing
 * mark, or at the end of a dash-led answer, as `{Trần Minh}` or `{}`; reported speech as `⟪…⟫{Trần Minh}`.
 */
function lineOf(source: string, place: string): CorpusLine {
  let text = '';
  const names: CorpusName[] = [];
  const quotations: CorpusQuotation[] = [];
  const reported: CorpusQuotation[] = [];
  let reportedFrom: number | undefined;
  for (let at = 0; at < source.length; ) {
    NAME.lastIndex = at;
    SPEAKER.lastIndex = at;
    const name = source[at] === '[' ? NAME.exec(source) : null;
    const speaker = source[at] === '{' ? SPEAKER.exec(source) : null;
    if (name) {
      const [whole, form = '', kind = '', full] = name;
      const span = { start: text.length, end: text.length + form.length, kind: KINDS[kind] as EntityKind };
      names.push(full ? { ...span, full } : span);
      text += form;
      at += whole.length;
    } else if (speaker) {
      const named = speaker[1]?.trim() || undefined;
      if (text.endsWith('⟫') && reportedFrom !== undefined) {
        text = text.slice(0, -1);
        reported.push({ start: reportedFrom, end: text.length, speaker: named });
        reportedFrom = undefined;
      } else quotations.push({ ...spoken(text, place), speaker: named });
      at += speaker[0].length;
    } else if (source[at] === '⟪') {
      reportedFrom = text.length;
      at += 1;
    } else if ('[]{}'.includes(source[at] ?? '')) {
      throw new Error(`${place}: a bracket that is no annotation: ${source.slice(at, at + 40)}`);
    } else {
      text += source[at];
      at += 1;
    }
  }
  if (text.includes('⟫') || reportedFrom !== undefined) throw new Error(`${place}: reported speech without a speaker`);
  return { text, names, quotations, reported };
}

/** What stands between the marks that end here, or behind the dash of an answer. */
function spoken(text: string, place: string): Span {
  const close = text.at(-1) ?? '';
  const open = MARKS[close];
  const from = open ? openingOf(text, open, close) : -1;
  if (from >= 0) return { start: from + 1, end: text.length - 1 };
  const dash = /^[-–—]\s*/.exec(text);
  if (dash) return { start: dash[0].length, end: text.length };
  throw new Error(`${place}: a speaker behind no quotation: ${text.slice(-40)}`);
}

function openingOf(text: string, open: string, close: string): number {
  if (open === close) return text.lastIndexOf(open, text.length - 2);
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (text[at] === close) depth += 1;
    if (text[at] === open) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}
