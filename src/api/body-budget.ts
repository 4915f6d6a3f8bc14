import type { Readable } from 'node:stream';

/** A body that came in whole, or why it did not. `release` gives its bytes back to the budget; twice is once. */
export type Taken = { release(): void } & (
  | { ok: true; body: Buffer }
  | { ok: false; reason: 'too_large' | 'late' | 'full' | 'broken' }
);

export interface BodyBudget {
  /** Takes a body in, up to `most` bytes and within `ms` milliseconds, while there is room for it. */
  take(stream: Readable, most: number, ms: number): Promise<Taken>;
  /** Bytes that are under way. */
  used(): number;
}

/** Takes bodies in of which all together may hold `bytes`: whoever sends slowly, or much, takes nobody else's memory. */
export function bodyBudget(bytes: number): BodyBudget {
  let used = 0;
  return {
    used: () => used,
    take(stream, most, ms) {
      return new Promise((done) => {
        const chunks: Buffer[] = [];
        let size = 0;
        let ended = false;
        const release = () => {
          used -= size;
          size = 0;
          chunks.length = 0;
        };
        const end = (
          taken: { ok: true; body: Buffer } | { ok: false; reason: 'too_large' | 'late' | 'full' | 'broken' },
        ) => {
          if (ended) return;
          ended = true;
          clearTimeout(late);
          stream.off('data', onData);
          if (!taken.ok) stream.resume();
          done({ ...taken, release });
        };
        const late = setTimeout(() => end({ ok: false, reason: 'late' }), ms);
        const onData = (chunk: Buffer) => {
          if (size + chunk.length > most) return end({ ok: false, reason: 'too_large' });
          if (used + chunk.length > bytes) return end({ ok: false, reason: 'full' });
          size += chunk.length;
          used += chunk.length;
          chunks.push(chunk);
        };
        stream.on('data', onData);
        stream.once('end', () => {
          const body = Buffer.concat(chunks);
          chunks.length = 0;
          end({ ok: true, body });
        });
        for (const event of ['error', 'aborted', 'close'])
          stream.once(event, () => end({ ok: false, reason: 'broken' }));
      });
    },
  };
}
