import { expect, test } from 'vitest';
import { printable } from '../../src/cli/printable.ts';

test.each([
  ['\u001b[2J', '\\u001b[2J'],
  ['a\u202eb', 'a\\u202eb'],
  ['a\u200bb', 'a\\u200bb'],
  ['a\u{e0041}b', 'a\\ue0041b'],
  ['two\nlines', 'two\\u000alines'],
  // What some scripts need within a word stays.
  ['می\u200cخواهم', 'می\u200cخواهم'],
  ['Zoë Müller.pdf', 'Zoë Müller.pdf'],
])('%j is shown as %j', (text, shown) => expect(printable(text)).toBe(shown));
