import type { Token } from '@/lib/text/tokens';

/** How many tokens tell whether words are a clause. */
export const LONGEST_LOOK = 24;

/** True where tokens hold a word that only clauses have: «nói pin *được* thay», not «kể chuyện xưởng». */
export function isClause(tokens: readonly Token[]): boolean {
  return tokens.slice(0, LONGEST_LOOK).some((token) => FINITE.test(token.key));
}

/** Words that only clauses have: without one, what follows «tiết lộ» or «kể» is a thing, not a statement. */
const FINITE =
  /^(?:sẽ|đã|đang|không|chưa|chẳng|là|có|trúng|được|bị|phải|cần|nên|vẫn|còn|cũng|thì|rất|chỉ|do|vì|giúp|khiến|đều|từng|sắp|mới|muốn|thể|hơn|quá|gồm|đạt|tăng|giảm|nằm|nhằm|thuộc|đến|tới|ra|vào|lên|xuống|đi|về|cho|làm|hay|thích|thấy|biết|như|nóng|chậm|đủ|thiếu|mất|đắt|rẻ|dễ|khó|ai|đâu|ngay|luôn|càng|dù|nếu|bao|lúc|khi|để|xong|hết|dùng|chạy|bán|mua|gánh|chiếm|cao|thấp|lớn|nhỏ|tốt|tệ|ít|nhiều|dài|ngắn)$/;

/** True where tokens hold a word that tells of an act or a state, though a thing's name may have it too. */
export function isTold(tokens: readonly Token[]): boolean {
  return isClause(tokens) || tokens.slice(0, LONGEST_LOOK).some((token) => ACTING.test(token.key));
}

/** Words that make a clause of what a verb of report opens, though not of every sentence: «nói đèn hậu *lấy* ý tưởng từ quạt giấy». */
const ACTING =
  /^(?:vượt|hoàn|thu|lấy|giữ|gửi|trả|đòi|xin|chuyển|tốn|gặp|mở|đóng|ngừng|dừng|tìm|gọi|đặt|đưa|chọn|hỏng|sửa|nhanh|thử|kịp|đáng|sợ|ngại|quên|nhớ|tụt|treo|sập|rơi|bỏ|tắt|kéo|ngủ|ngồi|đứng|nhầm|trùng|chiếu|chép|nghe|hiểu|đổi|tách|gỡ|cắt|dời|hoãn|lùi|trễ|kẹt|hút|leo|chờ|đợi|trống|đầy|lỏng|mờ|mỏng|dày|nặng|nhẹ|đau|tràn|cạn|ướt|vỡ|đứt|cháy|nổ|kém|sai|đẹp|xấu|ngon|ổn|êm|bền|hiếm|gấp|tròn|giống|lệch|khác|vay|thua|thắng|ngã|chết)$/;

/** True where tokens hold a word that makes a sentence of what stands around it: «sẽ», «không», «thì». */
export function isStating(tokens: readonly Token[]): boolean {
  return tokens.some((token) => STATING.test(token.key));
}

const STATING = /^(?:sẽ|đã|đang|không|chưa|chẳng|phải|vẫn|cũng|rất|chỉ|đều|từng|thì|là)$/;

/** How many tokens stand before the next mark. */
export function clauseLength(tokens: readonly Token[]): number {
  const end = tokens.findIndex((token) => token.kind === 'punctuation');
  return end < 0 ? tokens.length : end;
}
