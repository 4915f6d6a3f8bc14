import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';
import { pure } from './test/support/pure.ts';

const never = ['test/long/**', 'node_modules/**'];

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    // A busy machine is half as fast, and slower still beside another one's work: no test is about that.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // What is waited for comes at once, or late on a busy machine.
    expect: { poll: { timeout: 120_000 } },
    // Two cores are the smallest machine, and services, browsers and waiting leave them idle more than half of the time: three files
    // share them, each with a database of its own.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'pure', include: pure, exclude: never, isolate: false } },
      {
        extends: true,
        test: { name: 'service', include: ['test/**/*.test.ts'], exclude: [...never, ...pure] },
      },
    ],
  },
});
