import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/long/**', 'node_modules/**'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What is waited for comes at once, or late on a busy machine.
    expect: { poll: { timeout: 15_000 } },
    // Two cores are the smallest machine: files share them, each with a database of its own.
    maxWorkers: 2,
  },
});
