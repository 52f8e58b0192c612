import { tags } from '@/lib/sync/remotes/markup';
import { DONE, isObjectName, type ListedObject, LONGEST_OBJECT, type Remote } from '@/lib/sync/remotes/remote';
import { basic, isPage, request } from '@/lib/sync/remotes/request';

/** A folder on a WebDAV server: Nextcloud, ownCloud, Synology, Apache and others. */
export interface WebdavPlace {
  readonly kind: 'webdav';
  /** Ends in a slash. */
  readonly url: URL;
  readonly user: string;
  /** An app password, where the server has them. */
  readonly password: string;
}

const LONGEST_LISTING = 16 * 1024 * 1024;
const LONGEST_REPLY = 64 * 1024;
const QUESTION =
  '<?xml version="1.0" encoding="utf-8"?><d:propfind xmlns:d="DAV:"><d:prop><d:getcontentlength/><d:resourcetype/></d:prop></d:propfind>';

/**
 * WebDAV (RFC 4918) as the servers do it: no LOCK, no MOVE, no conditions, since one in two ignores or breaks them; PUT is
 * unconditional, so that a copy that was cut off can be repaired.
 */
export function openWebdav({ url, user, password }: WebdavPlace): Remote {
  const headers = basic(user, password);
  const send = (name: string, init: RequestInit, expected: readonly number[], most = LONGEST_REPLY) =>
    request(new URL(name, url), { ...init, headers: { ...headers, ...init.headers } }, expected, most);
  return {
    async prepare() {
      // 405: it is there (rclone says 201 for that too); 409: the folder above is not.
      const reply = await send('', { method: 'MKCOL' }, [201, 405, 409]);
      if (reply.kind !== 'done') return reply;
      return reply.value.status === 409 ? { kind: 'absent' } : DONE;
    },
    async list() {
      // lighttpd and others answer 415 without this type, Apache 403 for any other depth.
      const question = { depth: '1', 'content-type': 'application/xml; charset=utf-8' };
      const reply = await send(
        '',
        { method: 'PROPFIND', headers: question, body: QUESTION },
        [200, 207],
        LONGEST_LISTING,
      );
      if (reply.kind !== 'done') return reply;
      const listing = new TextDecoder().decode(reply.value.body);
      if (reply.value.status !== 207) return { kind: 'not-ours' };
      const objects = readListing(listing);
      return typeof objects === 'string' ? { kind: objects } : { kind: 'done', value: { objects } };
    },
    async get(name) {
      const reply = await send(name, { method: 'GET' }, [200], LONGEST_OBJECT);
      if (reply.kind !== 'done') return reply;
      return isPage(reply.value.type) ? { kind: 'not-ours' } : { kind: 'done', value: reply.value.body };
    },
    async put(name, bytes) {
      const type = { 'content-type': 'application/octet-stream' };
      const reply = await send(name, { method: 'PUT', headers: type, body: bytes }, [200, 201, 204, 409]);
      if (reply.kind !== 'done') return reply;
      const { status } = reply.value;
      if (status === 409) return { kind: 'absent' };
      return status === 200 && isPage(reply.value.type) ? { kind: 'not-ours' } : DONE;
    },
    async delete(name) {
      const reply = await send(name, { method: 'DELETE' }, [200, 202, 204]);
      return reply.kind === 'done' || reply.kind === 'absent' ? DONE : reply;
    },
  };
}

/** The objects of a multistatus answer; «not-ours» where it is none, «offline» where its end is missing. */
export function readListing(xml: string): ListedObject[] | 'not-ours' | 'offline' {
  const objects: ListedObject[] = [];
  let href: string | undefined;
  let size: number | undefined;
  let begun = false;
  for (const { name, closes, text } of tags(xml)) {
    if (name === 'multistatus') {
      if (begun && closes) return objects;
      begun = true;
    } else if (name === 'response') {
      const object = nameOf(href);
      if (begun && closes && object !== undefined)
        objects.push({ name: object, ...(size === undefined ? {} : { size }) });
      href = undefined;
      size = undefined;
    } else if (name === 'href' && !closes) href ??= text;
    else if (name === 'getcontentlength' && !closes && /^\d{1,15}$/.test(text)) size = Number(text);
  }
  return begun ? 'offline' : 'not-ours';
}

/** Our name at the end of a path or address; folders and files of others have none. */
function nameOf(href: string | undefined): string | undefined {
  const last = href?.slice(href.lastIndexOf('/') + 1) ?? '';
  try {
    const name = decodeURIComponent(last);
    return isObjectName(name) ? name : undefined;
  } catch {
    return undefined;
  }
}
