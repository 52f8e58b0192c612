import { readFileSync } from 'node:fs';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { EVERY_SITE, SITES } from './lib/page/sites';
import { SENT_DATA } from './lib/sync/sent-data';
import { printedKnowledge } from './tools/knowledge/printed';
import { withoutInnerHtml } from './tools/without-inner-html';
import { wordsOfScripts } from './tools/words-of-scripts';

const SIZES = [16, 32, 48, 128];
const LANGUAGES = ['vi', 'en'];

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  vite: () => ({
    plugins: [preact({ prefreshEnabled: false, devToolsEnabled: false }), withoutInnerHtml(), wordsOfScripts()],
    build: { target: 'es2023' },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    short_name: 'Chú Giải',
    description: '__MSG_description__',
    default_locale: 'vi',
    icons: Object.fromEntries(SIZES.map((size) => [size, `icon/${size}.png`])),
    action: {
      default_title: '__MSG_name__',
      default_icon: Object.fromEntries(SIZES.map((size) => [size, `icon/${size}.png`])),
    },
    permissions: [
      'storage',
      'unlimitedStorage',
      'alarms',
      'activeTab',
      'scripting',
      'contextMenus',
      ...(browser === 'firefox' ? [] : ['sidePanel' as const]),
    ],
    host_permissions: [...SITES],
    optional_host_permissions: [EVERY_SITE],
    content_security_policy: {
      // Compiling WebAssembly: Argon2id. Connecting: the reader's own store, which may lie anywhere; without its permission the
      // browser lets no answer through, and lib/sync/remotes/request.ts is the one place that asks.
      extension_pages:
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' https: http:; style-src 'self' 'unsafe-inline'; object-src 'none'",
    },
    // The one page that others may frame, without a token an empty one: where a note is typed beside its passage.
    web_accessible_resources: [
      {
        resources: ['note.html'],
        matches: ['http://*/*', 'https://*/*'],
        ...(browser === 'firefox' ? {} : { use_dynamic_url: true }),
      },
    ],
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Q' } },
      'next-mark': { suggested_key: { default: 'Alt+J' }, description: '__MSG_nextMark__' },
      'previous-mark': { suggested_key: { default: 'Alt+K' }, description: '__MSG_previousMark__' },
      // Not Alt+H: Firefox, in Vietnamese as in English, opens its help menu by it and the extension hears nothing.
      'keep-selection': { suggested_key: { default: 'Alt+L' }, description: '__MSG_keepSelection__' },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'chu-giai@chu-giai.org',
              strict_min_version: '140.0',
              // Sync, once the reader turns it on, sends kept passages and their addresses, encrypted, to the reader's own store: PRIVACY.md.
              data_collection_permissions: { required: ['none'], optional: [...SENT_DATA] },
            },
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : { minimum_chrome_version: '128' }),
  }),
  hooks: {
    // Knowledge and model are files beside the background; icons and the manifest's own messages come from assets/, so that no public/ folder repeats them.
    'build:publicAssets': (_, files) => {
      files.push(
        {
          absoluteSrc: printedKnowledge('assets/knowledge', `${process.cwd()}/.wxt/knowledge.bin`),
          relativeDest: 'knowledge.bin',
        },
        { absoluteSrc: `${process.cwd()}/assets/model/names.bin`, relativeDest: 'names.bin' },
      );
      for (const size of SIZES)
        files.push({ absoluteSrc: `${process.cwd()}/assets/icon/${size}.png`, relativeDest: `icon/${size}.png` });
      for (const language of LANGUAGES) {
        const words = JSON.parse(readFileSync(`assets/locales/${language}.json`, 'utf8')) as Record<string, string>;
        const contents = {
          name: { message: words['manifest.name'] },
          description: { message: words['manifest.description'] },
          nextMark: { message: words['keys.next'] },
          previousMark: { message: words['keys.previous'] },
          keepSelection: { message: words['keep.passage'] },
        };
        files.push({ contents: JSON.stringify(contents, null, 2), relativeDest: `_locales/${language}/messages.json` });
      }
    },
  },
});
