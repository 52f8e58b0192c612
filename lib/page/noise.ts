/** Elements whose text is never an article's. */
const TAGS = new Set(
  'script style noscript template svg math iframe object embed video audio canvas button select option textarea input form nav aside footer map dialog zone head link meta'.split(
    ' ',
  ),
);
const CAPTION_TAGS = new Set(['figcaption', 'caption']);
const ROLES = new Set(['navigation', 'complementary', 'banner', 'search', 'menu', 'dialog', 'alert', 'contentinfo']);
/** Whole words of class names and ids, parted at every hyphen, underscore, capital and space. */
const WORDS = new Set(
  'related relate relatednews tinlienquan lienquan xemthem readmore advert advertisement advertising ads adv banner share sharing social comment comments binhluan breadcrumb breadcrumbs newsletter subscribe recommend recommended sidebar widget popup modal toolbar pagination poll quiz vote rating tag tags tagbox author byline source credit copyright signature meta timeline suggest suggestion notebox tindnd chisochungkhoan stock reactrelate rennab zone admzone sponsor sponsored promo promotion menu navbar topbar footer header sticky follow feedback report nextreads moreread mostread hotnews expnoedit linkorigin tooltip'.split(
    ' ',
  ),
);
const PHRASES =
  /(?:list|box|item|tin|same|other|more|most|hot|new|latest)[-_ ]?(?:news|bai|tin|lien|story|stories|category|cate|article)|admzone|adsweb|ads_|_ads|kbwc?m?-?author|news[-_]?(?:relate|relation|other)|relation|insert[-_]?neww|template[-_]?noneditable|wiki[-_]?news|link[-_]?(?:source|content|origin)|h-show-|c-banner|article[-_]?business|listnews|tin[-_]xemthem|bv-lq|img-note|dtth?-|kds-|knc-rat|location-stamp|vnbizpreview|zce-box|inner[-_]?article|related/i;
const CAPTION =
  /caption|insert[-_]?image|photocms_author|photocms_caption|videocms|pcaption|desc_image|img[-_]?(?:desc|note)|image[-_]?(?:desc|note|caption)|photo[-_]?(?:desc|note)|desc_cation/i;
const TYPES =
  /^(?:RelatedNewsBox|RelatedOneNews|RelatedNews|Photo|VideoStream|Video|LayoutAlbum|InteractiveVote|link-content-footer|podcast|quizz?|vote)$/i;
/** Class names that contain a word of the list but hold the text. */
const TEXT_BOXES =
  /detail[-_]?content|article[-_]?(?:body|content)|fck_detail|knc-content|maincontent|main-content|content[-_]?detail|singular-content|the-article-body|seo-suggest|tag-?link|auto-?link/i;

/**
 * True for an element whose text is no part of an article: scripts, menus, related boxes, advertisements, share bars, bylines,
 * captions (unless asked for: in a photo story they are the text). General words first, the marks of the content systems beside.
 */
export function isNoise(element: Element, withCaptions: boolean): boolean {
  const tag = element.localName;
  if (TAGS.has(tag)) return true;
  if (tag === 'body' || tag === 'html' || tag === 'main') return false;
  if (!withCaptions && (CAPTION_TAGS.has(tag) || isCaption(element))) return true;
  // Znews sets a teaser beside the text in a table of its own.
  if (tag === 'table' && element.classList.contains('article')) return true;
  const role = element.getAttribute('role');
  if (role && ROLES.has(role)) return true;
  if (TYPES.test(element.getAttribute('type') ?? '')) return element.localName !== 'ol' && element.localName !== 'ul';
  const component = element.getAttribute('data-component-type') ?? element.getAttribute('data-component') ?? '';
  if (/xemthem|list_link|related|box|video|quiz|poll/i.test(component)) return true;
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  if (names === ' ' || TEXT_BOXES.test(names)) return false;
  return PHRASES.test(names) || wordsOf(names).some((word) => WORDS.has(word));
}

/** True for an element that the markup itself hides. Where there is a layout, the caller asks the layout instead. */
export function isHiddenByMarkup(element: Element): boolean {
  if (element.hasAttribute('hidden')) return true;
  const style = element.getAttribute('style');
  if (style && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)) return true;
  const names = element.getAttribute('class');
  return (
    names !== null && /(?:^|\s)(?:hidden|hide|d-none|dt-hidden|invisible|sr-only|visually-hidden)(?:\s|$)/.test(names)
  );
}

function isCaption(element: Element): boolean {
  const names = element.getAttribute('class');
  if (names !== null && (CAPTION.test(names) || /(?:^|\s)Image(?:\s|$)/.test(names))) return true;
  return element.localName === 'figure' && !element.querySelector('p + p, blockquote');
}

function wordsOf(names: string): string[] {
  return names
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}
