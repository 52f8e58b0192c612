const TRACKING = /^(?:utm_\w+|vn_\w+|fbclid|gclid|zarsrc|gidzl|dt_id|mibextid|share|itm_\w+)$/;

/**
 * The address an article is kept under: rel=canonical where the page gives one of its own site, else its own address;
 * without fragments and tracking parameters. `ref`, `source` and `src` stay: dropping them may merge different pages.
 */
export function canonicalAddress(document: Document, url: string): string {
  const own = cleaned(url);
  const link = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
  if (!link || !own) return own ?? url;
  const canonical = cleaned(link, url);
  return canonical && sameSite(canonical, own) && new URL(canonical).pathname !== '/' ? canonical : own;
}

function cleaned(address: string, base?: string): string | undefined {
  try {
    const url = new URL(address, base);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
    for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
    url.hash = '';
    return url.href;
  } catch {
    return undefined;
  }
}

/** Under these everybody may have a name: «dantri.com.vn» and «nld.com.vn» are two sites. */
const SHARED = /^(?:com|org|net|edu|gov|info|name|biz|ac|health|pro|int)$/;

/** The registrable name of a host, told well enough for Vietnamese sites: three labels under «com.vn», else two. */
function registered(host: string): string {
  const labels = host.split('.');
  return labels.slice(SHARED.test(labels.at(-2) ?? '') ? -3 : -2).join('.');
}

/** True for two addresses of one site, sub-hosts included («m.cafef.vn»); false where one is no address. */
export function sameSite(a: string, b: string): boolean {
  return URL.canParse(a) && URL.canParse(b) && registered(new URL(a).hostname) === registered(new URL(b).hostname);
}

/** The address that a message claims, where it is of the sender's own site and protocol; else the sender's. */
export function believedAddress(claimed: string, sender: string | undefined): string {
  if (!sender) return claimed;
  const isOwn = sameSite(sender, claimed) && new URL(sender).protocol === new URL(claimed).protocol;
  return isOwn ? claimed : sender;
}

/** True where the address is built like one article's: its path ends in a long number («-5047363.html», «post1874068.tpo», «.chn»). */
export function isArticleAddress(url: string): boolean {
  try {
    const { pathname } = new URL(url);
    return /(?:^|\D)\d{5,}(?:\.\w{2,5})?\/?$/.test(pathname) || /\.(?:chn|epi|tpo|vnp)$/.test(pathname);
  } catch {
    return false;
  }
}
