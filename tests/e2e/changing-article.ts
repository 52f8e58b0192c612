import type { ServedPage } from '../../tools/stage/server';

/** A passage of the article, in its first sentence. */
export const PASSAGE = 'đã lắp 200 cánh tay máy tại ba xưởng ở ngoại ô Huế';
/** What is said in it, by bà Trần Thu Lan. */
export const SAID = 'Chúng tôi không bán dữ liệu của người dùng cho ai cả';
/** The sentence as it is at first. */
export const STANDS = `Trong quý ba, hãng ${PASSAGE} và tuyển thêm kỹ sư phần mềm.`;

/** An article whose second paragraph says what `lead` is when it is asked for. Everything in it is invented. */
export interface ChangingArticle extends ServedPage {
  lead: string;
}

export function changingArticle(lead = STANDS): ChangingArticle {
  const page: ChangingArticle = {
    url: 'https://genk.vn/may-xanh-mo-rong-20261120083000901.chn',
    lead,
    html: () =>
      `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta property="og:type" content="article"><meta property="og:site_name" content="Báo Thử"><title>Mây Xanh mở rộng</title><script type="application/ld+json">{"@type":"NewsArticle"}</script></head><body><h1 class="kbwc-title">Mây Xanh mở rộng sang robot</h1><div class="knc-content" id="ContentDetail"><p>Công ty công nghệ Mây Xanh cho biết nền tảng trí tuệ nhân tạo của họ được nhiều doanh nghiệp ở Hà Nội sử dụng trong năm nay.</p><p>${page.lead}</p><p>"${SAID}", bà Trần Thu Lan, giám đốc công ty Mây Xanh, nói.</p><p>Theo Mây Xanh, robot và phần mềm trí tuệ nhân tạo sẽ được bán trong nước trước khi xuất khẩu sang Nhật Bản.</p></div></body></html>`,
  };
  return page;
}
