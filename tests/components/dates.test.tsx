import { expect, it } from 'vitest';
import { clock, day, moment, monthName } from '@/components/dates';

const AT = new Date(2026, 10, 9, 7, 5).getTime();

it.each([
  ['a day', day(AT, 'vi'), '09/11/2026'],
  ['a day in English', day(AT, 'en'), '09/11/2026'],
  ['a time of a day', clock(AT, 'vi'), '07:05'],
  ['a time of a day in English, as the other dates are', clock(AT, 'en'), '07:05'],
  ['a moment', moment(AT, 'vi'), '07:05 09/11/2026'],
  ['a moment in English', moment(AT, 'en'), '09/11/2026, 07:05'],
  ['a month', monthName('2026-11'), '11/2026'],
  ['the month of a day', monthName('2026-11-09'), '11/2026'],
])('%s is written as its reader writes it', (_, said, written) => {
  expect(said).toBe(written);
});
