import { toBase64 } from '@/lib/library/base64';
import { type Bytes, concat, utf8 } from '@/lib/sync/bytes';
import type { Problem, Result } from '@/lib/sync/remotes/remote';

/** How long a request may take, in milliseconds: an object of 8 MB at 1.2 Mbit/s. */
const PATIENCE = 55_000;

/** A status and the whole body, or why there is none. */
export type Reply = Result<{
  readonly status: number;
  readonly type: string;
  readonly body: Bytes;
  readonly headers: Headers;
}>;

/**
 * One request to the reader's remote and nowhere else: without cookies, without cache, and a redirect is not followed but told
 * («not-ours»): it leads to a login page or to another origin, for which nobody gave permission.
 * Statuses named in `expected` are the caller's to read; any other is a problem.
 */
export async function request(url: URL, init: RequestInit, expected: readonly number[], most: number): Promise<Reply> {
  try {
    const response = await fetch(url, {
      ...init,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    });
    const { status, headers } = response;
    if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) return { kind: 'not-ours' };
    if (!expected.includes(status)) {
      void response.body?.cancel().catch(() => {});
      return problemOf(status, headers);
    }
    const body = await read(response, most);
    if (!body) return { kind: 'too-large' };
    return { kind: 'done', value: { status, headers, body, type: headers.get('content-type') ?? '' } };
  } catch {
    return { kind: 'offline' };
  }
}

/** The header of an account and its (app) password, both in UTF-8 (RFC 7617). */
export function basic(user: string, password: string): Record<string, string> {
  return user === '' && password === '' ? {} : { authorization: `Basic ${toBase64(utf8(`${user}:${password}`))}` };
}

/** Whether a reply is a page for people: what answers at this address is then not the store. */
export function isPage(type: string): boolean {
  return /^(?:text\/html|application\/xhtml\+xml)\b/i.test(type);
}

function problemOf(status: number, headers: Headers): Problem {
  if (status === 401 || status === 403) return { kind: 'unauthorised' };
  if (status === 404 || status === 410) return { kind: 'absent' };
  if (status === 413) return { kind: 'too-large' };
  if (status === 507) return { kind: 'full' };
  if (status === 408 || status === 409 || status === 423 || status === 425 || status === 429 || status >= 500) {
    const retryAfter = readRetryAfter(headers.get('retry-after'));
    return { kind: 'busy', ...(retryAfter === undefined ? {} : { retryAfter }) };
  }
  return { kind: 'not-ours' };
}

/** Seconds or a date (RFC 9110), as milliseconds from now; a day at most. */
function readRetryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  const wait = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), 24 * 60 * 60 * 1000);
}

/** The body up to a limit; undefined beyond it. */
async function read(response: Response, most: number): Promise<Bytes | undefined> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array(0);
  const parts: Uint8Array[] = [];
  for (let length = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return concat(parts);
    length += value.length;
    if (length > most) {
      void reader.cancel().catch(() => {});
      return undefined;
    }
    parts.push(value);
  }
}
