/*
 * Files at rest: AES-256-GCM (NIST SP 800-38D) with a key from the environment, a random 96-bit nonce a file, named by HMAC-SHA-256
 * of their digest: whoever has the disk can neither read a file nor tell whether one that they know is there.
 * A sealed file is: 4 bytes of the key's id, the nonce, the bytes, 16 bytes of tag. The name is bound to it.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

const idBytes = 4;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = idBytes + nonceBytes;

/** Seals and opens files with one key. */
export interface FileKey {
  /** Hexadecimal. */
  id: string;
  /** The name that a file has under this key, 64 hexadecimal digits. */
  nameOf(sha256: string): string;
  /** Writes a sealed copy, and waits until it is on the disk. */
  seal(from: string, to: string, name: string): Promise<void>;
  /** The bytes of a sealed file. Throws Error when it was changed, cut or is another's. */
  read(path: string, name: string): Promise<Buffer>;
  /** Writes the bytes of a sealed file to another; what it wrote is worth nothing when this throws. */
  unseal(from: string, to: string, name: string): Promise<void>;
}

/** Of one key of 32 bytes two: what names are made of tells nothing of what files are sealed with. */
const derived = (key: Buffer, purpose: string) => createHmac('sha256', key).update(purpose).digest();

/** What a key of 32 bytes does. */
export function fileKey(key: Buffer): FileKey {
  const [sealing, naming] = [derived(key, 'prescreen file'), derived(key, 'prescreen file name')];
  const id = createHash('sha256').update('prescreen files key').update(key).digest().subarray(0, idBytes);
  const decipher = (head: Buffer, tag: Buffer, name: string) => {
    if (!head.subarray(0, idBytes).equals(id)) throw new Error('sealed by another key');
    return createDecipheriv('aes-256-gcm', sealing, head.subarray(idBytes, headBytes))
      .setAAD(Buffer.from(name))
      .setAuthTag(tag);
  };
  return {
    id: id.toString('hex'),
    nameOf: (sha256) => createHmac('sha256', naming).update(sha256).digest('hex'),
    async seal(from, to, name) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(name));
      async function* sealed() {
        yield Buffer.concat([id, nonce]);
        for await (const chunk of createReadStream(from)) yield cipher.update(chunk as Buffer);
        yield cipher.final();
        yield cipher.getAuthTag();
      }
      await pipeline(sealed, createWriteStream(to, { flush: true, mode: 0o600 }));
    },
    async read(path, name) {
      const bytes = await readFile(path);
      if (bytes.length < headBytes + tagBytes) throw new Error('cut');
      const body = bytes.subarray(headBytes, bytes.length - tagBytes);
      const opened = decipher(bytes, bytes.subarray(bytes.length - tagBytes), name);
      return Buffer.concat([opened.update(body), opened.final()]);
    },
    async unseal(from, to, name) {
      const { size } = await stat(from);
      if (size < headBytes + tagBytes) throw new Error('cut');
      const handle = await open(from);
      const [head, tag] = [Buffer.alloc(headBytes), Buffer.alloc(tagBytes)];
      await handle.read(head, 0, headBytes, 0);
      await handle.read(tag, 0, tagBytes, size - tagBytes);
      await handle.close();
      const opened = decipher(head, tag, name);
      const end = size - tagBytes - 1;
      await pipeline(
        end < headBytes ? [] : createReadStream(from, { start: headBytes, end }),
        opened,
        createWriteStream(to, { mode: 0o600 }),
      );
    },
  };
}
