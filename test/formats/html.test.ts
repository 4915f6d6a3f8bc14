import { expect, test } from 'vitest';
import { textOf } from '#domain/document.ts';
import { html } from '#formats/html.ts';
import { limits } from '../support/corpus.ts';

/** The words of a page that its styles hide. */
async function hiddenIn(source: string): Promise<string[]> {
  const outcome = await html.read(new TextEncoder().encode(`<!doctype html>${source}`), limits);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { document } = outcome;
  return document.lines.filter((line) => line.hiding !== null).map((line) => textOf(document, line));
}

test.each([
  ['white on white', '<p style="color:#fff">Kubernetes</p>'],
  ['an id', '<style>#more{display:none}</style><p id="more">Kubernetes</p>'],
  ['an id over a class', '<style>#x{color:#fff}.x{color:#000}</style><p id="x" class="x">Kubernetes</p>'],
  ['a child of an id', '<style>#box p{font-size:1px}</style><div id="box"><p>Kubernetes</p></div>'],
])('hidden by %s', async (_name, source) => {
  expect(await hiddenIn(source)).toEqual(['Kubernetes']);
});

test.each([
  [
    'white on a band that an id paints',
    '<style>#hd{background:#00736b;color:#fff}</style><div id="hd">Jo</div>',
  ],
  [
    'a link in such a band',
    '<style>#hd{background:#00736b}</style><div id="hd"><a style="color:#fff">jo@example.com</a></div>',
  ],
  ['another id', '<style>#more{display:none}</style><p id="less">Kubernetes</p>'],
])('shown: %s', async (_name, source) => {
  expect(await hiddenIn(source)).toEqual([]);
});

test('what a row sets apart, and a time, is apart from the text before it', async () => {
  const page =
    '<style>.job{display:flex}</style><div class="job"><strong>Backend Developer</strong><span>Oct 2015 – May 2018</span></div><p><b>Tester</b><time>2012</time></p>';
  const outcome = await html.read(Buffer.from(`<html><body>${page}</body></html>`), { ...limits });
  if (!outcome.ok) throw new Error(outcome.reason);
  expect(outcome.document.text).toBe('Backend Developer\tOct 2015 – May 2018\nTester 2012\n');
});
