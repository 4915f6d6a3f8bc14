import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz';

/** Random letters and digits, 5.75 bits each. */
export function randomText(length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length * 2)) {
      if (byte < 216 && text.length < length) text += alphabet[byte % alphabet.length];
    }
  }
  return text;
}

/** SHA-256 of a secret. One of 180 bits of entropy needs no password hashing. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** True when a text is the secret of a hash, compared in constant time. */
export const isSecret = (hash: Buffer, text: string): boolean => timingSafeEqual(hash, hashOf(text));
