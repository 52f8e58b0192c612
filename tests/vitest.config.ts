import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

const root = join(import.meta.dirname, '..');

export default defineConfig({
  root,
  plugins: [preact({ prefreshEnabled: false, devToolsEnabled: false })],
  resolve: { alias: { '@': root } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/{text,analysis,annotation,page,library,sync,tools,train}/**/*.test.ts'],
          environment: 'node',
          // No test measures time; the limit only ends what hangs.
          testTimeout: process.env.CHU_GIAI_LONG === '1' ? 30 * 60_000 : 120_000,
        },
      },
      {
        extends: true,
        test: { name: 'components', include: ['tests/components/**/*.test.tsx'], environment: 'happy-dom' },
      },
      {
        extends: true,
        // One browser at a time: two cores, and the tests look at what is drawn.
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
