/*
 * Secrets at rest: AES-256-GCM with a key that is not in the database (NIST SP 800-38D; a random 96-bit nonce for each text).
 * The first key seals; every key opens what it sealed, so that keys can be changed one after the other.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

export interface Sealer {
  /** The ids of the keys, the newest first: what each seals begins with its id. */
  keyIds: Buffer[];
  /** Seals text or bytes for a purpose; opening needs the same purpose. */
  seal(plain: string | Buffer, purpose: string): Buffer;
  /** Opens what was sealed. Throws Error when no key fits or the bytes were changed. */
  open(sealed: Buffer, purpose: string): Buffer;
}

const idBytes = 4;
const nonceBytes = 12;
const tagBytes = 16;

/** Makes a sealer of keys of 32 bytes each, the newest first. Throws Error when there is none or one is of another length. */
export function sealer(keys: Buffer[]): Sealer {
  if (keys.length === 0 || keys.some((key) => key.length !== 32))
    throw new Error('a sealing key has 32 bytes');
  const known = keys.map((key) => ({
    key,
    id: createHash('sha256').update('prescreen sealing key').update(key).digest().subarray(0, idBytes),
  }));
  return {
    keyIds: known.map(({ id }) => id),
    seal(plain, purpose) {
      const { key, id } = known[0] as (typeof known)[number];
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose));
      const text = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([id, nonce, cipher.getAuthTag(), text]);
    },
    open(sealed, purpose) {
      const found = known.find(({ id }) => id.equals(sealed.subarray(0, idBytes)));
      if (!found) throw new Error('sealed by a key that is not configured');
      const nonce = sealed.subarray(idBytes, idBytes + nonceBytes);
      const tag = sealed.subarray(idBytes + nonceBytes, idBytes + nonceBytes + tagBytes);
      const decipher = createDecipheriv('aes-256-gcm', found.key, nonce)
        .setAAD(Buffer.from(purpose))
        .setAuthTag(tag);
      return Buffer.concat([
        decipher.update(sealed.subarray(idBytes + nonceBytes + tagBytes)),
        decipher.final(),
      ]);
    },
  };
}
