/* Words that end like those for people and name none: "Docker", "Oktober", the headings of a résumé. Pure. */
import { once } from '../once.ts';
import type { Lexicon } from '../words/lexicon.ts';

/** Makes what tells such a word, in small letters: a tool of technology by one word, a month, a word of a heading, and no title. */
export function thingWords({
  skills,
  languages,
}: Pick<Lexicon, 'skills' | 'languages'>): (word: string) => boolean {
  const things = once(() => {
    // Nouns of English have one form: a "server" waits at tables there, and hums in a rack elsewhere.
    const formed = languages.filter(({ language }) => language !== 'en');
    const titles = new Set(formed.flatMap((words) => words.titles).map((one) => one.toLowerCase()));
    const tools = skills
      .filter(({ technology }) => technology)
      .flatMap(({ id, aliases }) => [id, ...aliases])
      // "SQL Server" is two of them.
      .flatMap((name) => name.toLowerCase().split(/[\s/-]+/));
    const others = languages.flatMap(({ months, headings }) => [
      ...Object.keys(months),
      ...Object.values(headings)
        .flat()
        .flatMap((heading) => heading.split(/\s+/)),
    ]);
    const words = [...tools, ...others.map((one) => one.toLowerCase())];
    return new Set(words.filter((word) => word.length > 2 && !titles.has(word)));
  });
  return (word) => things().has(word);
}
