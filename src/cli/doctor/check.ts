import { codeOf, StartFailure } from '#errors.ts';

/** What the doctor found of one thing: `fail` keeps the service from its work, `warn` costs something one day. */
export interface Check {
  about: string;
  state: 'ok' | 'warn' | 'fail';
  found: string;
  /** What to do; null where nothing is. */
  next: string | null;
}

/** A thing that is as it should be. */
export const ok = (about: string, found: string): Check => ({ about, state: 'ok', found, next: null });
/** A thing that costs something one day, and what to do. */
export const warn = (about: string, found: string, next: string): Check => ({
  about,
  state: 'warn',
  found,
  next,
});
/** A thing that keeps the service from its work, and what to do. */
export const fail = (about: string, found: string, next: string): Check => ({
  about,
  state: 'fail',
  found,
  next,
});

/** What `look` found; what keeps it from looking is a failure of that thing, told as a start tells it, with `next`. */
export async function checked(
  about: string,
  next: string,
  look: () => Promise<Check[]> | Check[],
): Promise<Check[]> {
  try {
    return await look();
  } catch (error) {
    const told = error instanceof StartFailure ? error.message : `cannot be looked at (${codeOf(error)})`;
    return [fail(about, told, next)];
  }
}
