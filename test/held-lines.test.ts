import { expect, test } from 'vitest';
import { holdLines } from '#held-lines.ts';

test('lines wait until they are told to follow, keep their order, and pass from then on', () => {
  const seen: string[] = [];
  const lines = holdLines((text) => seen.push(text));
  lines.write('one\n');
  lines.write('two\n');
  expect(seen).toEqual([]);
  lines.release();
  expect(seen).toEqual(['one\n', 'two\n']);
  lines.write('three\n');
  lines.release();
  expect(seen).toEqual(['one\n', 'two\n', 'three\n']);
});
