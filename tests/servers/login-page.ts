import { createServer } from 'node:http';

/** A server that answers whatever is asked with a page for people and status 200. */
export async function loginPage(port: number): Promise<{ asked: string[]; stop(): Promise<void> }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Đăng nhập</title>');
  });
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  const stop = () =>
    new Promise<void>((done) => {
      server.closeAllConnections();
      server.close(() => done());
    });
  return { asked, stop };
}
