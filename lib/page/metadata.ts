/** What a page says of itself: structured data first, then meta elements. Every part may be missing or wrong. */
export interface Metadata {
  readonly isNewsArticle: boolean;
  readonly headline?: string;
  readonly description?: string;
  readonly published?: string;
  readonly site?: string;
}

const MOST_JSON = 200_000;

/** Reads JSON-LD and meta elements; a malformed script is passed over. */
export function metadataOf(document: Document): Metadata {
  const meta = (name: string) =>
    document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content')?.trim() ||
    undefined;
  const article = jsonLdArticle(document);
  const text = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);
  const headline = text(article?.headline) ?? meta('og:title');
  const description = text(article?.description) ?? meta('og:description') ?? meta('description');
  const published = text(article?.datePublished) ?? meta('article:published_time') ?? meta('pubdate');
  const site = meta('og:site_name');
  return {
    isNewsArticle: article !== undefined,
    ...(headline ? { headline } : {}),
    ...(description ? { description } : {}),
    ...(published ? { published } : {}),
    ...(site ? { site } : {}),
  };
}

function jsonLdArticle(document: Document): Record<string, unknown> | undefined {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const source = script.textContent ?? '';
    if (source.length > MOST_JSON || !/Article|BlogPosting/.test(source)) continue;
    try {
      const found = articleIn(JSON.parse(source.replace(/\s+/g, ' ')), 0);
      if (found) return found;
    } catch {
      // Broken JSON still says what it is about; nothing of it is used but that.
      if (/"@type"\s*:\s*"(?:News|Reportage\w*)Article"/.test(source)) return {};
    }
  }
  return undefined;
}

function articleIn(value: unknown, depth: number): Record<string, unknown> | undefined {
  if (depth > 4 || typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, 20)) {
      const found = articleIn(item, depth + 1);
      if (found) return found;
    }
    return undefined;
  }
  const record = value as Record<string, unknown>;
  const types = [record['@type']].flat();
  if (
    types.some(
      (type) =>
        typeof type === 'string' &&
        /^(?:News|Reportage\w*|Analysis\w*|Opinion\w*|Tech|Report)?(?:News)?Article$|^BlogPosting$/.test(type),
    )
  )
    return record;
  return articleIn(record['@graph'], depth + 1);
}
