/** How long a server that is looked at may take, in milliseconds: nobody waits longer for one that is away. */
const patienceMs = 2000;

/** What is asked of a server, once it answers. Rejects with what it rejects with, and when it takes too long. */
export function inTime<T>(asked: Promise<T>): Promise<T> {
  return Promise.race([
    asked,
    new Promise<never>((_, late) => setTimeout(() => late(new Error('late')), patienceMs).unref()),
  ]);
}
