import { CONVENTIONS } from '@/lib/locale';

/** A day as its reader writes it: «12/11/2026». */
export function day(time: number, language: 'vi' | 'en'): string {
  return new Date(time).toLocaleDateString(CONVENTIONS[language], {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  });
}

/** A day and its time: «16:05 12/11/2026». */
export function moment(time: number, language: 'vi' | 'en'): string {
  return new Date(time).toLocaleString(CONVENTIONS[language], {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** The time of a day: «16:05». */
export function clock(time: number, language: 'vi' | 'en'): string {
  return new Date(time).toLocaleTimeString(CONVENTIONS[language], { hour: '2-digit', minute: '2-digit' });
}

/** The day that a page says it was published on; undefined where it says none that can be read. */
export function publishedDay(published: string | undefined, language: 'vi' | 'en'): string | undefined {
  const time = published === undefined ? Number.NaN : Date.parse(published);
  return Number.isNaN(time) ? undefined : day(time, language);
}

/** The month of «2026-11», or of a day «2026-11-12»: «11/2026». */
export function monthName(month: string): string {
  const [year, number] = month.split('-');
  return `${number}/${year}`;
}

/** How long from one time to another, as the answers of a review say it: «10 phút», «8 ngày», «3 tháng». */
export function distance(from: number, to: number, language: 'vi' | 'en'): string {
  const minutes = Math.max(1, Math.round((to - from) / 60_000));
  const [value, unit] =
    minutes < 60
      ? [minutes, 'minute']
      : minutes < 1440
        ? [minutes / 60, 'hour']
        : minutes < 43_200
          ? [minutes / 1440, 'day']
          : minutes < 525_600
            ? [minutes / 43_200, 'month']
            : [minutes / 525_600, 'year'];
  const style = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 } as const;
  return new Intl.NumberFormat(CONVENTIONS[language], style).format(value);
}
