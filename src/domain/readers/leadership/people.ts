import type { Grammar } from '#domain/words/grammar.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { wordsOf } from '#domain/words/patterns.ts';
import { fold, tokenize } from '#domain/words/words.ts';

/** What a word says of people: one, several, or a group. */
type Person = 'singular' | 'plural' | 'people';

/** What people are by title, one ("assistant") or several. */
export function titledWords(languages: Words[]): Map<string, Person> {
  const persons = new Map<string, Person>();
  const machines = wordsOf(languages, ({ leading }) => leading.machines);
  for (const { grammar, titles } of languages) {
    for (const title of titles.map(fold)) {
      if (/\s/.test(title) || title.length < 3 || machines.has(title)) continue;
      if (!persons.has(title)) persons.set(title, 'singular');
      for (const plural of pluralsOf(title, grammar.plurals)) persons.set(plural, 'plural');
    }
  }
  return persons;
}

/** Words for people: groups and kinds of them, and what people are by title. */
export function personWords(languages: Words[]): Map<string, Person> {
  const persons = titledWords(languages);
  for (const word of languages.flatMap((one) => one.leadership.people))
    for (const { word: last } of tokenize(word).slice(-1)) if (last.length > 2) persons.set(last, 'people');
  return persons;
}

/** Plural forms of a noun for a person by its ending; none when no ending of the language fits. */
function pluralsOf(word: string, plurals: Grammar['plurals']): string[] {
  const fits = Object.entries(plurals).find(([ending]) => word.endsWith(ending));
  if (fits === undefined) return [];
  const [ending, replacements] = fits;
  return replacements.map((replacement) => word.slice(0, word.length - ending.length) + replacement);
}
