import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '@/lib/analysis/analyse';
import { type ArticleText, articleText } from '@/lib/text/article-text';
import { key } from '@/lib/text/fold';
import { gain, readAbstracted, SUMMARY_GAIN, summaryScores } from '../../tools/score/summaries';
import { unsound } from '../../tools/score/summary-lines';
import { engine } from './engine';

const ARTICLES = readAbstracted(join(import.meta.dirname, '../summaries'));

const linesOf = (article: ArticleText) =>
  analyse(article, engine).summary.map(({ start, end }) => article.text.slice(start, end));

/** Lines that pages put between paragraphs; none may reach a summary. */
const PLANTED = [
  'Minh Anh',
  'Hoàng Lê (theo Nhịp Số, Bản tin Chip)',
  '(Theo bản tin công nghệ của Nhịp Số và ghi nhận của phóng viên tại hội nghị sáng nay.)',
  'Ảnh: Kỹ sư của hãng lắp máy chủ trong phòng sạch của nhà máy tại khu công nghệ cao hôm 12/11.',
  'Kỹ sư của hãng lắp máy chủ trong phòng sạch của nhà máy tại khu công nghệ cao. Ảnh: Quang Huy.',
  'Dãy máy chủ của trung tâm dữ liệu nhìn từ hành lang phía nam của tòa nhà. (Ảnh: NVCC)',
  'Xem thêm: Vì sao các nhà máy bán dẫn phải có máy phát điện dự phòng cỡ lớn?',
  'Xem thêm: Nhà máy bán dẫn đầu tiên của miền Trung đã chạy thử suốt ba tuần.',
  'Mời bạn đọc theo dõi các bài viết về công nghệ bán dẫn của chúng tôi vào thứ hai hằng tuần.',
  'Đọc thêm các bài viết khác về trí tuệ nhân tạo và trung tâm dữ liệu trong chuyên mục Công nghệ.',
  '- Điều gì khiến anh tin rằng công nghệ này sẽ thay đổi cách các công ty làm phần mềm?',
  '* Nhiều người nói công nghệ này đắt. Anh trả lời ra sao với những công ty chưa có tiền đầu tư?',
  '- Máy chủ mới có 24 bộ xử lý, 2 TB bộ nhớ và chạy được mô hình 70 tỷ tham số của công ty.',
  '3. Máy chủ mới có 24 bộ xử lý, 2 TB bộ nhớ và chạy được mô hình 70 tỷ tham số của công ty.',
  'Cấu hình: chip tám nhân 3,2 GHz; bộ nhớ 16 GB; pin 5.000 mAh; màn hình 6,7 inch; giá 9,9 triệu đồng.',
  'Những con số đáng nhớ về công nghệ, công ty và thị trường máy chủ của năm 2026',
];

describe('a summary', () => {
  it('says more of what an editor would say than the first two and the first three sentences do', () => {
    const scores = summaryScores(ARTICLES, engine);
    const way = (name: string) => {
      const found = scores.find((each) => each.name === name);
      if (!found) throw new Error(name);
      return found;
    };
    expect(ARTICLES.length).toBeGreaterThanOrEqual(60);
    for (const baseline of ['lead-2', 'lead-3', 'lead, as long as ours', 'TextRank-3'])
      expect(gain(way('ours'), way(baseline)), baseline).toBeGreaterThanOrEqual(SUMMARY_GAIN);
  });

  it.each(ARTICLES.map((each) => [each.id, each] as const))(
    '%s: three to five whole sentences in reading order, the lead first, whatever stands between',
    (_, { whole }) => {
      const lines = linesOf(planted(whole));
      expect(lines.length).toBeGreaterThanOrEqual(3);
      expect(lines.length).toBeLessThanOrEqual(5);
      expect(unsound(lines)).toEqual([]);
      for (const line of PLANTED) for (const said of lines) expect(key(line)).not.toContain(key(said));
      const places = lines.map((line) => whole.text.indexOf(line));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      const lead = whole.blocks.find(({ role }) => role === 'lead');
      expect(lead && places[0]).toBe(lead?.start);
    },
  );

  it('says a sentence once, however often the page does', () => {
    const [{ whole } = { whole: articleText([]) }] = ARTICLES;
    const twice = articleText([...blocksOf(whole), ...blocksOf(whole).filter(({ role }) => role === 'paragraph')]);
    expect(unsound(linesOf(twice))).toEqual([]);
    expect(linesOf(twice).length).toBeGreaterThanOrEqual(3);
  });

  it('of an article without a sentence is empty', () => {
    expect(linesOf(articleText(PLANTED.map((text) => ({ role: 'paragraph', text }))))).toEqual([]);
  });
});

describe('the check of summary lines', () => {
  it.each([
    ['Ảnh: Dãy máy phát điện dự phòng phía sau nhà máy.', 'a credit'],
    ['Máy phát điện dự phòng phía sau nhà máy (Ảnh: Minh Lê).', 'a credit'],
    ['Anh dùng cách gì để trợ lý ảo mắc bẫy?', 'a question'],
    ['- Tôi pha trà, mở máy và đóng vai một người xấu.', 'a list line'],
    ['Mười một phút mất điện và 1.900 tấm wafer bỏ đi', 'a fragment'],
    ['Theo Minh Anh.', 'a credit'],
  ])('calls «%s» %s', (line, why) => {
    expect(unsound([line]).map((each) => each.why)).toEqual([why]);
  });

  it('sees what is said twice, and lets a sentence be', () => {
    const line = 'Hãng bán 40.000 máy trong mười hai tháng đầu, tất cả trên mạng.';
    expect(unsound([line])).toEqual([]);
    expect(unsound([line, 'Trong mười hai tháng đầu, hãng bán 40.000 máy.']).map(({ why }) => why)).toEqual([
      'said twice',
    ]);
  });
});

function blocksOf({ text, blocks }: ArticleText) {
  return blocks.map(({ role, start, end }) => ({ role, text: text.slice(start, end) }));
}

/** The article with one of the planted lines behind each of its blocks but the title. */
function planted(article: ArticleText): ArticleText {
  const blocks = blocksOf(article).flatMap((block, i) => {
    const line = PLANTED[i % PLANTED.length] ?? '';
    return block.role === 'paragraph' ? [block, { role: 'paragraph' as const, text: line }] : [block];
  });
  return articleText(blocks);
}
