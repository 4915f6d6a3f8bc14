import { defineConfig } from 'vitest/config';
import { pure } from './test/support/pure.ts';

/* What needs no server: for the inner loop, under 30 seconds. */
export default defineConfig({
  test: {
    include: pure,
    // These try many texts, or judge by every role: they are for the whole suite.
    exclude: ['test/domain/{readers/linear,judging/score-properties,judging/tune,roles/draft-role}.test.ts'],
    // The rules are loaded once a worker, not once a file: these tests are pure.
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000,
  },
});
