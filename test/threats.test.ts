import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/* docs/threats.md names the test that repeats each attack: the test is there. */
const root = join(import.meta.dirname, '..');
const rows = readFileSync(join(root, 'docs/threats.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| (?!attack|-)/.test(line));

test.each(rows.map((row) => [(row.split('|')[1] as string).trim(), row.split('|')[3] as string]))(
  '%s',
  (_attack, named) => {
    const tests = [...named.matchAll(/`(test\/[\w./-]+)`(?:: ([^`|(]+))?/g)];
    expect(tests.length).toBeGreaterThan(0);
    for (const [, file, titles] of tests) {
      expect(existsSync(join(root, file as string)), file).toBe(true);
      const text = readFileSync(join(root, file as string), 'utf8');
      for (const title of (titles ?? '')
        .split(';')
        .map((one) => one.trim())
        .filter(Boolean))
        expect(text, `${file}: ${title}`).toContain(title);
    }
  },
);

test('every attack has one', () => expect(rows.length).toBeGreaterThan(40));
