import { expect, test } from 'vitest';

/* What the page says in each of its languages. */
const languages = ['en', 'de'];
const wordsOf = async (language: string): Promise<Record<string, string>> =>
  (await import(`../../src/web/words/${language}.js`)).words;

test('every language has the same words, with the same places to fill in', async () => {
  const [first = {}, ...others] = await Promise.all(languages.map(wordsOf));
  const places = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
  for (const other of others) {
    expect(Object.keys(other).sort()).toEqual(Object.keys(first).sort());
    for (const [name, text] of Object.entries(first))
      expect(places(other[name] ?? ''), name).toEqual(places(text));
  }
});
