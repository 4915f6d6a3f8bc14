import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const name = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);

/** What a backup says of itself: which migrations its tables had, each table with its columns, rows and checksum, and its files. */
export const Manifest = z.strictObject({
  format: z.literal(1),
  at: z.iso.datetime(),
  migrations: z.array(z.string().regex(/^\d{4}-[a-z0-9-]{1,60}$/)).min(1),
  tables: z.array(
    z.strictObject({ name, columns: z.array(name).min(1), rows: z.number().int().min(0), sha256 }),
  ),
  /** How many stored files there are, and the checksum of the list of them. */
  files: z.strictObject({ count: z.number().int().min(0), sha256 }),
  /** Ids of the keys that stored files were sealed with: a start without one of them ends with its name. */
  fileKeys: z.array(z.string().regex(/^[0-9a-f]{1,64}$/)).default([]),
  /** The digest of all above, sealed with the newest of SECRETS_KEY, in base64: who has no key makes none. */
  seal: z.string().nullable(),
});
export type Manifest = z.infer<typeof Manifest>;

/** Name of the file with a table's rows. */
export const fileOf = (table: string) => `${table}.copy.gz`;

/** Name of the list of stored files. */
export const listName = 'files.txt';

/** What the seal of a manifest holds: the digest of all else that it says, as bytes. */
export function digestOf({ seal: _seal, ...rest }: Manifest): Buffer {
  return createHash('sha256').update(JSON.stringify(rest)).digest();
}

/** Checksum of a file, as hexadecimal digits. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
