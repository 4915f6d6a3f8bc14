import { expect, test } from 'vitest';
import { phraseTable } from '#domain/words/phrases.ts';
import { tokenize } from '#domain/words/words.ts';

/* Phrases with gaps: how far one reaches, and what it reaches over. */

const gaps = { joins: new Set(['and']), isVerb: (word: string) => /(?:ing|ed)$/.test(word) };
const table = phraseTable<string>(false, new Set(), gaps);
table.add('(negotiated|introduced) … (contracts|systems)', 'found');

test.each([
  ['negotiated contracts', true],
  ['negotiated three large service contracts', true],
  ['negotiated three very large old service contracts', false],
  // One that joins two makes the gap wider.
  ['negotiated hardware purchases and maintenance contracts', true],
  ['negotiated hardware and software purchases and maintenance contracts', false],
  // Verbs in a row share their object.
  ['negotiated and executed contracts', true],
  ['introduced, trained and supported systems', true],
  // Behind an object something else is done.
  ['introduced new colleagues, cleaned systems', false],
  ['introduced colleagues and cleaned systems', false],
  ['introduced new, scalable systems', true],
])('%s: %s', (text, found) => {
  expect(table.find(tokenize(text)).map(({ value }) => value)).toEqual(found ? ['found'] : []);
});
