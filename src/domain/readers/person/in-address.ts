/* Words of a name as addresses write them. */
import { plain, tokenize } from '#domain/words/words.ts';

/** Lower case without accents, as an address writes a name. */
export function asInAddress(text: string): string {
  return plain(text.toLowerCase());
}

/**
 * What of an address may be somebody's name, as addresses write it: what stands before its sign, or the host behind a mailbox that is anybody's:
 * "info@jane-doe.example".
 */
export function ownOfAddress(
  address: string | null,
  mailboxes: ReadonlySet<string>,
): { own: string; isHost: boolean } {
  const [local = '', host = ''] = asInAddress(address ?? '').split('@');
  const isHost = mailboxes.has(local);
  return { own: isHost ? host.slice(0, Math.max(0, host.lastIndexOf('.'))) : local, isHost };
}

/** How many words of a text an address has before its sign; of two letters none is asked. */
export function agreement(text: string, local: string): number {
  if (local === '') return 0;
  const words = tokenize(asInAddress(text).replace(/['’]/g, ''));
  return words.filter(({ word }) => word.length > 2 && local.includes(word)).length;
}
