import { expect, test } from 'vitest';
import { textOf } from '#domain/document.ts';
import { txt } from '#formats/txt.ts';
import { limits } from '../support/corpus.ts';

const linesOf = async (text: string) => {
  const outcome = await txt.read(Buffer.from(text), limits);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { document } = outcome;
  return document.lines.map((line) => textOf(document, line));
};

test.each([
  ['# Ada\n\n**Clerk**\\\n2015 - 2019', ['Ada', 'Clerk', '2015 - 2019']],
  ['# Ada\n\nClerk<br/>2015 - 2019<BR>Bremen', ['Ada', 'Clerk', '2015 - 2019', 'Bremen']],
  ['# Ada\n\nC:\\temp and <b', ['Ada', 'C:\\temp and <b']],
])('the lines of %j', async (text, lines) => {
  expect(await linesOf(text)).toEqual(lines);
});
