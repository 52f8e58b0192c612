import { CONVENTIONS } from '@/lib/locale';

/** A size in bytes, KB or MB. */
export function bytesSaid(bytes: number, language: 'vi' | 'en'): string {
  const [size, unit] =
    bytes < 1000
      ? ([bytes, 'byte'] as const)
      : bytes < 1_000_000
        ? ([bytes / 1000, 'kilobyte'] as const)
        : ([bytes / 1_000_000, 'megabyte'] as const);
  return size.toLocaleString(CONVENTIONS[language], {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: 1,
  });
}
