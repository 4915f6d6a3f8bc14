/* Words of the pages that the service itself writes: those of the recruiter's page, so that one file a language says everything. */
const ofPage = (path: string) => import(new URL(`../web/${path}`, import.meta.url).href);
const read = async (language: string): Promise<Record<string, string>> =>
  (await ofPage(`words/${language}.js`)).words;
const known = new Map([
  ['en', await read('en')],
  ['de', await read('de')],
]);

const { teller } = await ofPage('told.js');
/** The mark that the recruiter's page gives each state of a verdict. */
export const shapes: Record<string, string> = (await ofPage('parts/shapes.js')).shapes;

/** What tells sentences of the domain in a language; English is as they are. */
const tellers: Record<string, (text: string) => string> = {
  de: teller((await ofPage('words/told-de.js')).told),
};

/** A language of pages and what is said in it by a key, with what is filled in between braces. */
export interface PageWords {
  language: string;
  say(key: string, values?: Record<string, string>): string;
  /** A sentence of the domain in the language. */
  tell(text: string): string;
}

/** The words of the first language of an `Accept-Language` header that pages are written in; English where there is none. */
export function pageWords(accepted: string | undefined): PageWords {
  const asked = (accepted ?? '')
    .split(',')
    .map((one, order) => {
      const [tag = '', ...more] = one.trim().toLowerCase().split(';');
      const weight = Number(more.join(';').match(/q=([\d.]+)/)?.[1] ?? 1);
      return { language: tag.split('-')[0] as string, weight, order };
    })
    .filter(({ language, weight }) => known.has(language) && weight > 0)
    .sort((a, b) => b.weight - a.weight || a.order - b.order);
  const language = asked[0]?.language ?? 'en';
  const words = known.get(language) as Record<string, string>;
  return {
    language,
    tell: tellers[language] ?? ((text) => text),
    say: (key, values = {}) =>
      ((Number(values.n) === 1 ? words[`${key}_1`] : undefined) ?? words[key] ?? key).replace(
        /\{(\w+)\}/g,
        (_, name: string) => values[name] ?? '',
      ),
  };
}
