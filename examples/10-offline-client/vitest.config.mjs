import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['vitest/*.spec.ts'],
    alias: {
      'electron/main': 'fake-electron/main',
      'electron/renderer': 'fake-electron/renderer',
      'electron/common': 'fake-electron/electron',
      'electron/utility': 'fake-electron/electron',
      electron: 'fake-electron/electron',
    },
    setupFiles: ['fake-electron/vitest'],
    execArgv: ['--import', 'fake-electron/register'],
  },
});
