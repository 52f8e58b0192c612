import type { Candidate } from '@/lib/analysis/candidates/candidates';
import type { Engine } from '@/lib/analysis/engine';
import { formOf, type Group, inOrder, lastBefore, placeOf, wordsTaken } from '@/lib/analysis/identity/groups';
import { cueBefore, touches, type Word, type WordedArticle } from '@/lib/analysis/words';
import { keysOf } from '@/lib/text/tokens';

/** Heads that stand for a whole institution where they have a capital; the longer ones first. */
const INSTITUTION =
  /^(?:đại sứ quán|ban quản lý|ủy ban|uỷ ban|trung tâm|học viện|hiệp hội|liên minh|liên đoàn|tổng cục|chi cục|chi hội|cơ quan|bệnh viện|nhà trường|bộ|sở|cục|vụ|viện|trường|hội|ban)$/;
const FIRM = /^(?:tổng công ty|công ty|tập đoàn|ngân hàng|quỹ|hãng)$/;
/** What «nhà trường» may mean. */
const SCHOOL = /^(?:trường|đại học|học viện|cao đẳng) /;
const LONGEST_HEAD = 3;
/** Behind a head these make another word of it: «Bộ trưởng», «Hội nghị», «Công ty con». */
const COMPOUND =
  /^(?:trưởng|phó|môn|nghị|thảo|đồng|viên|hợp|học|sở|hữu|giám|tổ|chức|lãnh|đạo|điều|hành|con|mẹ|chủ|đầu|phận|máy|nhớ|sách|lạc|chính|nhân|bên|khi|lễ|quản|thân|hết)$/;
/** Behind a head that opens a sentence these show that it is a name's. */
const GOES_ON = /^(?:đã|sẽ|đang|vừa|cũng|còn|là|có|và|khuyến|cho|nhấn|khẳng|đề|yêu|mong|không|chưa|được|cam|phối)$/;

/** True for a form that is such a head and nothing more: found as a name, it is none. */
export function isBareHead(form: string): boolean {
  return INSTITUTION.test(form) || FIRM.test(form);
}

/** A place where a name is written with its head: «Trung tâm Internet Việt Nam», «tập đoàn Alibaba». */
interface Headed {
  readonly group: Group;
  readonly candidate: Candidate;
}

/**
 * Finds capitalised heads that stand for a whole name («Trung tâm cho biết») and adds each to the last one so headed; where two
 * such names stand in the sentence before, or none stands anywhere, nothing. A firm's head alone may mean the firm of the title.
 */
export function addHeads(article: WordedArticle, groups: readonly Group[], engine: Engine): void {
  const named = groups.filter(({ kind }) => kind === 'organisation' || kind === 'company');
  const byHead = headedNames(named);
  const firm = firmOfTitle(named);
  for (const candidate of bareHeads(article, groups, engine)) {
    const head = keysOf(candidate.block.words, candidate.from, candidate.to - candidate.from);
    const group = meant(byHead.get(head) ?? [], candidate, FIRM.test(head) ? firm : undefined);
    const evidence = { rule: 'short-form' as const };
    group?.places.push({ span: placeOf(candidate), candidate, evidence, sure: false, head: true });
  }
}

function firmOfTitle(named: readonly Group[]): Group | undefined {
  const firms = named.filter(
    ({ kind, places }) => kind === 'company' && places.some(({ candidate }) => candidate.block.index === 0),
  );
  return firms.length === 1 ? firms[0] : undefined;
}

/** Heads that stand alone, outside of every name found. */
function bareHeads(article: WordedArticle, groups: readonly Group[], engine: Engine): Candidate[] {
  const candidates = (some: readonly Group[]) => some.flatMap(({ places }) => places.map(({ candidate }) => candidate));
  const isTaken = wordsTaken(candidates(groups));
  const isPerson = wordsTaken(candidates(groups.filter(({ kind }) => kind === 'person')));
  return article.blocks.flatMap((block) => {
    if (block.shouting) return [];
    const { words } = block;
    return words.flatMap((word, at): Candidate[] => {
      const before = words[at - 1];
      if (
        !word.capital ||
        isTaken(block, at) ||
        (before?.capital && !before.initial && touches(article.text, before, word))
      )
        return [];
      const length = headLength(words, at, engine, (next) => isPerson(block, next));
      const text = article.text.slice(word.start, words[at + length - 1]?.end);
      return length > 0 ? [{ block, from: at, to: at + length, text, entries: [] }] : [];
    });
  });
}

/** How many words a head covers that begins here and stands alone; 0 where none does. */
function headLength(words: readonly Word[], at: number, engine: Engine, isPerson: (at: number) => boolean): number {
  for (let length = LONGEST_HEAD; length > 0; length -= 1) {
    const head = keysOf(words, at, length);
    if (words.length < at + length || !isBareHead(head)) continue;
    const next = words[at + length];
    const goesWithNext = next?.capital || next?.kind === 'number' || COMPOUND.test(next?.key ?? '');
    // «Chủ tịch Ủy ban Nguyễn Hoàng Anh»: the person's office ends before the name.
    const isOffice = cueBefore(engine.cues, ['role', 'title'], words, at) > 0 && isPerson(at + length);
    if (goesWithNext && !isOffice) return 0;
    const stands = !words[at]?.initial || (INSTITUTION.test(head) && goesOn(words, at + length, engine));
    return stands ? length : 0;
  }
  return 0;
}

function goesOn(words: readonly Word[], at: number, engine: Engine): boolean {
  const next = words[at];
  if (!next) return false;
  return GOES_ON.test(next.key) || engine.cues.longestAt('speech-verb', words, at) > 0 || next.text === ',';
}

/** By head, in the order of the text, where names are written with it. */
function headedNames(groups: readonly Group[]): Map<string, Headed[]> {
  const byHead = new Map<string, Headed[]>();
  for (const group of groups)
    for (const { candidate } of group.places)
      for (const head of headsOf(candidate)) {
        const list = byHead.get(head) ?? [];
        byHead.set(head, list);
        list.push({ group, candidate });
      }
  return new Map([...byHead].map(([head, list]) => [head, inOrder(list)]));
}

/** The head that a name begins with, or that stands before it. */
function headsOf({ block: { words }, from, to }: Candidate): string[] {
  const heads: string[] = [];
  for (let length = LONGEST_HEAD; length > 0; length -= 1) {
    const own = keysOf(words, from, length);
    if (to - from > length && isBareHead(formOf(own))) heads.push(own);
    const before = from >= length ? keysOf(words, from - length, length) : '';
    if (isBareHead(before)) heads.push(before);
    if (heads.length > 0) break;
  }
  if (SCHOOL.test(formOf(keysOf(words, from, to - from)))) heads.push('nhà trường', 'trường');
  return heads;
}

/** The last name so headed before a place, or the only one of the article. */
function meant(headed: readonly Headed[], place: Candidate, firm: Group | undefined): Group | undefined {
  const last = lastBefore(headed, place);
  const nearest = headed[last];
  if (!nearest) return new Set(headed.map(({ group }) => group)).size > 1 ? undefined : (headed[0]?.group ?? firm);
  const rival = headed[last - 1];
  const isOpen = rival && rival.group !== nearest.group && inOneSentence(rival.candidate, nearest.candidate);
  return isOpen ? undefined : nearest.group;
}

function inOneSentence(one: Candidate, other: Candidate): boolean {
  if (one.block !== other.block) return false;
  return !one.block.words.slice(one.to, other.from).some(({ initial }) => initial);
}
