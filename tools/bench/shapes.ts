const SENTENCE = 'Ông Trần Minh của công ty FPT cho biết tập đoàn đã đầu tư vào trí tuệ nhân tạo tại Việt Nam';

/** A text of some words, of one thing over and over: what a list, a slip of markup or a page that means harm may look like. */
export const SHAPES: Readonly<Record<string, (words: number) => string>> = {
  'one sentence without a stop': (words) => repeated(`${SENTENCE} và `, words),
  'opening marks': (words) => `${SENTENCE} ${'“'.repeat(words)}`,
  'straight marks': (words) => `${SENTENCE} ${'"'.repeat(words)}`,
  'fragments in marks': (words) => repeated('“đã được những” ', words),
  quotations: (words) => repeated('“Chúng tôi rất vui được gặp lại”, ông Minh đã nói với những người đến. ', words),
  'capitals and words': (words) => repeated('Samsung Galaxy được ', words),
  'one run of capitals': (words) =>
    [
      repeated(`${SENTENCE} `, words / 4),
      repeated('Samsung Galaxy ', words / 2),
      repeated(`${SENTENCE} `, words / 4),
    ].join(' '),
  'names all different': (words) => numbered(words / 2, (i) => `Tên${i} được`),
  'people with firms': (words) =>
    numbered(words / 13, (i) => `Ông Trần Văn B${i}ình của công ty Tên${i} cho biết đã được mở.`),
  'one surname': (words) => repeated('ông Trần đã nói. ', words),
  products: (words) => numbered(words / 9, (i) => `Chiếc Galaxy S${i} Ultra được bán với giá.`),
  abbreviations: (words) => numbered(words / 5, (i) => `Trung tâm được Số ${i} (TT${i})`),
  'lists with commas': (words) => repeated('Hà, được những ', words),
  'an institution without an end': (words) => `${SENTENCE} Bộ Thông tin ${repeated('và Truyền thông ', words)}`,
  colons: (words) => repeated('ông đã nói: ', words),
  'dash-led lines': (words) => repeated('- Ông đã nói những gì?\n- Tôi được nói những điều này.\n', words),
  'verbs of speech': (words) => repeated('ông Minh cho biết rằng ', words),
  stops: (words) => `${SENTENCE} ${'. '.repeat(words)}`,
  brackets: (words) => `${SENTENCE} ${'( '.repeat(words / 2)}${') '.repeat(words / 2)}`,
  'decomposed letters': (words) => repeated(`${SENTENCE} `, words).normalize('NFD'),
};

/** The paragraphs of a shape. */
export function shaped(name: string, words: number): string[] {
  return SHAPES[name]?.(words).split('\n') ?? [];
}

function repeated(text: string, words: number): string {
  return text.repeat(Math.max(1, Math.round(words / text.trim().split(/\s+/).length)));
}

function numbered(count: number, text: (i: number) => string): string {
  return Array.from({ length: Math.max(1, Math.round(count)) }, (_, i) => text(i)).join(' ');
}
