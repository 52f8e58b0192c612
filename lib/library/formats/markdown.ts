import { strToU8, zipSync } from 'fflate';
import { linkTo } from '@/lib/annotation/text-fragment';
import { dayOf } from '@/lib/library/formats/source-line';
import type { GlossaryEntry, Note } from '@/lib/library/records';

/** The notes of one article as a Markdown file: front matter, then each passage as a quote block with its speaker and a link to its place. */
export function articleAsMarkdown(notes: readonly Note[]): string {
  const [first] = notes;
  if (!first) return '';
  const { title, site, published, url } = first.article;
  const tags = [...new Set(notes.flatMap((note) => tagNames(note.tags)))].sort();
  const head = [['title', title], ['url', url], ['site', site], ...(published ? [['published', published]] : [])].map(
    ([name, value]) => `${name}: ${yaml(value as string)}`,
  );
  const list = tags.length > 0 ? ['tags:', ...tags.map((tag) => `  - ${yaml(tag)}`)] : [];
  return [['---', ...head, ...list, '---'].join('\n'), `# ${inline(title)}`, ...notes.map(passage)]
    .join('\n\n')
    .concat('\n');
}

/** The glossary as one Markdown file, a heading a term. */
export function termsAsMarkdown(terms: readonly GlossaryEntry[]): string {
  const entries = terms.map(({ term, english, definition, context, source }) =>
    [
      `## ${inline(term)}${english ? ` (${inline(english)})` : ''}`,
      ...(definition ? [block(definition)] : []),
      ...(context ? [quoted(context)] : []),
      ...(source ? [`— [${inline(source.title || source.url)}](<${address(source.url)}>)`] : []),
    ].join('\n\n'),
  );
  return ['# Bảng thuật ngữ', ...entries].join('\n\n').concat('\n');
}

/** A folder for Obsidian as a zip: one file an article, named after it. Notes come in any order. */
export function notesAsFolder(notes: readonly Note[]): Uint8Array<ArrayBuffer> {
  const articles = new Map<string, Note[]>();
  for (const note of notes) {
    const own = articles.get(note.article.url);
    if (own) own.push(note);
    else articles.set(note.article.url, [note]);
  }
  const files: Record<string, [Uint8Array, { mtime: number }]> = Object.create(null);
  const taken = new Set<string>();
  for (const [, own] of [...articles].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const place = ({ target }: Note) => target.selector[1].start;
    const sorted = [...own].sort((a, b) => place(a) - place(b));
    const name = fileName(own[0]?.article.title ?? '');
    let free = `${name}.md`;
    // File systems do not tell «A» from «a».
    for (let n = 2; taken.has(free.toLowerCase()); n += 1) free = `${name} ${n}.md`;
    taken.add(free.toLowerCase());
    // A fixed time: the same notes are the same file.
    files[free] = [strToU8(articleAsMarkdown(sorted)), { mtime: Date.UTC(1990, 0, 1, 12) }];
  }
  return zipSync(files) as Uint8Array<ArrayBuffer>;
}

/** A title as a name of a file that every system takes, and that Obsidian can link to. */
export function fileName(title: string): string {
  const name = title
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\p{C}\\/:*?"<>|#^[\]]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/, '');
  let short = [...name].slice(0, 80).join('');
  while (/[. ]$/.test(short)) short = short.slice(0, -1);
  return short === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(short) ? `Bài ${short}`.trim() : short;
}

function passage(note: Note): string {
  const { target, speaker, body, tags } = note;
  const who = speaker ? `— ${inline([speaker.name, speaker.role].filter(Boolean).join(', '))} ` : '— ';
  const day = dayOf(note.article.published);
  const named = tagNames(tags);
  return [
    quoted(target.selector[0].exact),
    `${who}[↗](<${address(linkTo(target))}>)${day ? ` · ${inline(day)}` : ''}`,
    ...(body ? [block(body)] : []),
    ...(named.length > 0 ? [named.map((tag) => `#${tag}`).join(' ')] : []),
  ].join('\n\n');
}

function quoted(text: string): string {
  return block(text)
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** Text of several lines, every mark of it meant as it stands; a break is a break, an empty line parts paragraphs. */
function block(text: string): string {
  const paragraphs: string[][] = [[]];
  for (const line of text.split(/\r\n|[\r\n]/)) {
    if (line.trim() === '') paragraphs.push([]);
    else paragraphs.at(-1)?.push(inline(line));
  }
  const filled = paragraphs.filter((lines) => lines.length > 0);
  return filled.map((lines) => lines.join('\\\n')).join('\n\n');
}

/**
 * Text of one line, with what CommonMark or Obsidian would take for a mark of its own escaped (CommonMark 2.4), and nothing else: the
 * file is read as it stands, too. A dash, a plus, an equals sign and a number with a dot are marks only where a line begins.
 */
function inline(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|~$^]|=(?==)|%(?=%)|&(?=#?\w+;)/g, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/**
 * Tags as Obsidian takes them: of letters, digits, «-» and «/», and not of digits alone; without «_», which Markdown takes elsewhere.
 *
 * Example: «số liệu» → «số-liệu».
 */
function tagNames(tags: readonly string[]): string[] {
  const names = tags.map((tag) => {
    const name = tag
      .normalize('NFC')
      .split(/[^\p{L}\p{M}\p{N}/-]+/u)
      .filter(Boolean)
      .join('-');
    return /^\d+$/.test(name) ? `số-${name}` : name;
  });
  return [...new Set(names)].filter(Boolean);
}

/** A double-quoted scalar of YAML 1.2, which has the escapes of JSON and more. */
function yaml(text: string): string {
  return JSON.stringify(text.toWellFormed()).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Between «<» and «>» a link may have anything but these. */
function address(url: string): string {
  return url.replace(/[<>\\\n\r]/g, (mark) => encodeURIComponent(mark));
}
