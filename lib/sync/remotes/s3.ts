import { AwsV4Signer } from 'aws4fetch';
import type { Bytes } from '@/lib/sync/bytes';
import { tags } from '@/lib/sync/remotes/markup';
import {
  DONE,
  isObjectName,
  type ListedObject,
  LONGEST_OBJECT,
  type Page,
  type Problem,
  type Remote,
  type Result,
} from '@/lib/sync/remotes/remote';
import { isPage, request } from '@/lib/sync/remotes/request';

/** A bucket of an S3-compatible store, or a prefix in one: a key that opens that prefix only is enough. */
export interface S3Place {
  readonly kind: 's3';
  /** The endpoint, with a slash at its end; the bucket follows in the path. */
  readonly url: URL;
  readonly bucket: string;
  /** Empty, or ends in a slash: `doc-gia-17/`. */
  readonly prefix: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

const LONGEST_REPLY = 4 * 1024 * 1024;

/** S3 by its four plain operations. PUT is atomic and unconditional: no conditional write is proven for all of these stores. */
export function openS3({ url, bucket, prefix, region, accessKey, secretKey }: S3Place): Remote {
  const keys = { accessKeyId: accessKey, secretAccessKey: secretKey, region, service: 's3' };
  const base = new URL(`${encodeURIComponent(bucket)}/`, url);
  const path = prefix.split('/').map(encodeURIComponent).join('/');
  const send = async (target: URL, method: string, expected: readonly number[], most: number, body?: Bytes) => {
    // The payload stays unsigned: it is authenticated by its own cipher.
    const { headers } = await new AwsV4Signer({ ...keys, url: target.href, method }).sign();
    const reply = await request(target, { method, headers, ...(body ? { body } : {}) }, [...expected, 403], most);
    return reply.kind === 'done' && reply.value.status === 403 ? refusal(reply.value.body) : reply;
  };
  const objectUrl = (name: string) => new URL(`${path}${name}`, base);
  /** A page of the objects whose names begin so. */
  const list = async (beginning: string, cursor?: string): Promise<Result<Page>> => {
    const target = new URL(base);
    target.searchParams.set('list-type', '2');
    target.searchParams.set('prefix', prefix + beginning);
    if (cursor !== undefined) target.searchParams.set('continuation-token', cursor);
    const reply = await send(target, 'GET', [200], LONGEST_REPLY);
    if (reply.kind !== 'done') return reply;
    const page = readBucket(new TextDecoder().decode(reply.value.body), prefix);
    return typeof page === 'string' ? { kind: page } : { kind: 'done', value: page };
  };
  return {
    async prepare() {
      const answer = await list('');
      return answer.kind === 'done' ? DONE : answer;
    },
    list: (cursor) => list('', cursor),
    async get(name) {
      const reply = await send(objectUrl(name), 'GET', [200], LONGEST_OBJECT);
      // To a key that may list its prefix only, some say 403 of what is not there (Ceph before its pull request 68577).
      if (reply.kind === 'unauthorised') {
        const page = await list(name);
        if (page.kind !== 'done') return page;
        return page.value.objects.some((object) => object.name === name) ? reply : { kind: 'absent' };
      }
      if (reply.kind !== 'done') return reply;
      return isPage(reply.value.type) ? { kind: 'not-ours' } : { kind: 'done', value: reply.value.body };
    },
    async put(name, bytes) {
      const reply = await send(objectUrl(name), 'PUT', [200, 201, 204], LONGEST_REPLY, bytes);
      if (reply.kind !== 'done') return reply;
      return isPage(reply.value.type) ? { kind: 'not-ours' } : DONE;
    },
    async delete(name) {
      const reply = await send(objectUrl(name), 'DELETE', [200, 204], LONGEST_REPLY);
      return reply.kind === 'done' || reply.kind === 'absent' ? DONE : reply;
    },
  };
}

/** Why a bucket refuses. A signature says when it was made: where that is too far from the store's own time, a code says so. */
function refusal(body: Bytes): Problem {
  for (const { name, closes, text } of tags(new TextDecoder().decode(body)))
    if (name === 'Code' && !closes && text === 'RequestTimeTooSkewed') return { kind: 'wrong-clock' };
  return { kind: 'unauthorised' };
}

/** A page of ListObjectsV2; «not-ours» where it is none, «offline» where its end is missing. */
export function readBucket(xml: string, prefix: string): Page | 'not-ours' | 'offline' {
  const objects: ListedObject[] = [];
  let next: string | undefined;
  let key = '';
  let size: number | undefined;
  let begun = false;
  for (const { name, closes, text } of tags(xml)) {
    if (name === 'ListBucketResult') {
      if (begun && closes) return { objects, ...(next ? { next } : {}) };
      begun = true;
    } else if (name === 'NextContinuationToken' && !closes) next = text;
    else if (name === 'Key' && !closes) key = text;
    else if (name === 'Size' && !closes && /^\d{1,15}$/.test(text)) size = Number(text);
    else if (name === 'Contents') {
      const object = key.startsWith(prefix) ? key.slice(prefix.length) : '';
      if (begun && closes && isObjectName(object))
        objects.push({ name: object, ...(size === undefined ? {} : { size }) });
      key = '';
      size = undefined;
    }
  }
  return begun ? 'offline' : 'not-ours';
}
