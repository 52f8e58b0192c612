import { fromBase64, toBase64 } from '@/lib/library/base64';
import type { Bytes } from '@/lib/sync/bytes';
import { DONE, isObjectName, LONGEST_OBJECT, type Page, type Remote, type Result } from '@/lib/sync/remotes/remote';
import { basic, request } from '@/lib/sync/remotes/request';

/** A database of a CouchDB, one for each reader; an object is a document `{_id: name, b: base64}`. */
export interface CouchdbPlace {
  readonly kind: 'couchdb';
  /** The database's address, with a slash at its end. */
  readonly url: URL;
  readonly user: string;
  readonly password: string;
}

/** How many documents a request for a listing asks for. */
const PAGE = 1000;
const LONGEST_REPLY = 4 * 1024 * 1024;
const LONGEST_DOCUMENT = Math.ceil((LONGEST_OBJECT * 4) / 3) + 1024;

/**
 * CouchDB by its documents. A listing pages through `_all_docs`, which leaves out what was deleted (the feed of changes would show
 * every tombstone); its cursor is the last id that was seen, so that what stays is seen whatever comes and goes meanwhile. Creation
 * is atomic: 409 is success where the document that is there says the same, and otherwise the damaged copy is replaced by its revision.
 */
export function openCouchdb({ url, user, password }: CouchdbPlace): Remote {
  const headers = { accept: 'application/json', 'content-type': 'application/json', ...basic(user, password) };
  const send = async (
    path: string,
    method: string,
    expected: readonly number[],
    body?: string,
    most = LONGEST_REPLY,
  ) => {
    const reply = await request(new URL(path, url), { method, headers, ...(body ? { body } : {}) }, expected, most);
    return reply.kind === 'done' ? parsed(reply.value) : reply;
  };
  const find = async (name: string) => send(name, 'GET', [200], undefined, LONGEST_DOCUMENT);
  return {
    async prepare() {
      const there = await send('', 'GET', [200, 404]);
      if (there.kind !== 'done' || there.value.status === 200) return there.kind === 'done' ? DONE : there;
      const made = await send('', 'PUT', [201, 202, 412]);
      return made.kind === 'done' ? DONE : made;
    },
    async list(cursor) {
      // From the last one on, itself among them: to skip one would skip another where that one is gone.
      const from = cursor === undefined ? '' : `&startkey=${encodeURIComponent(JSON.stringify(cursor))}`;
      const answer = await send(`_all_docs?limit=${PAGE}${from}`, 'GET', [200]);
      if (answer.kind !== 'done') return answer;
      const page = readRows(answer.value.json, cursor);
      return page ? { kind: 'done', value: page } : { kind: 'not-ours' };
    },
    async get(name) {
      const answer = await find(name);
      if (answer.kind !== 'done') return answer;
      // A document without our field is damaged, which the hash in its name will show.
      return { kind: 'done', value: bytesOf(answer.value.json) ?? new Uint8Array(0) };
    },
    async put(name, bytes) {
      const b = toBase64(bytes);
      const made = await send(name, 'PUT', [201, 202, 409], JSON.stringify({ b }));
      if (made.kind !== 'done' || made.value.status !== 409) return made.kind === 'done' ? DONE : made;
      const there = await find(name);
      if (there.kind !== 'done') return there;
      if (there.value.json.b === b) return DONE;
      const repaired = await send(name, 'PUT', [201, 202], JSON.stringify({ _rev: there.value.json._rev, b }));
      return repaired.kind === 'done' ? DONE : repaired;
    },
    async delete(name) {
      const there = await find(name);
      if (there.kind !== 'done') return there.kind === 'absent' ? DONE : there;
      const revision = encodeURIComponent(String(there.value.json._rev));
      const gone = await send(`${name}?rev=${revision}`, 'DELETE', [200, 202]);
      return gone.kind === 'done' || gone.kind === 'absent' ? DONE : gone;
    },
  };
}

/** CouchDB answers in JSON, whatever it answers; a page is somebody else's. */
function parsed(reply: { status: number; body: Bytes }): Result<{ status: number; json: Record<string, unknown> }> {
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(reply.body));
    if (typeof json !== 'object' || json === null) return { kind: 'not-ours' };
    return { kind: 'done', value: { status: reply.status, json: json as Record<string, unknown> } };
  } catch {
    return { kind: 'not-ours' };
  }
}

function readRows({ rows }: Record<string, unknown>, cursor: string | undefined): Page | undefined {
  if (!Array.isArray(rows)) return undefined;
  const ids = (rows as readonly unknown[]).map((row) => (row as { id?: unknown } | null)?.id);
  if (!ids.every((id) => typeof id === 'string')) return undefined;
  const objects = ids.filter((id) => id !== cursor && isObjectName(id)).map((name) => ({ name }));
  const last = ids.at(-1);
  return { objects, ...(ids.length < PAGE || last === undefined ? {} : { next: last }) };
}

function bytesOf({ b }: Record<string, unknown>): Bytes | undefined {
  return typeof b === 'string' ? fromBase64(b) : undefined;
}
