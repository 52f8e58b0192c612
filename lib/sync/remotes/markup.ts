/** A tag of an XML answer: its name without prefix, whether it closes, and the text up to the next tag. */
export interface Tag {
  readonly name: string;
  readonly closes: boolean;
  readonly text: string;
}

/**
 * Reads the tags of an answer one after the other, as far as it goes: a service worker has no DOMParser, and servers differ in
 * prefixes, declarations and white space only. Linear in the text; whatever the text, it does not throw.
 */
export function* tags(xml: string): Generator<Tag> {
  for (let at = xml.indexOf('<'); at >= 0; ) {
    if (xml.startsWith('<!--', at)) {
      at = after(xml, '-->', at);
      continue;
    }
    const end = xml.indexOf('>', at);
    if (end < 0) return;
    const next = xml.indexOf('<', end);
    const [, closing = '', name] = /^<(\/?)(?:[\w.-]+:)?([\w.-]+)/.exec(xml.slice(at, Math.min(end, at + 200))) ?? [];
    const text = xml.slice(end + 1, next < 0 ? xml.length : next);
    if (name !== undefined) {
      const data =
        next > 0 && text.trim() === '' && xml.startsWith('<![CDATA[', next) ? cdata(xml, next) : decode(text);
      const closes = closing !== '';
      yield { name, closes, text: data.trim() };
      if (xml.charAt(end - 1) === '/' && !closes) yield { name, closes: true, text: '' };
    }
    at = next;
  }
}

function after(xml: string, mark: string, from: number): number {
  const end = xml.indexOf(mark, from);
  return end < 0 ? -1 : xml.indexOf('<', end);
}

function cdata(xml: string, start: number): string {
  const end = xml.indexOf(']]>', start);
  return xml.slice(start + 9, end < 0 ? xml.length : end);
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
