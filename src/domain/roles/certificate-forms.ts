import { alternatives, fold } from '../words/words.ts';
import type { AdvertWords } from './advert-words.ts';

/** What finds the word for a certificate in a line, and gives the forms that résumés may have one in. */
export function certificateForms(
  advert: Pick<AdvertWords, 'certificates' | 'certificateFiller' | 'certificateNouns'>,
): { certificate: RegExp; formsOf: (named: string) => string[] } {
  const certificate = new RegExp(`(?<!\\p{L})(?:${alternatives(advert.certificates)})\\p{L}*`, 'iu');
  return { certificate, formsOf };

  /** A certificate's name as résumés may have it: without its level, with each word for a certificate, and alone. */
  function formsOf(named: string): string[] {
    const words = named.split(/\s+/).filter((word) => !/^(?:\(.*|an?|\d+)$/iu.test(word));
    const at = words.findIndex((word) => certificate.test(word));
    if (at < 0) return [named];
    const core = words
      .slice(0, at)
      .filter((word) => !advert.certificateFiller.includes(fold(word)))
      .join(' ');
    const noun = fold(words[at] as string);
    const nouns = advert.certificateNouns.find((family) => family.includes(noun)) ?? [noun];
    if (core === '') return distinct([named, ...nouns.flatMap((one) => ofClasses(one, words.slice(at + 1)))]);
    const forms = nouns.map((one) => `${core} ${one}`);
    return [...new Set([named, ...forms, ...(core.includes(' ') ? [core] : [])])];
  }

  /** A licence with what it is for behind it, each of several alone: "Führerschein Klasse C", "Führerschein CE". */
  function ofClasses(noun: string, behind: string[]): string[] {
    const said = behind.filter((word) => !/^\p{Ll}{1,3}$/u.test(word));
    const bare = said.filter((word) => !advert.certificateFiller.includes(fold(word)));
    return [said, bare].flatMap((words) =>
      (words.at(-1) ?? '').split('/').flatMap((last) => {
        const name = [noun, ...words.slice(0, -1), last].join(' ').trim();
        return name === noun ? [] : [name];
      }),
    );
  }
}

/** Words each once, whatever their capitals, in their order. */
function distinct(words: string[]): string[] {
  return [...new Map([...words].reverse().map((word) => [fold(word), word])).values()].reverse();
}
