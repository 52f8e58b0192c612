import type { EntityKind, EvidenceRule } from '@/lib/analysis/analysis';
import type { Candidate } from '@/lib/analysis/candidates/candidates';
import { type Context, contextOf } from '@/lib/analysis/candidates/context';
import { hasFirmWord } from '@/lib/analysis/candidates/firm-words';
import { described, goodBefore, isOtherThing, toldByDescription } from '@/lib/analysis/candidates/senses';
import type { Engine } from '@/lib/analysis/engine';
import type { KnowledgeEntry } from '@/lib/analysis/knowledge/knowledge';
import { isAcronym, isSyllable, type Word } from '@/lib/analysis/words';
import type { Span } from '@/lib/text/span';
import { keysOf, spanOf } from '@/lib/text/tokens';

/** What a candidate was found to be. `sure` enough to speak for the same words elsewhere, or only a guess. */
export interface Verdict {
  readonly kind: EntityKind;
  readonly rule: EvidenceRule;
  readonly entry?: KnowledgeEntry;
  readonly cue?: Span;
  readonly sure: boolean;
}

/** A candidate that was decided. */
export interface Found {
  readonly candidate: Candidate;
  readonly verdict: Verdict;
}

/**
 * Decides what one candidate is, from the knowledge, its shape and the words around it; undefined where nothing speaks for it.
 * The same words may be decided elsewhere in the article; that is the document pass (names.ts).
 */
export function verdictOf(candidate: Candidate, engine: Engine): Verdict | undefined {
  const context = contextOf(candidate, engine);
  if (isOtherThing(candidate, engine)) return undefined;
  const known =
    usedVerdict(candidate) ??
    knownVerdict(candidate, context, isAddressed(candidate, engine)) ??
    borneOutVerdict(candidate, context, engine);
  if (known) return known;
  // «Công ty TNHH Giải pháp …» is no prize.
  if (candidate.shape?.rule !== 'trigger' && isEvent(candidate, 'company', engine)) return undefined;
  if (candidate.shape) {
    const { kind, rule } = candidate.shape;
    const cue = context?.kind === kind ? { cue: context.cue } : {};
    return {
      kind: context?.strong && isFirm(kind) && isFirm(context.kind) ? context.kind : kind,
      rule,
      ...cue,
      sure: true,
    };
  }
  const words = candidate.block.words.slice(candidate.from, candidate.to);
  if (isDateline(candidate)) return { kind: 'organisation', rule: 'name-shape', sure: true };
  if (isTermOnly(candidate, engine)) return undefined;
  if (hasFirmWord(words) && words.length > 1) return { kind: 'company', rule: 'name-shape', sure: true };
  const publication = words.length > 1 && PUBLICATION.test(candidate.text);
  if (publication) return { kind: 'organisation', rule: 'name-shape', sure: true };
  if (isLoneSyllable(candidate))
    return context?.rule === 'honorific' && isAddressed(candidate, engine) ? { ...context, sure: true } : undefined;
  const vague =
    !context?.strong && (words.every((word) => isSyllable(word.key)) || words.some((word) => isAcronym(word.text)));
  if (context && !vague && (context.strong || !startsSentence(candidate)))
    return fits(context.kind, words) ? { ...context, sure: context.strong } : undefined;
  if (words.length > 1 && MODEL.test(candidate.text) && !isSyllable(words[0]?.key ?? ''))
    return { kind: 'product', rule: 'name-shape', sure: false };
  return undefined;
}

/** «(Sông Xanh Online) – Sáng 3/11, …»: what a paragraph opens with in brackets before a dash is the publication. */
export function isDateline({ block: { words }, from, to }: Candidate): boolean {
  return from === 1 && words[0]?.text === '(' && words[to]?.text === ')' && /^[-–—]$/.test(words[to + 1]?.text ?? '');
}

/** «Ngày hội …», «Diễn đàn Kinh tế số 2026», «Aruna Global Summit»: an occasion, whatever institution it is named like. */
export function isEvent({ block: { words }, from, to }: Candidate, kind: EntityKind, engine: Engine): boolean {
  if (kind === 'person') return false;
  const isYear = to - from > 1 && /^(?:19|20)\d\d$/.test(words[to - 1]?.text ?? '');
  const last = words[isYear ? to - 2 : to - 1]?.text ?? '';
  if (to - from > 1 && kind !== 'organisation' && engine.cues.has('event-noun', last)) return true;
  return (
    kind !== 'product' &&
    (isYear || words[from]?.key === 'ngày' || engine.cues.longestAt('event-trigger', words, from) > 0)
  );
}

const PUBLICATION =
  /\b(?:Times|Post|Journal|News|Daily|Herald|Review|Magazine|University|Institute|Foundation|Association|Council|Agency|College|Observatory)$/;
const MODEL = /\s\p{L}?\d|\p{L}-\d/u;

function knownVerdict(candidate: Candidate, context: Context | undefined, addressed: boolean): Verdict | undefined {
  const { entries } = candidate;
  if (entries.length === 0) return undefined;
  const agreeing = context && entries.find(({ entry }) => entry.kind === context.kind);
  // «ông Vinh» is no city.
  if (addressed && entries.every(({ entry }) => entry.kind === 'place')) return undefined;
  const plain = entries.filter(({ ambiguous }) => !ambiguous);
  if (agreeing && (context.strong || plain.length !== 1))
    return {
      kind: context.kind,
      rule: agreeing.ambiguous ? 'knowledge-with-cue' : 'knowledge',
      entry: agreeing.entry,
      cue: context.cue,
      sure: true,
    };
  const first = plain.find(({ entry }) => entry.kind === 'company') ?? plain[0];
  if (!first) return undefined;
  return { kind: first.entry.kind, rule: 'knowledge', entry: first.entry, sure: true };
}

/**
 * «trên Hugging Face», of which only the firm is known: what something stands on, or is done with, is what the firm makes; «chủ sở hữu
 * Instagram», which is known as both: so is what somebody is said to be the owner of.
 */
function usedVerdict({ block: { words }, from, entries }: Candidate): Verdict | undefined {
  const owned = ownerBefore(words, from);
  const service = owned && entries.filter(({ entry }) => entry.kind === 'product');
  if (owned && service?.length === 1 && service[0])
    return { kind: 'product', rule: 'behaviour', entry: service[0].entry, cue: owned, sure: true };
  const [only] = entries;
  if (entries.length !== 1 || only?.ambiguous || only?.entry.kind !== 'company') return undefined;
  if (!USED.has(words[from - 1]?.key ?? '') || words[from - 2]?.key === 'người') return undefined;
  return { kind: 'product', rule: 'behaviour', entry: only.entry, cue: spanOf(words, from - 1, 1), sure: false };
}

const USED = new Set(['trên', 'lên', 'dùng', 'chạy']);

function ownerBefore(words: readonly Word[], at: number): Span | undefined {
  const from = at - (words[at - 1]?.key === 'của' ? 4 : 3);
  return from >= 0 && keysOf(words, from, 3) === 'chủ sở hữu' ? spanOf(words, from, at - from) : undefined;
}

/** An ambiguous name behind what it is the name of: «hãng gọi xe Be», «ứng dụng ghi chú Notion»; or what its firm sells: «loa Marshall». */
function borneOutVerdict(candidate: Candidate, context: Context | undefined, engine: Engine): Verdict | undefined {
  if (candidate.entries.length === 0) return undefined;
  const only = (kind: EntityKind) => {
    const known = candidate.entries.filter(({ entry }) => entry.kind === kind);
    return known.length === 1 ? known[0]?.entry : undefined;
  };
  const { kind, cue } = described(candidate, engine) ?? {};
  const entry = kind && only(kind);
  if (entry && cue) return { kind, rule: 'knowledge-with-cue', entry, cue, sure: true };
  const paper = only('organisation');
  const told = paper?.facts.class === 'publication' ? sourceBeside(candidate, engine) : undefined;
  if (paper && told) return { kind: 'organisation', rule: 'knowledge-with-cue', entry: paper, cue: told, sure: true };
  const maker = only('company');
  const good = maker && goodBefore(candidate, engine);
  const glossed = good ? undefined : toldByDescription(candidate);
  if (glossed) {
    // «trình duyệt Opera» is what the firm of that name makes.
    const isGood = context?.kind === 'product' && glossed.entry.kind === 'company';
    return { kind: isGood ? 'product' : glossed.entry.kind, rule: 'knowledge-with-cue', ...glossed, sure: true };
  }
  return good && { kind: 'product', rule: 'knowledge-with-cue', entry: maker, cue: good, sure: true };
}

/** What tells that somebody is quoted, or quotes: «theo Tuổi Trẻ», «trao đổi với Thanh Niên», «Tiền Phong đưa tin». */
function sourceBeside({ block: { words }, from, to }: Candidate, { cues }: Engine): Span | undefined {
  const before = cues.longestBefore('source-marker', words, from);
  if (before > 0) return spanOf(words, from - before, before);
  const behind = cues.longestAt('speech-verb', words, to);
  return behind > 0 ? spanOf(words, to, behind) : undefined;
}

function isFirm(kind: EntityKind): boolean {
  return kind === 'company' || kind === 'organisation';
}

/** «Tuấn», «Anh»: one Vietnamese syllable and no abbreviation, which alone proves nothing. */
export function isLoneSyllable({ block, from, to }: Candidate): boolean {
  const word = block.words[from];
  return (
    to - from === 1 && word !== undefined && isSyllable(word.key) && !(isAcronym(word.text) && word.text.length > 1)
  );
}

/** «ông Tuấn», not «kỹ sư Việt»: a lone syllable is a person only behind an honorific. */
export function isAddressed(candidate: Candidate, engine: Engine): boolean {
  return engine.cues.longestBefore('honorific', candidate.block.words, candidate.from) > 0 && candidate.text !== 'Việt';
}

function startsSentence(candidate: Candidate): boolean {
  return candidate.block.words[candidate.from]?.initial === true;
}

/** «AI», «CEO», «5G»: an abbreviation of the glossary or of everyday writing is no name. */
export function isTermOnly(candidate: Candidate, engine: Engine): boolean {
  const words = candidate.block.words.slice(candidate.from, candidate.to);
  if (words.length > 2) return false;
  const term = engine.terms.longest(words, 0);
  if (term && term.length === words.length) return true;
  return words.every(
    (word) =>
      engine.cues.has('role', word.text) ||
      engine.cues.has('generic', word.text) ||
      COMMON.has(word.key) ||
      /^\d/.test(word.text),
  );
}

const COMMON = new Set(
  'ai usd vnd eur gpu cpu ram rom ssd hdd led oled lcd tv pc it ict cntt r&d kpi gdp fdi usb nfc gps sim esim qr url vr ar xr iot 2g 3g 4g 5g 6g lte wi-fi wifi bluetooth hdr fps mp gb tb mb ghz mhz covid-19 covid internet online web video app email id ok vip hot top blog chip robot pin i ii iii iv v'.split(
    ' ',
  ),
);

function fits(kind: EntityKind, words: readonly Word[]): boolean {
  const [first] = words;
  if (!first) return false;
  if (kind === 'person')
    return words.every((word) => !/\d/.test(word.text)) && (words.length > 1 || !isAcronym(first.text));
  if (kind === 'place') return words.every((word) => isSyllable(word.key)) || words.length === 1;
  return true;
}
