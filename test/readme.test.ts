import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeConfig } from '#config.ts';

test('docs/operate.md lists every variable with its default and meaning', () => {
  const readme = readFileSync(join(import.meta.dirname, '../docs/operate.md'), 'utf8');
  const rows = new Map(
    [...readme.matchAll(/^\| `([A-Z0-9_]+)` *\| (.*?) *\| (.*?) *\|$/gm)].map((row) => [
      row[1],
      [row[2], row[3]],
    ]),
  );
  for (const { name, fallback, meaning } of describeConfig()) {
    // How many readers there are by default depends on the machine.
    expect(rows.get(name), name).toEqual([
      name === 'READERS' ? 'one a core, at most 8' : fallback || '–',
      meaning,
    ]);
  }
  expect(rows.size).toBe(describeConfig().length);
});
