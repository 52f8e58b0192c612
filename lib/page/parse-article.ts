import { believedAddress } from '@/lib/page/address';
import type { Article } from '@/lib/page/article';
import type { Block, BlockRole } from '@/lib/text/article-text';

const ROLES = new Set<string>(['title', 'lead', 'heading', 'paragraph'] satisfies BlockRole[]);
const LONGEST = 2_100_000;

/**
 * Reads an article that came by message, field by field: undefined where it is none. Its address is only believed on the site
 * that sent it.
 */
export function parseArticle(value: unknown, sender: string | undefined): Article | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { url, title, lead, published, site, text, blocks } = value as Record<string, unknown>;
  if (typeof url !== 'string' || typeof title !== 'string' || typeof site !== 'string' || typeof text !== 'string')
    return undefined;
  if (text.length > LONGEST || !Array.isArray(blocks)) return undefined;
  const parsed: Block[] = [];
  let end = 0;
  for (const block of blocks as Record<string, unknown>[]) {
    const { role, start, end: stop } = block ?? {};
    if (typeof role !== 'string' || !ROLES.has(role) || typeof start !== 'number' || typeof stop !== 'number')
      return undefined;
    if (!Number.isInteger(start) || !Number.isInteger(stop) || start < end || stop < start || stop > text.length)
      return undefined;
    parsed.push({ role: role as BlockRole, start, end: stop });
    end = stop;
  }
  return {
    url: believedAddress(url, sender),
    title: title.slice(0, 500),
    ...(typeof lead === 'string' ? { lead: lead.slice(0, 3000) } : {}),
    ...(typeof published === 'string' ? { published: published.slice(0, 60) } : {}),
    site: site.slice(0, 120),
    text,
    blocks: parsed,
  };
}
