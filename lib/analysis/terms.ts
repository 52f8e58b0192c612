import type { Term } from '@/lib/analysis/analysis';
import type { Engine } from '@/lib/analysis/engine';
import type { TermEntry } from '@/lib/analysis/knowledge';
import type { Named } from '@/lib/analysis/names';
import type { WordedArticle } from '@/lib/analysis/words';
import { overlaps, type Span } from '@/lib/text/span';

const MOST = 12;
/** Words that almost every reader of technology news knows: explained in the popup's list, never first and never underlined. */
const EVERYDAY = new Set(
  'trí tuệ nhân tạo|startup|tin tặc|lỗ hổng|máy chủ|trình duyệt|thuật toán|chatbot|cảm biến|5g|ram|cpu|thuê bao|thương mại điện tử|công nghệ cao|xe điện|mã hóa|công cụ tìm kiếm|tự động hóa|2g|3g|4g|vệ tinh|sạc nhanh|độ phân giải|tin giả|siêu máy tính|cổ tức|thuế quan|gọi vốn|logistics|viral|hashtag|meme|podcast|mã qr|mã otp|hệ điều hành|kho ứng dụng|drone|ssd|oled|lcd|4k|full hd|bluetooth|gps'.split(
    '|',
  ),
);

/**
 * The terms of an article that a reader may not know, each where it first stands in the text, at most one in a paragraph,
 * the most telling first: long and special before everyday ones, and what the title or lead uses before the rest.
 */
export function findTerms(article: WordedArticle, named: Named, engine: Engine): Term[] {
  const isWithinName = withinNames(named);
  const first = new Map<TermEntry, { start: number; end: number; block: number; count: number; word: boolean }>();
  article.blocks.forEach(({ span, index, words }) => {
    if (span.role === 'title' || span.role === 'heading') return;
    for (let i = 0; i < words.length; ) {
      const hit = engine.terms.longest(words, i);
      if (!hit) {
        i += 1;
        continue;
      }
      const start = words[i]?.start ?? 0;
      const end = words[i + hit.length - 1]?.end ?? start;
      const isLoud = !/\p{Ll}/u.test(article.text.slice(start, end));
      const form = hit.forms.find(({ ambiguous, capitals }) => !ambiguous && (!capitals || isLoud));
      if (form && !isWithinName({ start, end })) {
        const known = first.get(form.term);
        if (known) known.count += 1;
        else
          first.set(form.term, { start, end, block: index, count: 1, word: article.text.slice(start, end).length > 2 });
      }
      i += form ? hit.length : 1;
    }
  });
  const ranked = [...first].sort(([a, x], [b, y]) => weight(b, y) - weight(a, x));
  const taken = new Set<number>();
  return ranked
    .filter(([, place]) => !taken.has(place.block) && taken.add(place.block))
    .slice(0, MOST)
    .map(([term, { start, end }]) => ({
      start,
      end,
      entry: term.id,
      headword: term.headword,
      ...(term.english ? { english: term.english } : {}),
      definition: term.definition,
    }));
}

function weight(term: TermEntry, place: { block: number; count: number }): number {
  const special = EVERYDAY.has(term.headword.toLowerCase()) ? -3 : 0;
  return (
    special + Math.min(place.count, 4) * 0.5 + (place.block <= 2 ? 1 : 0) + Math.min(term.headword.length, 24) / 24
  );
}

/** Whether a span overlaps a name, for spans asked in reading order. */
function withinNames({ mentions }: Named): (span: Span) => boolean {
  let at = 0;
  return (span) => {
    while ((mentions[at]?.end ?? Number.POSITIVE_INFINITY) <= span.start) at += 1;
    const mention = mentions[at];
    return mention !== undefined && overlaps(mention, span);
  };
}
