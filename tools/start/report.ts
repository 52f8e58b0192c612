import type { EntityKind } from '@/lib/analysis/analysis';
import type { Reading } from '@/lib/messages';

const KINDS: Partial<Record<EntityKind, string>> = {
  company: 'Công ty',
  person: 'Nhân vật',
  product: 'Sản phẩm',
  organisation: 'Tổ chức',
};

/** Prints an article's annotations as a reader would tell them: names, who said what, summary, terms. */
export function report(reading: Reading, say: (line: string) => void): void {
  if (!('analysis' in reading)) throw new Error(`trang mẫu không được chú giải: ${reading.state}`);
  const { article, analysis } = reading;
  const words = ({ start, end }: { start: number; end: number }) => article.text.slice(start, end).replace(/\s+/g, ' ');
  const print = (line = '') => process.stdout.write(`${line}\n`);
  const count = (id: string) => analysis.mentions.filter((mention) => mention.entity === id).length;
  say('Kết quả đọc');
  print(article.title);
  for (const [kind, label] of Object.entries(KINDS)) {
    const named = analysis.entities.filter((entity) => entity.kind === kind && count(entity.id) > 0);
    if (named.length > 0)
      print(`  ${label}: ${named.map((entity) => `${entity.name} (${count(entity.id)})`).join(', ')}`);
  }
  print('Ai nói gì');
  for (const { kind, content, speaker } of analysis.quotations)
    if (kind === 'direct') print(`  ${speaker?.name ?? 'Chưa rõ ai nói'}: «${words(content)}»`);
  print('Tóm tắt');
  for (const sentence of analysis.summary) print(`  • ${words(sentence)}`);
  print('Thuật ngữ');
  for (const { headword, english, definition } of analysis.terms)
    print(`  ${headword}${english ? ` (${english})` : ''}: ${definition ?? ''}`);
}
