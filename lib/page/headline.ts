import { type Metadata, metadataOf } from '@/lib/page/metadata';
import { type Run, type RunOptions, runsOf } from '@/lib/page/runs';

/** Where the content systems keep titles and leads; the structured data decides between them. */
const TITLES =
  'h1.title-detail, h1.detail-title, h1.kbwc-title, [data-role="title"], h1.article__title, .cms-title, h1.title-page, h1.content-detail-title, h1.the-article-title, h1#article_title, div.title-detail, h1.article-header__title, h1.vnbcb-title, h1.sc-longform-header-title, .thread-cover .title, h1.p-title-value, h1.title_news_detail, h1.title, h1.article-title, main article h1, h1';
const LEADS =
  'p.description, h2.description, [data-role="sapo"], .detail-sapo, .knc-sapo, .sapo, .news-sapo, [data-slot="sapo"], .singular-sapo, .content-detail-sapo, .the-article-summary, .article__sapo, .cms-desc, .article-content__lead, [data-field="sapo"], .sapo_detail, #article_sapo, .chappeau, .lr-summary-post, .vnbcbc-sapo, .sc-longform-header-sapo, .news-desc, h2.font18.bold, .lead, [itemprop="description"]';
/** What an agency puts before its lead: «(NLĐO) - », «TTO - », «Hà Nội (TTXVN) - »; no part of the sentence. */
const PREFIX =
  /^(?:\((?:[\p{Lu}][\p{L}.+\s/]{1,24})\)\s*[-–—:]?\s*|(?:TPO|TTO|TT|TNO|TP|NLĐO|NLĐ|NDO|PLO|SGGPO|SGGP|BNEWS|VOV\.VN|VOV|VTV\.vn|VTV|VTC News|ICTnews|ICTNews|Infonet|KTĐT|ĐTCK|ANTĐ|ANTD\.VN|QĐND|Chinhphu\.vn|Dân trí|VnExpress|Zing|CafeF|BĐT|HNM|LĐO|GD&TĐ|VietNamNet|Kinhtedothi|VietTimes|Vietnam\+)\s*[-–—]\s*|BNEWS\s+)/u;

/** The title's run where it stands on the page, and its words. */
export function titleOf(
  document: Document,
  root: Element,
  options: RunOptions,
  metadata: Metadata = metadataOf(document),
): { words: string; run?: Run } {
  const headline = metadata.headline && withoutSite(metadata.headline);
  const candidates: Run[] = [];
  for (const element of document.querySelectorAll(TITLES)) {
    if (root !== element && root.contains(element) && element.localName !== 'h1') continue;
    const run = wholeRun(element, options);
    if (run && run.text.length >= 8 && run.text.length <= 300) candidates.push(run);
  }
  const first = candidates[0];
  if (!headline) return first ? { words: first.text, run: first } : { words: withoutSite(document.title) };
  const best = candidates
    .map((run) => ({ run, alike: alikeness(run.text, headline) }))
    .sort((a, b) => b.alike - a.alike)[0];
  if (best && best.alike >= 0.5) return { words: best.run.text, run: best.run };
  return first && first.element.localName === 'h1' ? { words: first.text, run: first } : { words: headline };
}

/** The lead's run: a marked element outside or inside the body, or the run that the structured data calls its description. */
export function leadOf(
  document: Document,
  body: readonly Run[],
  title: string,
  options: RunOptions,
  metadata: Metadata,
): { run: Run; inBody: boolean } | undefined {
  for (const element of document.querySelectorAll(LEADS)) {
    const run = wholeRun(element, options);
    if (!run || run.text.length < 30 || run.text.length > 1200 || run.text === title) continue;
    if (run.linked > run.text.length * 0.6) continue;
    const within = body.find((other) => other.pieces[0]?.node === run.pieces[0]?.node);
    if (!within && !isNearBody(element, body)) continue;
    return { run: withoutPrefix(within ?? run), inBody: within !== undefined };
  }
  const description = metadata.description;
  // A description that is the beginning of a longer paragraph was cut from it: that paragraph is no lead.
  const named =
    description &&
    body.slice(0, 3).find((run) => {
      const { text } = withoutPrefix(run);
      return alikeness(text, description) >= 0.7 && text.length < description.length * 1.2;
    });
  return named ? { run: withoutPrefix(named), inBody: true } : undefined;
}

/** A run less its agency prefix; the rest keeps its pieces. */
function withoutPrefix(run: Run): Run {
  const length = PREFIX.exec(run.text)?.[0].length ?? 0;
  if (length === 0 || length >= run.text.length - 20) return run;
  let rest = length;
  const pieces = run.pieces.flatMap((piece) => {
    const cut = Math.min(rest, piece.length);
    rest -= cut;
    return cut === piece.length ? [] : [{ node: piece.node, from: piece.from + cut, length: piece.length - cut }];
  });
  return { ...run, text: run.text.slice(length), pieces };
}

/** An element's text as one run, however it is divided. */
function wholeRun(element: Element, options: RunOptions): Run | undefined {
  if (!options.rendered(element)) return undefined;
  const { runs } = runsOf(element, options);
  return [...runs].sort((a, b) => b.text.length - a.text.length)[0];
}

/** A lead stands before the body, not in a teaser elsewhere: it shares with the body an ancestor that is not the whole page, or precedes it. */
function isNearBody(element: Element, body: readonly Run[]): boolean {
  const node = body[0]?.pieces[0]?.node;
  return node === undefined || (element.compareDocumentPosition(node) & 4) !== 0;
}

/** «Tên bài - Báo VnExpress Kinh doanh», «… | Báo Dân trí»: the words before the publication. */
function withoutSite(title: string): string {
  const last = Math.max(...['-', '|', '–'].map((mark) => title.lastIndexOf(mark)));
  const [before, behind] = [title.slice(0, last), title.slice(last + 1)];
  const site = behind.trim().replace(/^(?:Báo|Tạp chí|Trang) /u, '');
  const isSite = last > 0 && /\s$/.test(before) && /^\s/.test(behind) && site.length >= 2 && site.length <= 40;
  return (isSite ? before : title).trim();
}

/** The share of the shorter text's words that the other has too, 0 to 1. */
function alikeness(a: string, b: string): number {
  const words = (text: string) =>
    new Set(
      text
        .normalize('NFC')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [],
    );
  const [x, y] = [words(a), words(b)];
  const [small, large] = x.size < y.size ? [x, y] : [y, x];
  let shared = 0;
  for (const word of small) if (large.has(word)) shared += 1;
  return small.size === 0 ? 0 : (shared / small.size) * Math.min(1, (2.5 * small.size) / large.size);
}
