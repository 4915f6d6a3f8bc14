import type { Readable } from 'node:stream';

/** A body that came in whole, or why it did not. `release` gives its bytes back to the budget; twice is once. */
type Taken = { release(): void } & (
  | { ok: true; body: Buffer }
  | { ok: false; reason: 'too_large' | 'late' | 'full' | 'broken' }
);

interface BodyBudget {
  /** Takes a body in, up to `most` bytes and within `ms` milliseconds, while there is room for it. */
  take(stream: Readable, most: number, ms: number): Promise<Taken>;
  /** Bytes that are under way. */
  used(): number;
}

/** Bytes of a page into which small pieces are copied: each of its own would hold many times its size. */
const pageBytes = 16 * 1024;

/** Takes bodies in of which all together may hold `bytes`: whoever sends slowly, or much, takes nobody else's memory. */
export function bodyBudget(bytes: number): BodyBudget {
  let used = 0;
  return {
    used: () => used,
    take(stream, most, ms) {
      return new Promise((done) => {
        const chunks: Buffer[] = [];
        let page: Buffer = Buffer.alloc(0);
        let size = 0;
        let counted = 0;
        let ended = false;
        const release = () => {
          used -= counted;
          counted = 0;
          chunks.length = 0;
        };
        /** Counts bytes that will be held; false when there is no room for them. */
        const hold = (more: number) => {
          if (used + more > bytes) return false;
          used += more;
          counted += more;
          return true;
        };
        /** Keeps a piece: a large one as it is, a small one in a page. */
        const keep = (chunk: Buffer): boolean => {
          if (chunk.length >= pageBytes) {
            if (!hold(chunk.length)) return false;
            chunks.push(chunk);
            return true;
          }
          if (page.length === 0) {
            if (!hold(pageBytes)) return false;
            page = Buffer.allocUnsafeSlow(pageBytes);
          }
          const fits = chunk.copy(page);
          const kept = page.subarray(0, fits);
          page = page.subarray(fits);
          const last = chunks.at(-1);
          // What follows on what is kept already is one piece with it.
          if (last && last.buffer === kept.buffer && last.byteOffset + last.length === kept.byteOffset)
            chunks[chunks.length - 1] = Buffer.from(last.buffer, last.byteOffset, last.length + kept.length);
          else chunks.push(kept);
          return fits === chunk.length || keep(chunk.subarray(fits));
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
          size += chunk.length;
          if (!keep(chunk)) end({ ok: false, reason: 'full' });
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
