/* Words of a name as addresses write them. */
import { plain, tokenize } from '#domain/words/words.ts';

/** Lower case without accents, as an address writes a name. */
export function asInAddress(text: string): string {
  return plain(text.toLowerCase());
}

/** How many words of a text an address has before its sign; of two letters none is asked. */
export function agreement(text: string, local: string): number {
  if (local === '') return 0;
  const words = tokenize(asInAddress(text).replace(/['’]/g, ''));
  return words.filter(({ word }) => word.length > 2 && local.includes(word)).length;
}
