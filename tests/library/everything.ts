import fc from 'fast-check';
import { emptyBin } from '@/lib/library/bin';
import { addCorrection, removeCorrection } from '@/lib/library/corrections';
import type { Library } from '@/lib/library/database';
import { saveDraft } from '@/lib/library/drafts';
import { removeTerm, reviewTerm, saveTerm, tagTerm } from '@/lib/library/glossary';
import { changeNote, createNote, removeNote, restoreNote } from '@/lib/library/notes';
import type { Passage } from '@/lib/library/passages';
import { rememberArticle } from '@/lib/library/reading/articles';
import { keepArticle } from '@/lib/library/reading/kept';
import type { CorrectionId } from '@/lib/library/records';
import { rememberStandings } from '@/lib/library/standings';
import { articleText } from '@/lib/text/article-text';
import { draft, noteId, rowsOf } from './replicas';

/** One thing that a reader does; `n` says to which record. */
type Act = {
  readonly kind: (typeof ACTS)[number];
  readonly n: number;
  readonly text: string;
  readonly at: number;
};

const ACTS = [
  'note',
  'note',
  'note',
  'edit',
  'remove',
  'restore',
  'see',
  'see',
  'term',
  'term',
  'tag',
  'review',
  'forget-term',
  'correct',
  'undo',
  'read',
  'keep',
  'type',
  'empty',
] as const;

/** What readers write: marks of every alphabet, what a program would trip over, broken halves of pairs. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    '</script>',
    '],"sha256":"',
    '\n',
    '',
    '\ud800',
    'Tiếng Việt 😀',
    '\u202eRTL',
  ),
);

/** Some acts; about three of four make a record. */
export const acts = (most: number) =>
  fc.array(fc.record({ kind: fc.constantFrom(...ACTS), n: fc.nat(most), text: words, at: fc.nat(1_000_000) }), {
    minLength: 1,
    maxLength: most,
  }) as fc.Arbitrary<Act[]>;

/** Does them; times go on from `now`. */
export async function perform(library: Library, all: readonly Act[], now = 1000): Promise<void> {
  let time = now;
  for (const act of all) {
    time += 1;
    await performOne(library, act, time);
  }
}

async function performOne(library: Library, { kind, n, text, at }: Act, now: number): Promise<void> {
  const note = await library.notes.get(noteId(n));
  const term = `thuật ngữ ${n}`;
  const entry = await library.glossary.filter((row) => row.term === term).first();
  const correction = `c:00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as CorrectionId;
  const url = `https://bao.vn/${n}`;
  if (kind === 'note')
    await createNote(
      library,
      draft(n, {
        body: text,
        tags: text ? [text] : [],
        ...(at % 2 ? { speaker: { name: text || 'Lee' }, kind: 'quotation' } : {}),
      }),
      now,
    );
  if (kind === 'edit' && note)
    await changeNote(library, note.id, { body: { from: note.body, to: text }, colour: 'pink' }, now);
  if (kind === 'remove' && note) await removeNote(library, note.id, now);
  if (kind === 'restore' && note) await restoreNote(library, note.id, now);
  if (kind === 'see' && note) await rememberStandings(library, [{ id: note.id, standing: standing(text, at) }], now);
  if (kind === 'term') await saveTerm(library, { term, definition: text, english: text, origin: 'reader' }, now);
  if (kind === 'tag' && entry) await tagTerm(library, entry.id, { add: [`t${at}`] }, now);
  if (kind === 'review' && entry) await reviewTerm(library, entry.id, { ...REVIEW, due: at, stability: at / 7 }, now);
  if (kind === 'forget-term' && entry) await removeTerm(library, entry.id, now);
  if (kind === 'correct')
    await addCorrection(library, {
      id: correction,
      form: text || 'x',
      scope: 'article',
      url,
      kind: 'same',
      as: 'Lee',
      createdAt: now,
    });
  if (kind === 'undo') await removeCorrection(library, correction, now);
  if (kind === 'read') await rememberArticle(library, article(url, text), analysisOf(text), now);
  if (kind === 'keep') await keepArticle(library, article(url, text), analysisOf(text), now);
  if (kind === 'type') await saveDraft(library, url, text, now);
  if (kind === 'empty') await emptyBin(library, now - at);
}

/** How a passage may stand: one of the three ways. */
function standing(text: string, at: number): Passage['standing'] {
  const span = { start: 0, end: 4 };
  const diff = [
    { kind: 'same', text: 'gọi ' },
    { kind: 'added', text },
  ] as const;
  return ([{ kind: 'unchanged', span }, { kind: 'changed', span, diff }, { kind: 'gone' }] as const)[
    at % 3
  ] as Passage['standing'];
}

/** A term after its first review. */
export const REVIEW = {
  due: 0,
  stability: 0,
  difficulty: 5,
  elapsedDays: 0,
  scheduledDays: 1,
  learningSteps: 0,
  reps: 1,
  lapses: 0,
  state: 2,
};

function article(url: string, text: string) {
  const body = articleText([
    { role: 'title', text: `Tên ${text}` },
    { role: 'paragraph', text: `«${text}», ông Lee nói.` },
  ]);
  return { ...body, url, title: text, site: 'Báo', published: '2026-11-12' };
}

function analysisOf(text: string) {
  const start = `Tên ${text}\n`.length;
  const span = { start: start + 1, end: start + 1 + text.length };
  const evidence = { rule: 'honorific', cue: span } as const;
  const lee = { start: span.end + 3, end: span.end + 9 };
  return {
    language: 'vi',
    isTech: true,
    entities: [
      {
        id: 'e1',
        kind: 'person' as const,
        name: 'Lee',
        entry: 'lee',
        facts: { line: text, founders: [text] },
        aliases: [text],
        apposition: span,
      },
    ],
    mentions: [{ ...lee, entity: 'e1', marked: true, shortForm: lee, evidence }],
    quotations: [
      {
        kind: 'direct' as const,
        content: span,
        cue: lee,
        speaker: { entity: 'e1', name: 'Lee', role: span, evidence },
        evidence,
      },
    ],
    terms: [{ ...span, entry: 't', headword: text, definition: text }],
    summary: [span],
  };
}

/** Everything of a library that a backup carries. */
export async function everything(library: Library) {
  const names = ['ydocs', 'bin', 'articles', 'mentions', 'quotations', 'kept', 'standings', 'drafts'];
  const tables = await Promise.all(names.map(async (name) => [name, await library.table(name).toArray()] as const));
  return { rows: await rowsOf(library), ...Object.fromEntries(tables) };
}
