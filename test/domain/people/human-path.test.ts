import { expect, test } from 'vitest';
import { byLink, deciderOf } from '#domain/people/human-path.ts';

test.each([
  [`Hannes Weld${byLink}Administrator)`, 'Hannes Weld'],
  ['Hannes Weld', 'Hannes Weld'],
])('to the person it is about "%s" is %s', (by, name) => expect(deciderOf(by)).toBe(name));
