/* Words of a name as addresses write them. */
import { alternatives, plain, tokenize } from '#domain/words/words.ts';

/** Lower case without accents, as an address writes a name. */
export function asInAddress(text: string): string {
  return plain(text.toLowerCase());
}

/** The host of an address whose mailbox is anybody's, without its last label: "info@jane-doe.example" is Jane Doe's; null for others. */
export function hostOf(address: string | null, mailboxes: ReadonlySet<string>): string | null {
  const [local = '', host = ''] = asInAddress(address ?? '').split('@');
  return mailboxes.has(local) && host.includes('.') ? host.slice(0, host.lastIndexOf('.')) : null;
}

/** How many words a text has where a host spells all of them and nothing else; else 0. */
export function spelling(text: string, host: string): number {
  const letters = (words: string) => asInAddress(words).replace(/[^\p{L}\p{N}]/gu, '');
  return letters(text) === letters(host) ? tokenize(text).length : 0;
}

/** How many words of a text an address has before its sign; of two letters none is asked. */
export function agreement(text: string, local: string): number {
  if (local === '') return 0;
  const words = tokenize(asInAddress(text).replace(/['’]/g, ''));
  return words.filter(({ word }) => word.length > 2 && local.includes(word)).length;
}

/** Characters of a document's head, in which profiles are its person's. */
const headOfText = 1500;

/**
 * Makes what gives what the addresses of profiles at the head of a text spell, as an address writes it and without its numbers, by what they open with
 * ("linkedin.com/in/jane-doe-77"); what is somebody's work has a path of its own behind the name.
 */
export function profileReader(openings: string[]): (text: string) => string[] {
  const profile = new RegExp(`(?:${alternatives(openings)})/([\\w%.-]{4,60})(?![\\w%.-]|/\\w)`, 'giu');
  return (text) =>
    [...text.slice(0, headOfText).matchAll(profile)].map((found) =>
      asInAddress(found[1] as string).replace(/[^\p{L}]/gu, ''),
    );
}
