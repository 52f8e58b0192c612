/** Opens the demo in a browser with the extension; without a display reads it as a reader would and prints what was found. */
import { join } from 'node:path';
import { ensureBuild } from '../build';
import { startChromium } from '../stage/chromium';
import { startFirefox } from '../stage/firefox';
import { goldPages } from '../stage/pages';
import { servePages } from '../stage/server';
import { readInChromium, readInFirefox } from './read-demo';

const ROOT = join(import.meta.dirname, '../..');
const say = (line: string) => process.stderr.write(`▸ ${line}\n`);

async function main([executable = '', ...args]: readonly string[]): Promise<void> {
  const kind = args.includes('--firefox') ? 'firefox' : 'chromium';
  const extension = ensureBuild(ROOT, kind, say);
  const pages = goldPages(join(ROOT, 'tests/pages')).filter(
    (page) => page.isArticle && page.isTech && page.lang === 'vi',
  );
  const first = pages[0];
  if (!first) throw new Error('tests/pages has no article');
  const server = await servePages(pages);
  say(`${pages.length} bài mẫu phục vụ tại chỗ qua https (${server.proxy})`);
  const headless = args.includes('--headless') || !hasDisplay();
  const options = { executable, extension, server, headless };
  try {
    if (headless) {
      say('Không có màn hình: đọc thử như một người đọc');
      const read = kind === 'firefox' ? readInFirefox : readInChromium;
      await read(options, first, join(ROOT, '.output/demo'), say);
    } else {
      await openAndWait(kind, options, first.url);
    }
  } finally {
    await server.close();
  }
}

async function openAndWait(kind: 'chromium' | 'firefox', options: Parameters<typeof startChromium>[0], url: string) {
  say(`Mở ${url}. Đóng trình duyệt hoặc nhấn Ctrl+C để dừng`);
  if (kind === 'chromium') {
    const stage = await startChromium(options);
    const page = stage.context.pages()[0] ?? (await stage.context.newPage());
    await page.goto(url);
    await new Promise((closed) => stage.context.on('close', closed));
  } else {
    const stage = await startFirefox(options);
    const page = (await stage.browser.pages())[0] ?? (await stage.browser.newPage());
    await page.goto(url);
    await new Promise((closed) => stage.browser.on('disconnected', closed));
  }
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
