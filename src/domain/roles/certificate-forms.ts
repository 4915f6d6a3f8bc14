import { alternatives, fold } from '../words/words.ts';
import { anyWord } from './advert-lines.ts';
import type { AdvertWords } from './advert-words.ts';

/** What tells whether a line asks for a certificate, and gives the forms that résumés may have one in. `isSkill` tells names that say nothing of a paper. */
export function certificateForms(
  advert: Pick<
    AdvertWords,
    | 'certificates'
    | 'certificateFiller'
    | 'certificateHeads'
    | 'certificateNouns'
    | 'certificateOpenings'
    | 'notCertificates'
    | 'sameCertificates'
  >,
  isSkill: (name: string) => boolean,
): {
  asksForOne: (line: string) => boolean;
  nameIn: (words: string) => string;
  formsOf: (named: string) => string[];
} {
  const certificate = new RegExp(`(?<!\\p{L})(?:${alternatives(advert.certificates)})\\p{L}*`, 'iu');
  const others = new RegExp(anyWord(advert.notCertificates).source, 'giu');
  const same = advert.sameCertificates.map((names) => [anyWord(names), names] as const);
  const asksForOne = (line: string) => certificate.test(line.replace(/’/gu, "'").replace(others, ' '));
  const heads = new RegExp(`(?<!\\p{L})(?:${alternatives(advert.certificateHeads)})(?!\\p{L})`, 'iu');
  return { asksForOne, nameIn, formsOf };

  /** The certificate's name in the words around it: "You hold a valid class C licence" names a "class C licence". */
  function nameIn(words: string): string {
    const head = heads.exec(words);
    if (head !== null) return words.slice(head.index);
    const all = words.split(/\s+/);
    const at = all.findIndex((word) => certificate.test(word));
    const opening = all.findLastIndex(
      (word, index) => index < at && advert.certificateOpenings.includes(index === 0 ? fold(word) : word),
    );
    return all.slice(opening + 1).join(' ');
  }

  function formsOf(named: string): string[] {
    const others = byOtherNames(named);
    return distinct([...(others.length > 0 ? [named, ...others] : byItsNoun(named)), ...initialsIn(named)]);
  }

  /** The certificate under its other names: "Class A Commercial Driver's License" is "Class A CDL" and "CDL-A". */
  function byOtherNames(named: string): string[] {
    return same.flatMap(([pattern, names]) => {
      const found = pattern.exec(named.replace(/’/gu, "'"));
      if (found === null) return [];
      const [, class_] = /(?:^|\s)class\s+(\p{L})(?=\s)/iu.exec(named) ?? [];
      if (class_ === undefined) return names;
      return names.flatMap((name) => [
        `class ${class_} ${name}`,
        `${name} class ${class_}`,
        `${name} ${class_}`,
        `${name}-${class_}`,
      ]);
    });
  }

  /** Letters that a certificate is known by: in brackets, or before its noun: "Personal Licence (APLH)", "NMC registration". */
  function initialsIn(named: string): string[] {
    const found = [...named.matchAll(/\((\p{Lu}{3,6})\)|(?<![\p{L}-])(\p{Lu}{3,6})(?=\s\p{L})/gu)];
    return found.flatMap(([, bracketed, before]) => bracketed ?? before ?? []).filter((one) => !isSkill(one));
  }

  /** A certificate's name as résumés may have it: without its level, with each word for a certificate, and alone. */
  function byItsNoun(named: string): string[] {
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
    return [named, ...forms, ...(core.includes(' ') ? [core] : [])];
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
  const seen = new Set<string>();
  return words.filter((word) => !seen.has(fold(word)) && seen.add(fold(word)));
}
