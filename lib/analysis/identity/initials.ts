import { headOf } from '@/lib/analysis/candidates/institutions';
import { formOf, type Group } from '@/lib/analysis/identity/groups';
import { isAcronym } from '@/lib/analysis/words';
import { plain } from '@/lib/text/fold';
import { remembered } from '@/lib/text/remembered';

/** The full names of an article, asked by their initials. */
export interface Initials {
  /** Whose initials these are, as written: «Bộ TT&TT»; undefined where nobody's or two names'. */
  fullName(written: string): Group | undefined;
}

/** Words that give no letter to an abbreviation. */
const SILENT = /^(?:và|&|of|the|and|for|de)$/;

/**
 * Makes the full names of institutions and firms ready for that question. Linear in their length.
 *
 * Example: «Bộ Thông tin và Truyền thông» → «Bộ TT&TT», «Sở TT-TT Huế»; «Đài Truyền hình Số» → «ĐTHS».
 */
export function initialsIndex(groups: readonly Group[]): Initials {
  const names = new Map<string, Group | 'tie'>();
  const add = (id: string, group: Group) => {
    const owner = names.get(id);
    names.set(id, owner && owner !== group ? 'tie' : group);
  };
  for (const group of groups) {
    if (group.kind !== 'company' && group.kind !== 'organisation') continue;
    for (const form of group.forms.keys()) {
      const words = form.split(' ');
      if (words.length < 2 || words.length > LONGEST_NAME) continue;
      const head = headOf(words) ?? '';
      const own = words.slice(head ? head.split(' ').length : words.length);
      let letters = '';
      own.forEach((word, i) => {
        letters += initialOf(word);
        if (letters.length > 1) add([head, letters, ...own.slice(i + 1)].join(' '), group);
      });
      // Two letters are too many things: «DN» is «doanh nghiệp».
      const all = initialsOf(form);
      if (all.length > 2) add(all, group);
    }
  }
  return {
    fullName(written) {
      const parts = written.split(' ');
      const at = parts.findIndex((part) => isAcronym(part.replace(/[-–]/g, '')) && !/^TP\.?$/.test(part));
      if (at < 0 || (at === 0 && parts.length > 1)) return undefined;
      const [head, place] = [parts.slice(0, at), parts.slice(at + 1)].map((some) => formOf(some.join(' ')));
      const found = names.get([head, lettersOf(parts[at] ?? ''), place].filter(Boolean).join(' '));
      return found === 'tie' ? undefined : found;
    },
  };
}

/** A name of more words has no abbreviation. */
const LONGEST_NAME = 16;

/** The first letters of a name's words, without marks: «Giao thông Vận tải» → «gtvt». */
export function initialsOf(name: string): string {
  return name.split(' ').map(initialOf).join('');
}

const initialOf = remembered((word) => (SILENT.test(word) ? '' : (/[\p{L}\p{N}]/u.exec(plain(word))?.[0] ?? '')));

/** The letters of an abbreviation as initials are written: «TT&TT» → «tttt». */
export function lettersOf(abbreviation: string): string {
  return plain(abbreviation).replace(/[&.\d–-]/g, '');
}
