import type { Run } from '@/lib/page/runs';

/** Lines that lead elsewhere: «Xem thêm: …», «>> …», «Đọc thêm». */
const ELSEWHERE =
  /^(?:>{1,3}|»|▶|►|→|\[?(?:xem thêm|đọc thêm|đọc tiếp|đọc ngay|tham khảo thêm|tin liên quan|bài liên quan|tin mới|có thể bạn quan tâm|mời (?:bạn |quý )?(?:độc giả|đọc|xem)|xem video|video:|clip:|nguồn ảnh|ảnh:|>>))/iu;
/** What a credit begins with: «… - Ảnh: Reuters», «(Ảnh: X/TTXVN)». */
const CREDIT = /(?:^|[\s(.–-])(?:ảnh|photo|đồ họa|clip|video)(?: minh họa| chụp màn hình)?\s?[:：]/giu;
const LONGEST_CREDIT = 62;
/** A sign-off that is all of its line, «Theo Reuters», «Nguồn: …»; or ends it in brackets, «(Theo Bloomberg)», «Hà Thu (tổng hợp)». */
const SIGN_OFF = /^\(?\s*(?:theo|nguồn|tổng hợp|biên dịch|source)\b[^.!?]{0,72}\.?$/iu;
const SIGN_OFF_IN_BRACKETS = /^\((?:tổng hợp|theo [^)]{2,60}|t\/h|lược dịch|biên dịch)\)\.?$/iu;
const DATELINE =
  /^(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật),?\s*(?:ngày\s*)?\d{1,2}[/.-]\d{1,2}|^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b.{0,30}$/iu;
const MOST_SIGN_OFF = 3;

/** The runs of a body that are the article's: no lines of links, captions, datelines, repeated titles, no sign-off at its end. */
export function articleRuns(runs: readonly Run[], title: string, withCaptions: boolean): Run[] {
  const kept = runs.filter((run, i) => !isStray(run, title, withCaptions) && !(isLink(run) && isAmongLinks(runs, i)));
  let end = kept.length;
  for (let i = 0; i < MOST_SIGN_OFF && end > 1; i += 1) {
    const last = kept[end - 1];
    if (!last || !isSignOff(last)) break;
    end -= 1;
  }
  return kept.slice(0, end);
}

function isStray(run: Run, title: string, withCaptions: boolean): boolean {
  const text = run.text.normalize('NFC');
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  if (ELSEWHERE.test(text) && (run.linked > text.length * 0.3 || text.length < 140)) return true;
  if (!withCaptions && text.length < 400 && endsInCredit(text)) return true;
  if (DATELINE.test(text)) return true;
  return text.length > 12 && text === title.normalize('NFC');
}

/** A caption ends in who made the picture, no sentence behind it. */
function endsInCredit(text: string): boolean {
  return [...text.matchAll(CREDIT)].some(({ index, 0: { length } }) => {
    const rest = text
      .slice(index + length)
      .trim()
      .replace(/\.$/, '');
    return rest !== '' && rest.length <= LONGEST_CREDIT && !/[.!?]/.test(rest);
  });
}

/** A run that is one link and no sentence: the title of another article. */
function isLink(run: Run): boolean {
  return run.linked >= run.text.length * 0.85 && !/[.!…:”"]$/.test(run.text) && run.text.length > 12;
}

/** A link of its own paragraph is somebody else's title where another such link stands beside it, or it is long. */
function isAmongLinks(runs: readonly Run[], at: number): boolean {
  const beside = [runs[at - 1], runs[at + 1]].some((run) => run !== undefined && isLink(run));
  return beside || (runs[at]?.text.split(' ').length ?? 0) >= 6;
}

function isSignOff(run: Run): boolean {
  const text = run.text.normalize('NFC');
  if (text.length > 90) return false;
  if (SIGN_OFF.test(text) || SIGN_OFF_IN_BRACKETS.test(text.slice(Math.max(0, text.lastIndexOf('('))))) return true;
  const right = /right/.test(
    `${run.element.getAttribute('style') ?? ''} ${run.element.getAttribute('align') ?? ''} ${run.element.getAttribute('class') ?? ''}`,
  );
  const isName =
    text.split(' ').length <= 5 &&
    !/[.!?:;”"]$/.test(text) &&
    text.split(/[\s-]+/).every((word) => /^[\p{Lu}(]/u.test(word) || /^[-–&]$/.test(word));
  return isName || (right && !/[.!?”"]$/.test(text));
}
