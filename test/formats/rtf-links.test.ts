import { expect, test } from 'vitest';
import { rtf } from '#formats/rtf.ts';
import { limits, readResume } from '../support/corpus.ts';

test('an address that stands behind a word is how to reach somebody', async () => {
  const field =
    '{\\field{\\*\\fldinst{HYPERLINK "mailto:jane@example.com"}}{\\fldrslt{Email}}}\\par {\\field{\\*\\fldinst{HYPERLINK "javascript:x"}}{\\fldrslt{More}}}';
  const source = `{\\rtf1\\ansi {\\b Jane Roe}\\par ${field}\\par Experience\\par Engineer, Acme Ltd\\par 2015 - 2018\\par}`;
  const outcome = await rtf.read(Buffer.from(source), limits);
  if (!outcome.ok) throw new Error(outcome.reason);
  expect(outcome.document.links).toEqual(['mailto:jane@example.com']);
  expect(outcome.document.text).not.toContain('HYPERLINK');
  expect(readResume(outcome.document).contact.email?.value).toBe('jane@example.com');
});
