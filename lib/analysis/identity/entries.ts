import type { Group } from '@/lib/analysis/identity/groups';
import { isSyllable, type WordedArticle } from '@/lib/analysis/words';
import { key } from '@/lib/text/fold';

/**
 * Whether the article bears out that a person is the one whom the knowledge knows by that name. Vietnamese share their names:
 * a namesake has no card of somebody else's. What bears it out is the organisation or the work that the entry tells, or the
 * office beside the name. Other names are borne out by themselves, and so is every other kind of entry.
 *
 * Example: Nguyễn Thị Hồng is the governor only where the Ngân hàng Nhà nước is named.
 */
export function borneOut(article: WordedArticle): (group: Group) => boolean {
  let text: string | undefined;
  return (group) => {
    const { entry } = group;
    if (entry?.kind !== 'person' || entry.order !== 'vi') return true;
    text ??= ` ${key(article.text).replace(/[^\p{L}\p{N}&.]+|\.(?= |$)/gu, ' ')} `;
    const { organisation, role = '' } = entry.facts;
    const told = [organisation ?? '', ...worksOf(role)]
      .map(key)
      .flatMap(shorter)
      .filter((name) => name.length > 1);
    return told.some((name) => text?.includes(` ${name} `)) || hasOffice(group, key(role));
  };
}

/** What a role names: «VNG» of «nhà sáng lập VNG», «Chủ tịch nước» of «nguyên Chủ tịch nước, nguyên Thủ tướng»; all of one without capitals. */
function worksOf(role: string): string[] {
  return role.split(/[,;()–]/).map((part) => {
    const at = part.search(/\p{Lu}/u);
    const [work = ''] = part.slice(Math.max(at, 0)).split(/ (?:năm|từ|đến) \d/);
    return work.trim();
  });
}

/** «Selex» for «Selex Motors», as an article may call it. */
function shorter(name: string): string[] {
  const words = name.split(' ');
  const own = words.slice(0, -1).join(' ');
  return /^[a-z]+$/.test(words.at(-1) ?? '') && own.length > 3 && !isSyllable(own) ? [name, own] : [name];
}

/** Offices that few hold at a time. */
const OFFICE = /(?:phó )?thủ tướng|bộ trưởng|thứ trưởng|chủ tịch nước|tổng bí thư|thống đốc/g;
/** How many words before a name its office may begin. */
const NEAR = 12;

function hasOffice({ places }: Group, role: string): boolean {
  const offices = role.match(OFFICE) ?? [];
  if (offices.length === 0) return false;
  return places.some(({ candidate: { block, from, to } }) => {
    const around = block.words.slice(Math.max(0, from - NEAR), to + NEAR).map((word) => word.key);
    return offices.some((office) => ` ${around.join(' ')} `.includes(` ${office} `));
  });
}
