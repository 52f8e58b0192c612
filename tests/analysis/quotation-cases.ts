import { expect, it } from 'vitest';
import type { Quotation } from '@/lib/analysis/analysis';
import { told } from './marked-article';

/** The people, firms and institutions of the texts, as `marked` reads names; none of them exists. */
export const HUY = '[Ngô Gia Huy](P)';
export const HUY_SHORT = '[Huy](P:Ngô Gia Huy)';
export const LAN = '[Vũ Ngọc Lan](P)';
export const LAN_SHORT = '[Lan](P:Vũ Ngọc Lan)';
export const TRI = '[Đỗ Minh Trí](P)';
export const TRI_SHORT = '[Trí](P:Đỗ Minh Trí)';
export const FIRM = '[Mây Xanh](C)';
export const OTHER = '[Sóng Bạc](C)';
export const PAPER = '[Thời Báo Số](O)';
export const AGENCY = '[Cục Dữ liệu Biển](O)';
export const SCHOOL = '[Đại học Ven Sông](O)';

/** A text, and what is said in it as «speaker: words»; «–» where nobody is named. */
type Case = readonly [lines: string, ...expected: string[]];

/** A test for each text: it says just that, in words of one kind. */
export function holds(kind: Quotation['kind'], cases: readonly Case[]): void {
  it.each(cases.map(([lines, ...expected]) => [lines, expected] as const))('%s', (lines, expected) =>
    expect(told(lines, kind)).toEqual(expected),
  );
}

/** Every quotation of some lines, direct ones first. */
export function heard(lines: string): string[] {
  return [...told(lines), ...told(lines, 'indirect')];
}
