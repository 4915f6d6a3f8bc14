import type { Config } from '#config.ts';
import { objectsOf, openS3 } from '#storage/server/s3.ts';
import { type Check, fail, ok } from './check.ts';

const about = 'file store';

/** Whether the object store of FILES_S3 lets itself be asked, and lists what lies there; nothing where files lie in the folder. */
export async function checkStore({ filesS3 }: Pick<Config, 'filesS3'>): Promise<Check[]> {
  if (filesS3 === null) return [];
  const s3 = await openS3(filesS3);
  try {
    // One answer tells of address, credentials and bucket.
    await objectsOf(s3, filesS3.prefix).next();
    return [ok(about, `the bucket ${filesS3.bucket} answers`)];
  } catch (error) {
    const { message } = error as Error;
    return [
      fail(
        about,
        message,
        'see FILES_S3, AWS_ENDPOINT_URL_S3, and that its credentials may list, read, write and delete there',
      ),
    ];
  } finally {
    s3.close();
  }
}
