import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ownersOnly } from './local-shelf.ts';
import { objectsOf, type S3, storeAway } from './s3.ts';
import { nameInPath, pathOfName, type Shelf } from './shelf.ts';

/** What an object carries beside its bytes: when they were placed. A store's own time cannot be set. */
const placedKey = 'placed-at';

/** A shelf in an object store: an object is whole or not there at all. What is read lies for that time in `temporary`, a folder of the local disk. */
export function s3Shelf(s3: S3, temporary: string): Shelf {
  const {
    place: { bucket, prefix },
    client,
    told,
  } = s3;
  const object = (name: string) => ({ Bucket: bucket, Key: `${prefix}${pathOfName(name)}` });
  const placed = (at: Date) => ({ Metadata: { [placedKey]: at.toISOString() } });

  return {
    async placedAt(name) {
      const head = await told(client.headObject(object(name)));
      if (head === null) return null;
      const placedAt = head.Metadata?.[placedKey];
      return placedAt ? new Date(placedAt) : (head.LastModified ?? new Date(0));
    },
    async place(path, name) {
      const { size } = await stat(path);
      await told(
        client.putObject({
          ...object(name),
          ...placed(new Date()),
          Body: createReadStream(path),
          ContentLength: size,
        }),
      );
      await rm(path, { force: true });
    },
    async touch(name, at) {
      const { Bucket, Key } = object(name);
      await told(
        client.copyObject({
          ...{ Bucket, Key, CopySource: encodeURI(`${Bucket}/${Key}`) },
          ...{ ...placed(at), MetadataDirective: 'REPLACE' },
        }),
      );
    },
    async withFile(name, act) {
      const found = await told(client.getObject(object(name)));
      if (found === null) return null;
      await mkdir(temporary, { recursive: true, mode: ownersOnly });
      const path = join(temporary, randomUUID());
      try {
        await pipeline(found.Body as Readable, createWriteStream(path, { mode: 0o600 })).catch(
          (error: unknown) => {
            throw storeAway(error);
          },
        );
        return await act(path);
      } finally {
        await rm(path, { force: true });
      }
    },
    async remove(name) {
      await told(client.deleteObject(object(name)));
    },
    async *names() {
      for await (const { Key = '' } of objectsOf(s3, prefix)) {
        const name = nameInPath(Key.slice(prefix.length));
        if (name !== null) yield name;
      }
    },
    async check() {
      const probe = { Bucket: bucket, Key: `${prefix}probe` };
      // A bucket that is missing answers as an object that is.
      if ((await told(client.putObject({ ...probe, Body: '', ContentLength: 0 }))) === null)
        throw storeAway({ name: 'NoSuchBucket' });
    },
  };
}
