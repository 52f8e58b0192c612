import type { EntityKind, EvidenceRule } from '@/lib/analysis/analysis';
import type { Candidate } from '@/lib/analysis/candidates/candidates';
import { described, describedBehind } from '@/lib/analysis/candidates/senses';
import type { Engine } from '@/lib/analysis/engine';
import { cueAt, cueBefore, isAcronym, isSyllable, type Word } from '@/lib/analysis/words';
import type { Span } from '@/lib/text/span';
import { spanOf } from '@/lib/text/tokens';

/** What the words around a candidate say it is, whatever it is called. */
export interface Context {
  readonly kind: EntityKind;
  readonly rule: EvidenceRule;
  /** The words that say so, in UTF-16 units of the article, end exclusive. */
  readonly cue: Span;
  /** Enough by itself, and for the same words elsewhere; else only a hint. */
  readonly strong: boolean;
}

/**
 * What stands before or behind a candidate and tells its kind: «hãng Lumora» is a firm, «Lumora ra mắt» may be one; undefined where
 * nothing does. What tells most surely is asked first.
 */
export function contextOf(candidate: Candidate, engine: Engine): Context | undefined {
  return (
    firmOfRole(candidate, engine) ??
    namedBefore(candidate, engine) ??
    namedBehind(candidate, engine) ??
    quotedBefore(candidate, engine) ??
    foreigner(candidate, engine) ??
    actingFirm(candidate, engine) ??
    usedProduct(candidate, engine)
  );
}

/** «CEO Lumora Jane Harper»: between a role and a person stands the firm. */
function firmOfRole(candidate: Candidate, engine: Engine): Context | undefined {
  const { block, from, entries } = candidate;
  // «chuyên gia Grab Farid Rahman»: behind other titles only a firm that is known.
  const isKnown = entries.some(({ entry }) => entry.kind === 'company');
  const role = cueBefore(engine.cues, isKnown ? ['role', 'title'] : ['role'], block.words, from);
  if (role === 0 || !personFollows(candidate, engine)) return undefined;
  return { kind: 'company', rule: 'trigger', cue: spanOf(block.words, from - role, role), strong: true };
}

function personFollows({ block, to }: Candidate, engine: Engine): boolean {
  const next = block.words[to];
  const after = block.words[to + 1];
  if (!next?.capital || !after?.capital) return false;
  return engine.names['given-west']?.has(next.key) === true || engine.names['surname-vi']?.has(next.key) === true;
}

/** «ông Lan», «ứng dụng Lumo», and with what it is for: «ứng dụng ghi chú Lumo». */
function namedBefore(candidate: Candidate, engine: Engine): Context | undefined {
  const nearest = triggerBefore(candidate, engine);
  // «hãng đồng hồ Fossil»: what a firm deals in says nothing of what its name is.
  const told = nearest && nearest.kind !== 'product' ? undefined : described(candidate, engine);
  if (told && (!nearest || told.kind === 'company')) return { ...told, rule: 'trigger', strong: true };
  return nearest;
}

/** What the cues of each kind tell; of two as long, the first. */
const TRIGGERS: readonly (Omit<Context, 'cue'> & { readonly classes: readonly string[] })[] = [
  { classes: ['honorific', 'title'], kind: 'person', rule: 'honorific', strong: true },
  { classes: ['company-trigger'], kind: 'company', rule: 'trigger', strong: true },
  { classes: ['organisation-trigger'], kind: 'organisation', rule: 'trigger', strong: true },
  { classes: ['product-trigger'], kind: 'product', rule: 'trigger', strong: true },
  { classes: ['place-trigger'], kind: 'place', rule: 'trigger', strong: false },
];

/** The longest cue right before a candidate: «thành phố Sông Xanh», not «phố Sông Xanh». */
function triggerBefore({ block: { words }, from }: Candidate, { cues }: Engine): Context | undefined {
  let longest = 0;
  let found: Context | undefined;
  for (const { classes, kind, rule, strong } of TRIGGERS) {
    const length = cueBefore(cues, classes, words, from);
    if (length <= longest) continue;
    longest = length;
    found = { kind, rule, cue: spanOf(words, from - length, length), strong };
  }
  return found;
}

/** «Varneko, công ty giặt là». */
function namedBehind(candidate: Candidate, engine: Engine): Context | undefined {
  const apposed = describedBehind(candidate, engine);
  return apposed && { ...apposed, rule: 'trigger', strong: true };
}

function quotedBefore({ block: { words }, from }: Candidate, { cues }: Engine): Context | undefined {
  const quoting = cues.longestBefore('quoting', words, from);
  if (quoting === 0) return undefined;
  return { kind: 'person', rule: 'behaviour', cue: spanOf(words, from - quoting, quoting), strong: true };
}

/** A foreign name does what only people do, or has an office behind it: «Jane Rowe, giám đốc …». */
function foreigner({ block: { words }, from, to }: Candidate, { cues }: Engine): Context | undefined {
  if (!isForeignName(words.slice(from, to))) return undefined;
  if (cues.longestAt('personal-verb', words, to) > 0)
    return { kind: 'person', rule: 'behaviour', cue: spanOf(words, to, 1), strong: true };
  if (to - from === 1 || words[to]?.text !== ',') return undefined;
  if (cueAt(cues, ['role', 'title'], words, to + 1) === 0) return undefined;
  return { kind: 'person', rule: 'honorific', cue: spanOf(words, to + 1, 1), strong: true };
}

/** One to three words in Latin letters that are no Vietnamese syllables and no abbreviations: «Patrohay», «Jane Rowe». */
function isForeignName(words: readonly Word[]): boolean {
  return (
    words.length <= 3 &&
    words.some((word) => !isSyllable(word.key)) &&
    words.every(
      (word) => /^\p{Lu}[\p{L}'’.-]+$/u.test(word.text) && !isAcronym(word.text) && !/\p{Ll}\p{Lu}/u.test(word.text),
    )
  );
}

/** «Lumora ra mắt», «Lumora sẽ ra mắt». */
function actingFirm({ block: { words }, to }: Candidate, { cues }: Engine): Context | undefined {
  const verb = AUXILIARIES.has(words[to]?.key ?? '') ? to + 1 : to;
  const length = cues.longestAt('company-verb', words, verb);
  if (length === 0) return undefined;
  return { kind: 'company', rule: 'behaviour', cue: spanOf(words, verb, length), strong: false };
}

const AUXILIARIES = new Set(['đã', 'sẽ', 'vừa', 'đang', 'cũng', 'mới']);

function usedProduct({ block: { words }, from }: Candidate, { cues }: Engine): Context | undefined {
  const using = cues.longestBefore('product-context', words, from);
  if (using === 0) return undefined;
  return { kind: 'product', rule: 'behaviour', cue: spanOf(words, from - using, using), strong: false };
}
