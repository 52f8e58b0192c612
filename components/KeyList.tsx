import type { WordKey, Words } from '@/lib/locale';

/** What the keys do while a card or the bar of a selection has the focus (entrypoints/reader/keys.ts). */
const CARD_KEYS: readonly (readonly [keys: readonly string[], does: WordKey])[] = [
  [['n', 'p'], 'keys.step'],
  [['→', '←'], 'keys.turn'],
  [['g'], 'keys.pin'],
  [['t'], 'keys.turnCard'],
  [['Delete'], 'keys.refuse'],
  [['h'], 'keep.highlight'],
  [['a'], 'keep.note'],
  [['s'], 'keep.quotation'],
  [['c'], 'card.copy'],
  [['1', '2', '3', '4'], 'keys.colour'],
  [['u', 'Ctrl+Z'], 'toast.undo'],
  [['Esc'], 'card.close'],
  [['?'], 'keys.help'],
];

/** The keys of the cards, each with what it does. */
export function KeyList({ t }: { t: Words }) {
  return (
    <dl class="key-list">
      {CARD_KEYS.map(([keys, does]) => [
        <dt key={does}>
          {keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </dt>,
        <dd key={`${does}=`}>{t(does)}</dd>,
      ])}
    </dl>
  );
}
