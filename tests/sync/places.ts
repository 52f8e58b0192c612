import { rm } from 'node:fs/promises';
import { openCouchdb } from '@/lib/sync/remotes/couchdb';
import { openRemote } from '@/lib/sync/remotes/place';
import type { Remote } from '@/lib/sync/remotes/remote';
import { openS3 } from '@/lib/sync/remotes/s3';
import { openWebdav } from '@/lib/sync/remotes/webdav';
import { BUCKET, startCouchdb, startS3 } from '../servers/from-npm';
import { folder, PASSWORD, type Server, USER } from '../servers/server';
import { startApache, startLighttpd, startNginx, startRclone } from '../servers/webdav';
import { directoryHandle } from './directory-handle';

/** A kind of remote as the tests reach it: how its server starts, and how it is opened. */
export interface Place {
  readonly name: string;
  start(): Promise<Server>;
  open(url: URL, password: string): Remote;
  /** What the place cannot show at all. */
  readonly without?: readonly ('size' | 'password' | 'setting up')[];
}

export const webdav = (url: URL, password: string) =>
  openWebdav({ kind: 'webdav', url: new URL('chu-giai/', url), user: USER, password });
export const s3 = (url: URL, password: string) =>
  openS3({
    kind: 's3',
    url,
    bucket: BUCKET,
    prefix: 'độc giả 17/',
    region: 'us-east-1',
    // s3rver knows its keys and does not check what they signed.
    accessKey: password === PASSWORD ? 'S3RVER' : 'NOBODY',
    secretKey: 'S3RVER',
  });
const couchdb = (url: URL, password: string) => openCouchdb({ kind: 'couchdb', url, user: USER, password });

/** The places of `npm test`, and with CHU_GIAI_LONG=1 all. */
export const PLACES: readonly Place[] = [
  {
    name: 'a folder',
    start: startFolder,
    open: (url) => openRemote({ kind: 'folder', handle: directoryHandle(url.pathname) }),
    without: ['password', 'setting up'],
  },
  { name: 'Apache', start: startApache, open: webdav },
  { name: 'rclone', start: startRclone, open: webdav },
  { name: 's3rver', start: startS3, open: s3, without: ['setting up'] },
  // A document has no size in bytes of ours.
  { name: 'pouchdb-server', start: startCouchdb, open: couchdb, without: ['size', 'setting up'] },
  ...(process.env.CHU_GIAI_LONG === '1'
    ? [
        { name: 'nginx', start: startNginx, open: webdav },
        { name: 'lighttpd', start: startLighttpd, open: webdav },
      ]
    : []),
];

async function startFolder(): Promise<Server> {
  const root = await folder();
  return { url: new URL(`file://${root}`), stop: () => rm(root, { recursive: true, force: true }) };
}
