/** The hosts of the news sites that are read without being asked: seen in pages or code, no others. */
export const HOSTS: readonly string[] =
  'vnexpress.net tuoitre.vn thanhnien.vn dantri.com.vn vietnamnet.vn znews.vn genk.vn cafef.vn cafebiz.vn kenh14.vn soha.vn nld.com.vn tienphong.vn vietnamplus.vn nhandan.vn baochinhphu.vn baodautu.vn vneconomy.vn laodong.vn vtv.vn vov.vn vtcnews.vn 24h.com.vn baomoi.com bnews.vn vietnambiz.vn baotintuc.vn tinhte.vn'.split(
    ' ',
  );

/** The match pattern of a host and all below it. */
export function patternOf(host: string): string {
  return `*://*.${host}/*`;
}

/** The match pattern of every page of the web. */
export const EVERY_SITE = '*://*/*';

/** The listed sites as match patterns. */
export const SITES: readonly string[] = HOSTS.map(patternOf);

/** Sub-hosts and paths of those sites that hold no articles: accounts, payment, video walls, shops, search, log-in, live scores. */
export const EXCLUDED: readonly string[] = [
  ...HOSTS.flatMap((host) => ['my', 'gw', 'login', 'pay', 'video', 'shop'].map((sub) => `*://${sub}.${host}/*`)),
  ...HOSTS.flatMap((host) => [`*://*.${host}/tim-kiem*`, `*://*.${host}/dang-nhap*`]),
  '*://*.24h.com.vn/livescore*',
];
