/*
 * An S3-compatible object store, by the client of AWS: its standard variables (AWS_ACCESS_KEY_ID, AWS_REGION, AWS_ENDPOINT_URL_S3 …) and
 * ways to credentials hold. Loaded only where one is configured.
 */
import type { S3 as Client, _Object as Listed, ListObjectsV2Output } from '@aws-sdk/client-s3';

/** Where objects lie: a bucket, and what their keys begin with, empty or with `/` at its end. */
interface S3Place {
  bucket: string;
  prefix: string;
}

export interface S3 {
  place: S3Place;
  client: Client;
  /** Waits for an answer; null where there is no such object. Throws an error with code ESTORE when the store is away or refuses. */
  told<T>(answer: Promise<T>): Promise<T | null>;
  close(): void;
}

const connectMs = 5000;
const answerMs = 60_000;

/** Opens an object store. Nothing is asked of it yet. */
export async function openS3(place: S3Place): Promise<S3> {
  const library = await import('@aws-sdk/client-s3');
  const elsewhere = process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL;
  const client = new library.S3({
    // Servers other than that of AWS know buckets by their path, and no region.
    ...(elsewhere ? { forcePathStyle: true, region: process.env.AWS_REGION ?? 'us-east-1' } : {}),
    // And many of them no checksums behind the body: bytes are named by their digest, or sealed.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // What it would print tells of requests.
    logger: { debug() {}, info() {}, warn() {}, error() {} },
    requestHandler: { connectionTimeout: connectMs, requestTimeout: answerMs },
  });
  return {
    place,
    client,
    told: async (answer) =>
      answer.catch((error: unknown) => {
        if (isMissing(error)) return null;
        throw storeAway(error);
      }),
    close: () => client.destroy(),
  };
}

/** The objects whose keys begin so, in the order of the keys. */
export async function* objectsOf({ client, told, place }: S3, prefix: string): AsyncGenerator<Listed> {
  let after: string | undefined;
  do {
    const page: ListObjectsV2Output | null = await told(
      client.listObjectsV2({ Bucket: place.bucket, Prefix: prefix, ContinuationToken: after }),
    );
    yield* page?.Contents ?? [];
    after = page?.NextContinuationToken;
  } while (after !== undefined);
}

function isMissing(error: unknown): boolean {
  const { name } = error as { name?: string };
  return name === 'NoSuchKey' || name === 'NotFound';
}

/** The store's own word for what is wrong, without anything of the request. */
export function storeAway(error: unknown): Error {
  const { name, code } = error as { name?: string; code?: string };
  const away = new Error(`the file store is not to be had (${code ?? name ?? 'unknown'})`);
  return Object.assign(away, { code: 'ESTORE' });
}
