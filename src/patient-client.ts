import pg from 'pg';

/**
 * A client of Postgres that ends its connection when nothing has come over it for `silentMs` milliseconds while something is asked: whoever asked
 * gets an error with the code ETIMEDOUT, and a pool takes the client back no more. A network that lost its way closes nothing, and the kernel
 * notices after a quarter of an hour, or never where what was asked had arrived.
 */
export function clientPatientFor(silentMs: number): typeof pg.Client {
  return class extends pg.Client {
    #silence: NodeJS.Timeout | null = null;

    constructor(config?: string | pg.ClientConfig) {
      super(config);
      const over = () => {
        clearTimeout(this.#silence ?? undefined);
        this.#silence = null;
      };
      this.on('drain', over).on('end', over);
    }

    // biome-ignore lint/suspicious/noExplicitAny: as it is given, so it is passed on; pg has eight forms of it.
    override query(...given: any[]): any {
      this.#await();
      return (super.query as (...asked: unknown[]) => unknown)(...given);
    }

    /** Begins to wait for an answer, unless one is waited for already: every byte begins the wait anew. */
    #await(): void {
      if (this.#silence !== null) return;
      const { stream } = (
        this as unknown as { connection: { stream: NodeJS.ReadableStream & { destroy(error: Error): void } } }
      ).connection;
      const heard = () => this.#silence?.refresh();
      this.#silence = setTimeout(() => {
        stream.destroy(Object.assign(new Error('Postgres answers nothing'), { code: 'ETIMEDOUT' }));
      }, silentMs);
      stream.on('data', heard);
      this.once('drain', () => stream.off('data', heard));
    }
  };
}
