import pg from 'pg';

/** Milliseconds until a connection must stand, and until one on which nothing is asked is tried (TCP keep-alive). */
const [connectMs, tryMs] = [10_000, 10_000];

/**
 * A pool of connections to Postgres whose errors are swallowed: the next query tells. One on which no answer comes for `silentMs` milliseconds is given
 * up; with null, as for what takes as long as it takes, it is waited for.
 */
export function patientPool(config: pg.PoolConfig, silentMs: number | null): pg.Pool {
  const pool = new pg.Pool({
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: tryMs,
    ...(silentMs === null ? {} : { Client: clientPatientFor(silentMs) }),
    ...config,
  });
  pool.on('error', () => {});
  // A client that a transaction holds tells of a lost server by itself: without a listener that would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

interface Stream extends NodeJS.ReadableStream {
  destroy(error: Error): void;
}

/**
 * A client of Postgres that ends its connection when nothing has come over it for `silentMs` milliseconds while something is asked: whoever asked
 * gets an error with the code ETIMEDOUT, and a pool takes the client back no more. A network that lost its way closes nothing, and the kernel
 * notices after a quarter of an hour, or never where what was asked had arrived.
 */
function clientPatientFor(silentMs: number): typeof pg.Client {
  return class extends pg.Client {
    #silence: NodeJS.Timeout | null = null;

    constructor(config?: string | pg.ClientConfig) {
      super(config);
      const over = () => {
        clearTimeout(this.#silence ?? undefined);
        this.#silence = null;
      };
      this.on('drain', over).on('end', over);
      // Every byte begins the wait anew.
      this.once('connect', () => this.#stream().on('data', () => this.#silence?.refresh()));
    }

    // biome-ignore lint/suspicious/noExplicitAny: as it is given, so it is passed on; pg has eight forms of it.
    override query(...given: any[]): any {
      this.#silence ??= setTimeout(() => {
        this.#stream().destroy(Object.assign(new Error('Postgres answers nothing'), { code: 'ETIMEDOUT' }));
      }, silentMs);
      return (super.query as (...asked: unknown[]) => unknown)(...given);
    }

    #stream(): Stream {
      return (this as unknown as { connection: { stream: Stream } }).connection.stream;
    }
  };
}
