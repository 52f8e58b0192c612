import type { Excerpt as Sentence } from '@/lib/library/records';

/** A sentence with the words that matter in it made bold. */
export function Excerpt({ text, start, end }: Sentence) {
  return (
    <>
      {text.slice(0, start)}
      <mark>{text.slice(start, end)}</mark>
      {text.slice(end)}
    </>
  );
}
