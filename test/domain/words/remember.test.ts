import fc from 'fast-check';
import { expect, test } from 'vitest';
import { remembering } from '#domain/words/remember.ts';

test('answers as the function does, whatever was asked before, and asks it once for a text', () => {
  let asked = 0;
  const length = remembering((text) => {
    asked += 1;
    return text.length;
  });
  fc.assert(
    fc.property(fc.array(fc.string()), (texts) => texts.every((text) => length(text) === text.length)),
  );
  const before = asked;
  length('the same text');
  length('the same text');
  expect(asked).toBe(before + 1);
});

test('what is kept is bounded', () => {
  const same = remembering((text) => ({ text }));
  const first = same('first');
  expect(same('first')).toBe(first);
  for (let at = 0; at < 5000; at++) same(String(at));
  expect(same('first')).not.toBe(first);
  expect(same('first')).toEqual(first);
});
