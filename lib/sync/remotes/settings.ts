import { type AddressProblem, parseAddress } from '@/lib/sync/remotes/address';
import { type CouchdbSettings, openCouchdb } from '@/lib/sync/remotes/couchdb';
import { openFolder } from '@/lib/sync/remotes/folder';
import type { Remote } from '@/lib/sync/remotes/remote';
import { openS3, type S3Settings } from '@/lib/sync/remotes/s3';
import { openWebdav, type WebdavSettings } from '@/lib/sync/remotes/webdav';

/** Where the reader's remote is and how it lets us in, as read. */
export type RemoteSettings = WebdavSettings | S3Settings | CouchdbSettings;

/** A folder that the reader chose: the browser's handle, which is kept as it is and belongs to this device alone. */
export interface FolderSettings {
  readonly kind: 'folder';
  readonly handle: FileSystemDirectoryHandle;
}

/** Why settings are not used. */
export type SettingsProblem = AddressProblem | 'incomplete';

/** Opens the remote that some settings name. */
export function openRemote(settings: RemoteSettings | FolderSettings): Remote {
  switch (settings.kind) {
    case 'folder':
      return openFolder(settings.handle);
    case 'webdav':
      return openWebdav(settings);
    case 's3':
      return openS3(settings);
    case 'couchdb':
      return openCouchdb(settings);
  }
}

/** Settings as they are kept and paired: plain values, the address as text. */
export function writeSettings(settings: RemoteSettings): Record<string, string> {
  return { ...settings, url: settings.url.href };
}

/**
 * Reads settings field by field, from a form, from storage or from a pairing text. Says what is wrong with the address where that
 * is it; «incomplete» where a field is missing, of another type, or too long.
 */
export function parseSettings(value: unknown): RemoteSettings | SettingsProblem {
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
