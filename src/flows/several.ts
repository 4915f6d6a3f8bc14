/**
 * Does `act` for each of what `next` gives until it gives null, some of them at a time: while one waits for the database, another is worked
 * on. `next` is never asked twice at once. After a failure nothing more is begun; it is thrown once what was under way has ended.
 */
export async function several<T>(
  atOnce: number,
  next: () => Promise<T | null>,
  act: (one: T) => Promise<void>,
): Promise<void> {
  let asked: Promise<unknown> = Promise.resolve();
  let failed = false;
  const lane = async () => {
    while (!failed) {
      const turn = asked.then(next);
      asked = turn.catch(() => {});
      const one = await turn;
      if (one === null) return;
      await act(one);
    }
  };
  const lanes = Array.from({ length: atOnce }, () =>
    lane().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  const broken = (await Promise.allSettled(lanes)).find(({ status }) => status === 'rejected');
  if (broken?.status === 'rejected') throw broken.reason;
}
