import type { Readable } from 'node:stream';
import { objectsOf, type S3 } from './s3.ts';

/** Files that clients put into the object store themselves, by a URL that allows it for a while; ids are UUIDs. */
export interface DirectUploads {
  /** A URL to which one file may be put (HTTP PUT) within so many seconds. */
  urlFor(id: string, seconds: number): Promise<string>;
  /** What was put there; null where nothing was. */
  open(id: string): Promise<Readable | null>;
  remove(id: string): Promise<void>;
  /** Removes what was put there before a time and never taken. Gives how many. */
  clear(before: Date): Promise<number>;
}

/** Direct uploads into a folder of an object store of their own: `direct/` and the id. */
export function directUploads(s3: S3): DirectUploads {
  const { place, client, told } = s3;
  const folder = `${place.prefix}direct/`;
  const object = (id: string) => ({ Bucket: place.bucket, Key: `${folder}${id}` });
  const removeKey = async (Key: string) => {
    await told(client.deleteObject({ Bucket: place.bucket, Key }));
  };
  return {
    async urlFor(id, seconds) {
      const [{ PutObjectCommand }, { getSignedUrl }] = await Promise.all([
        import('@aws-sdk/client-s3'),
        import('@aws-sdk/s3-request-presigner'),
      ]);
      return getSignedUrl(client, new PutObjectCommand(object(id)), { expiresIn: seconds });
    },
    async open(id) {
      const found = await told(client.getObject(object(id)));
      return (found?.Body as Readable | undefined) ?? null;
    },
    remove: (id) => removeKey(object(id).Key),
    async clear(before) {
      let removed = 0;
      for await (const { Key, LastModified } of objectsOf(s3, folder)) {
        if (!Key || !LastModified || LastModified >= before) continue;
        await removeKey(Key);
        removed += 1;
      }
      return removed;
    },
  };
}
