import { type AddressProblem, parseAddress } from '@/lib/sync/remotes/address';
import { type CouchdbPlace, openCouchdb } from '@/lib/sync/remotes/couchdb';
import { type FolderPlace, openFolder } from '@/lib/sync/remotes/folder';
import type { Remote } from '@/lib/sync/remotes/remote';
import { openS3, type S3Place } from '@/lib/sync/remotes/s3';
import { openWebdav, type WebdavPlace } from '@/lib/sync/remotes/webdav';

/** Where the reader's objects lie and what lets us in there. */
export type Place = AddressedPlace | FolderPlace;

/** A place that is reached by an address: it can be typed, kept as plain values and paired. */
export type AddressedPlace = WebdavPlace | S3Place | CouchdbPlace;

/** Why what was typed or read is no place. */
export type PlaceProblem = AddressProblem | 'incomplete';

/** Opens the remote at a place. */
export function openRemote(place: Place): Remote {
  switch (place.kind) {
    case 'folder':
      return openFolder(place);
    case 'webdav':
      return openWebdav(place);
    case 's3':
      return openS3(place);
    case 'couchdb':
      return openCouchdb(place);
  }
}

/** A place as it is kept and paired: plain values, the address as text. */
export function writePlace(place: AddressedPlace): Record<string, string> {
  return { ...place, url: place.url.href };
}

/**
 * Reads a place field by field, from a form, from storage or from a pairing text. Says what is wrong with the address where that
 * is it; «incomplete» where a field is missing, of another type, or too long.
 */
export function parsePlace(value: unknown): AddressedPlace | PlaceProblem {
  if (typeof value !== 'object' || value === null) return 'incomplete';
  const field = (name: string) => {
    const text: unknown = (value as Record<string, unknown>)[name];
    return typeof text === 'string' && text.length <= 2000 ? text : undefined;
  };
  const typed = field('url');
  const url = typed === undefined ? ('incomplete' as const) : parseAddress(typed);
  if (typeof url === 'string') return url;
  const kind = field('kind');
  if (kind === 'webdav' || kind === 'couchdb') {
    const [user, password] = [field('user'), field('password')];
    // A colon would end the name (RFC 7617).
    return user === undefined || password === undefined || user.includes(':')
      ? 'incomplete'
      : { kind, url, user, password };
  }
  const [bucket, prefix, region] = [field('bucket'), field('prefix') ?? '', field('region') || 'us-east-1'];
  const [accessKey, secretKey] = [field('accessKey'), field('secretKey')];
  if (kind !== 's3' || !bucket || !accessKey || !secretKey || bucket.includes('/')) return 'incomplete';
  return { kind, url, bucket, prefix: folder(prefix), region, accessKey, secretKey };
}

/** A prefix as the path of a folder: `/doc-gia/17` is `doc-gia/17/`. */
function folder(prefix: string): string {
  const parts = prefix.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.length > 0 ? `${parts.join('/')}/` : '';
}
