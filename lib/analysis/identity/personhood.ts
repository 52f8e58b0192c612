import type { Candidate } from '@/lib/analysis/candidates/candidates';
import { hasFirmWord } from '@/lib/analysis/candidates/firm-words';
import type { Found } from '@/lib/analysis/candidates/typing';
import type { Engine } from '@/lib/analysis/engine';
import { formOf, gathered, wordsTaken } from '@/lib/analysis/identity/groups';
import { type Claims, claimsOf } from '@/lib/analysis/identity/short-forms';
import { cueAt, cueBefore, isAcronym, isSyllable, touches, type WordedArticle } from '@/lib/analysis/words';

/**
 * Finds people in what was found as something else, or not at all, by how the article as a whole treats them: it addresses somebody
 * («bà Goto») whom no person's name explains, but «Goto Haruka» does; a title gives words to them; or a pronoun speaks and nobody
 * else is there for it to mean. What the knowledge knows, and what is called a firm, stays what it is.
 *
 * Example: «Goto Haruka vẽ chip cho nồi cơm. … bà Goto nói» → Goto Haruka is a person.
 */
export function withPeople(
  article: WordedArticle,
  found: readonly Found[],
  rest: readonly Candidate[],
  engine: Engine,
): readonly Found[] {
  const called = withShortNames(article, withTellers(found, engine), rest, engine);
  if (called.some(({ verdict }) => verdict.kind === 'person')) return called;
  const form = spokenOf(article, called, engine);
  if (form === undefined) return called;
  return called.map((each) => (isOpen(each) && formOf(each.candidate.text) === form ? person(each.candidate) : each));
}

function withShortNames(
  article: WordedArticle,
  found: readonly Found[],
  rest: readonly Candidate[],
  engine: Engine,
): readonly Found[] {
  const addressed = addressedIn(article, found, engine);
  const short = shortPeople(found);
  let claims: Claims | undefined;
  const claimed = (kind: string, form: string) => {
    claims ??= claimsOf(gathered(found), engine);
    return claims.get(`${kind}:${form}`)?.some((group) => group.kind === kind) === true;
  };
  const isPerson = (candidate: Candidate) => {
    const isWanted = (name: string) =>
      (addressed.has(name) || (short.has(name) && candidate.to - candidate.from > 1)) && !claimed('person', name);
    const form = formOf(candidate.text);
    const keys = form.split(' ');
    const isForeign = !keys.every(isSyllable);
    return (
      keys.length <= (isForeign ? LONGEST : LONGEST_SYLLABLES) &&
      isPersonal(candidate) &&
      !engine.cues.has('honorific', keys[0] ?? '') &&
      !isOtherwise(candidate, engine) &&
      (isWanted(keys.at(-1) ?? '') || (isForeign && isWanted(keys[0] ?? ''))) &&
      // «Ba Tư» of «Ba Tư Taxi» is the firm.
      (keys.length < 2 || !claimed('company', form))
    );
  };
  if (addressed.size + short.size === 0) return found;
  const apart = new Set(
    found.filter(({ candidate }) => isOtherwise(candidate, engine)).map(({ candidate }) => formOf(candidate.text)),
  );
  const all = found.map((each) => {
    const form = formOf(each.candidate.text);
    return isOpen(each) && !apart.has(form) && isPerson(each.candidate) ? person(each.candidate) : each;
  });
  const more = rest.filter(
    (candidate) => candidate.to - candidate.from > 1 && candidate.entries.length === 0 && isPerson(candidate),
  );
  return [...all, ...more.map(person)];
}

/** Most words that tell who somebody is before the name: «giám đốc cảng biển», «học sinh lớp 11». */
const LONGEST_LEAD = 4;
const SOMEBODY = /^(?:chủ|khách|cư|người|học|sinh|thợ|cựu)$/;
/** «trợ lý ảo», «trợ lý số», «bác sĩ AI». */
const MACHINE = /^(?:ảo|số|ai|máy|thông|giọng)$/;
const ADVERB = /^(?:thì|cũng|vẫn|đã|vừa|mới|còn|lại|đều|từng)$/;

/** «Giám đốc cảng Yara Haddad cho biết»: who is told by an office or a trade and speaks is no product, whatever word stands before the name. */
function withTellers(found: readonly Found[], engine: Engine): readonly Found[] {
  const isThing = ({ verdict }: Found) => !verdict.entry && /^(?:product|place|organisation)$/.test(verdict.kind);
  const forms = new Set(
    found.flatMap((each) => {
      const { candidate } = each;
      const isTeller = isThing(each) && candidate.to - candidate.from > 1 && isPersonal(candidate);
      return isTeller && speaks(candidate, engine) && isLed(candidate, engine) ? [formOf(candidate.text)] : [];
    }),
  );
  if (forms.size === 0) return found;
  return found.map((each) => (isThing(each) && forms.has(formOf(each.candidate.text)) ? person(each.candidate) : each));
}

function speaks({ block: { words }, to }: Candidate, engine: Engine): boolean {
  let at = to;
  while (ADVERB.test(words[at]?.key ?? '')) at += 1;
  return cueAt(engine.cues, [...SPEECH, 'personal-verb'], words, at) > 0;
}

const SPEECH = ['speech-verb', 'report-verb'];

/** Small letters stand before the name, and open their clause with what somebody is. */
function isLed({ block: { words }, from }: Candidate, engine: Engine): boolean {
  for (let at = from - 1; at >= from - LONGEST_LEAD; at -= 1) {
    const word = words[at];
    if (!word || word.kind === 'punctuation' || (word.capital && !word.initial)) return false;
    if (!word.initial && words[at - 1]?.kind !== 'punctuation') continue;
    const role = cueAt(engine.cues, ['role', 'title', 'occupation'], words, at);
    const isMachine = MACHINE.test(words[at + role]?.key ?? '');
    return (role > 0 && at + role < from && !isMachine) || (SOMEBODY.test(word.key) && at < from - 1);
  }
  return false;
}

/** Most words of a person's name, of Vietnamese syllables and of others. */
const LONGEST_SYLLABLES = 3;
const LONGEST = 4;

/** The one word with a capital behind each address: «bà *Goto*», not «Anh Quốc», «bà Goto Haruka», nor the product «Cô Tư». */
function addressedIn(article: WordedArticle, found: readonly Found[], engine: Engine): ReadonlySet<string> {
  const names = new Set<string>();
  const others = found.filter(
    ({ verdict, candidate }) => verdict.kind !== 'person' && candidate.to - candidate.from > 1,
  );
  const isTaken = wordsTaken(others.map(({ candidate }) => candidate));
  for (const block of article.blocks) {
    const { words } = block;
    words.forEach((name, at) => {
      if (!name.capital || !PROPER.test(name.text)) return;
      const length = engine.cues.longestBefore('honorific', words, at);
      const [address, before, next] = [words[at - length], words[at - 1], words[at + 1]];
      if (length === 0 || isTaken(block, at - length) || !touches(article.text, before, name)) return;
      if (address?.capital && !address.initial) return;
      if (!next?.capital || !touches(article.text, name, next)) names.add(formOf(name.text));
    });
  }
  return names;
}

const PROPER = /^\p{Lu}[\p{Ll}\p{M}’'-][\p{L}\p{M}’'-]*$/u;

function shortPeople(found: readonly Found[]): ReadonlySet<string> {
  const names = new Set<string>();
  const short = found.filter(({ candidate }) => candidate.to - candidate.from === 1);
  for (const { candidate, verdict } of short)
    if (verdict.kind === 'person' && PROPER.test(candidate.text)) names.add(formOf(candidate.text));
  for (const { candidate, verdict } of short) if (verdict.kind !== 'person') names.delete(formOf(candidate.text));
  return names;
}

function isOpen({ verdict }: Found): boolean {
  return verdict.kind !== 'person' && !verdict.entry && verdict.rule !== 'trigger' && verdict.rule !== 'abbreviation';
}

/** Up to four words with capitals, no figures and nothing that firms call themselves. */
function isPersonal({ block: { words }, from, to }: Candidate): boolean {
  const name = words.slice(from, to);
  return (
    name.length <= LONGEST &&
    !hasFirmWord(name) &&
    name.every(({ text, capital }) => (capital || PARTICLE.test(text)) && !/\d/.test(text) && !isAcronym(text))
  );
}

const PARTICLE = /^(?:de|van|von|der|den|la|bin|al)$/;

/** «công ty Hải Nam», «ở Hải Nam», «chiếc Hải Nam»: what stands before it says what it is. */
function isOtherwise({ block: { words }, from }: Candidate, engine: Engine): boolean {
  return THING.test(words[from - 1]?.key ?? '') || cueBefore(engine.cues, TRIGGERS, words, from) > 0;
}

const THING = /^(?:ở|tại|trên|dùng|mua|bán|chiếc|con|mẫu|bản|dòng|quán|tiệm|hiệu|xưởng)$/;
const TRIGGERS = ['company-trigger', 'organisation-trigger', 'product-trigger', 'place-trigger'];

const PRONOUN = /^(?:ông|bà|anh|chị|cô)$/;
/** How many words a pronoun may stand before its verb: «anh cũng nói». */
const NEAR = 2;

/** The one name of an article without people whom its title quotes («Mirelle Adjei: ‘…’») or a pronoun means that speaks. */
function spokenOf(article: WordedArticle, found: readonly Found[], engine: Engine): string | undefined {
  const open = found.filter(
    (each) => isOpen(each) && isPersonal(each.candidate) && !isOtherwise(each.candidate, engine),
  );
  const titled = open.find(({ candidate, verdict }) => verdict.kind !== 'company' && isQuotedInTitle(candidate));
  if (titled) return formOf(titled.candidate.text);
  const pronoun = firstPronoun(article, engine);
  if (!pronoun) return undefined;
  const acting = open.filter((each) => isBefore(each.candidate, pronoun) && isActing(each));
  const forms = new Set(acting.map(({ candidate }) => formOf(candidate.text)));
  const [form] = forms;
  return forms.size === 1 ? form : undefined;
}

function isQuotedInTitle({ block, from, to }: Candidate): boolean {
  const { words } = block;
  return (
    block.index === 0 && from === 0 && to > 1 && words[to]?.text === ':' && /^["“«‘']$/.test(words[to + 1]?.text ?? '')
  );
}

/** A name that opens its sentence, of two words, or of one foreign word that is no firm's. */
function isActing({ candidate: { block, from, to }, verdict }: Found): boolean {
  const [word, before] = [block.words[from], block.words[from - 1]];
  if (!word?.initial || (before && !/^[.!?…]+$/.test(before.text))) return false;
  return to - from > 1 || (verdict.kind !== 'company' && !isSyllable(word.key));
}

function isBefore({ block, from }: Candidate, place: { block: number; at: number }): boolean {
  return block.index < place.block || (block.index === place.block && from < place.at);
}

/** Where a pronoun first speaks: «anh nhắn», «Cô cam kết». */
function firstPronoun({ blocks }: WordedArticle, engine: Engine): { block: number; at: number } | undefined {
  for (const { words, index } of blocks)
    for (let at = 0; at < words.length; at += 1) {
      if (!PRONOUN.test(words[at]?.key ?? '') || words[at + 1]?.capital || (words[at]?.capital && !words[at]?.initial))
        continue;
      for (let i = 1; i <= NEAR; i += 1) if (cueAt(engine.cues, SPEECH, words, at + i) > 0) return { block: index, at };
    }
  return undefined;
}

function person(candidate: Candidate): Found {
  return { candidate, verdict: { kind: 'person', rule: 'behaviour', sure: false } };
}
