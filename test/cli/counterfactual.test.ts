import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { batchFolder } from '../support/corpus.ts';

const cli = join(import.meta.dirname, '../../src/cli.ts');

test('whoever the people of a batch are, no shipped role judges them otherwise', () => {
  const given = [
    'fairness',
    'counterfactual',
    batchFolder('mixed'),
    '--role',
    'all',
    '--as-of',
    '2026-11-01',
  ];
  const { status, stdout } = spawnSync(process.execPath, [cli, ...given, '--json'], { encoding: 'utf8' });
  const found = JSON.parse(stdout);
  expect(found.differences).toEqual([]);
  expect(status).toBe(0);
  expect(found.roles).toHaveLength(13);
  expect(found.variants).toBeGreaterThan(200);
  expect(found.namesNotRead).toEqual([]);
});
