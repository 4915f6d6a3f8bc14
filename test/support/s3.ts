import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';

export interface S3Server {
  /** The environment by which clients reach it. */
  environment: Record<string, string>;
  /** A bucket that is there. */
  bucket: string;
  /** Has this process reach it by the standard variables. */
  use(): void;
  /** Ends it for a while: what it holds stays. */
  away(): Promise<void>;
  back(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A real S3-compatible server with a bucket; this process reaches it from now on. It checks signatures but where lists are asked
 * for: it leaves the slash behind a bucket out of what it checks, which the client of AWS signs.
 */
export async function startS3({ lists } = { lists: false }): Promise<S3Server> {
  const folder = await mkdtemp(join(tmpdir(), 'prescreen-s3-'));
  const bucket = 'resumes';
  const start = async (on: number) => {
    const server = new S3rver({
      ...{
        port: on,
        address: '127.0.0.1',
        silent: true,
        directory: folder,
        allowMismatchedSignatures: lists,
      },
      configureBuckets: [{ name: bucket, configs: [] }],
    });
    const { port } = await server.run();
    return { server, port };
  };
  let running = await start(0);
  const { port } = running;
  const environment = {
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: 'S3RVER',
    AWS_SECRET_ACCESS_KEY: 'S3RVER',
  };
  const use = () => void Object.assign(process.env, environment);
  use();
  return {
    environment,
    bucket,
    use,
    away: () => running.server.close(),
    async back() {
      running = await start(port);
    },
    async stop() {
      await running.server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
