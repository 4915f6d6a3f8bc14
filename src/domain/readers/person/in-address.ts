/* Words of a name as addresses write them. */
import { plain, tokenize } from '#domain/words/words.ts';

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

/** Profiles at the head of a document whose address mostly spells a name, and characters that are looked through for them. */
const profile = /(?:linkedin\.com\/in|github\.com|gitlab\.com|xing\.com\/profile)\/([\w%.-]{4,60})/giu;
const headOfText = 6000;

/** What the addresses of profiles at the head of a text say of a name, as an address writes it: "linkedin.com/in/jane-doe". */
export function profilesIn(text: string): string {
  return asInAddress([...text.slice(0, headOfText).matchAll(profile)].map((found) => found[1]).join(' '));
}
