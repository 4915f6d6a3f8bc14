import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/long/**', 'node_modules/**'],
    globalSetup: ['test/support/global-setup.ts'],
    // A busy machine is half as fast, and slower still beside another one's work: no test is about that.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // What is waited for comes at once, or late on a busy machine.
    expect: { poll: { timeout: 120_000 } },
    // Two cores are the smallest machine: files share them, each with a database of its own.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
});
