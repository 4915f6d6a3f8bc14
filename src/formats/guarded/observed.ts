import type { Load, PoolOutcome, ReaderPool } from './request.ts';

/** What a reading was: its format or the code of why there is none, and seconds from its turn to its outcome. */
type OnRead = (told: { format: string } | { code: string }, seconds: number) => void;

/** Kinds of files that are told apart: what a reader says is not believed, as a file may have taken it over. */
const mostFormats = 20;

/** The same pool, which tells of every file that it has read. What waits for its turn is not counted. */
export function observed(pool: ReaderPool, onRead: OnRead): ReaderPool {
  const formats = new Set<string>();
  const formatOf = (named: string) => {
    if (/^[a-z]{2,10}$/.test(named) && formats.size < mostFormats) formats.add(named);
    return formats.has(named) ? named : 'other';
  };
  const timed = async <T extends PoolOutcome | 'busy'>(
    load: Load,
    read: (load: Load) => Promise<T>,
  ): Promise<T> => {
    let turn = performance.now();
    const outcome = await read(() => {
      turn = performance.now();
      return load();
    });
    if (outcome !== 'busy')
      onRead(
        outcome.ok ? { format: formatOf(outcome.read.format) } : { code: outcome.reason },
        (performance.now() - turn) / 1000,
      );
    return outcome;
  };
  return {
    ...pool,
    read: (load, asked) => timed(load, (own) => pool.read(own, asked)),
    tryRead: (load, turn) => timed(load, (own) => pool.tryRead(own, turn)),
  };
}
