import { createServer as createProxy, type Server } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { type Certificate, makeCertificate } from './certificate';

/** A page as it is served: under its real address, https and all, from loopback. */
export interface ServedPage {
  readonly url: string;
  readonly html: string | (() => string);
}

/** Pages on loopback behind a proxy that knows nothing else: whatever else is asked for is refused and written down. */
export interface PageServer {
  readonly proxy: string;
  readonly fingerprint: string;
  /** Requests that reached a page of ours: «GET https://vnexpress.net/…». */
  readonly served: string[];
  /** What was asked for besides: a host of somebody else, or an address under our hosts that is no page. */
  readonly refused: string[];
  close(): Promise<void>;
}

/** Serves the pages under their own host names through a proxy on loopback; both stop with `close`. */
export async function servePages(pages: readonly ServedPage[]): Promise<PageServer> {
  const byUrl = new Map(pages.map((page) => [page.url, page]));
  const hosts = new Set(pages.map((page) => new URL(page.url).hostname));
  const certificate = await makeCertificate([...hosts]);
  const served: string[] = [];
  const refused: string[] = [];
  const sockets = new Set<Socket>();

  const site = await siteServer(certificate, byUrl, served, refused);
  const proxy = createProxy((request, response) => {
    refused.push(`${request.method} ${request.url}`);
    response.writeHead(502).end();
  });
  proxy.on('connect', (request, socket: Socket) => {
    const [host = '', port] = (request.url ?? '').split(':');
    // A browser that goes away resets its connections; that is no error of the server's.
    socket.on('error', () => socket.destroy());
    if (!hosts.has(host) || port !== '443') {
      refused.push(`CONNECT ${request.url}`);
      socket.end('HTTP/1.1 502 Refused\r\n\r\n');
      return;
    }
    const inner = connect(portOf(site), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      inner.pipe(socket);
      socket.pipe(inner);
    });
    inner.on('error', () => socket.destroy());
    for (const end of [socket, inner]) {
      sockets.add(end);
      end.on('close', () => sockets.delete(end));
    }
  });
  await listening(proxy);

  return {
    proxy: `http://127.0.0.1:${portOf(proxy)}`,
    fingerprint: certificate.fingerprint,
    served,
    refused,
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all([site, proxy].map((server) => new Promise((done) => server.close(done))));
    },
  };
}

async function siteServer(
  certificate: Certificate,
  pages: ReadonlyMap<string, ServedPage>,
  served: string[],
  refused: string[],
): Promise<Server> {
  const server = createServer({ key: certificate.key, cert: certificate.cert }, (request, response) => {
    const url = `https://${request.headers.host}${request.url}`;
    const page = pages.get(url) ?? pages.get(url.split('?')[0] ?? '');
    if (page) {
      served.push(`${request.method} ${url}`);
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
      response.end(typeof page.html === 'string' ? page.html : page.html());
    } else {
      // Every browser asks for the icon of a site by itself.
      if (request.url !== '/favicon.ico') refused.push(`${request.method} ${url}`);
      response.writeHead(404).end();
    }
  });
  await listening(server);
  return server;
}

function listening(server: Server): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', done);
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
