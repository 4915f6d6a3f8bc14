import type { Deps } from '#deps.ts';
import { codeOf, isOutage } from '#errors.ts';
import { mostParked } from '#formats/guarded/pool.ts';
import { withIds } from '#observing/log-context.ts';
import { takeTasks } from '#queue/queue.ts';
import { idsOfTask, isTaskName, parsePayload, type QueueName, type TaskOutcome } from '#queue/tasks.ts';
import { handle } from './handlers.ts';

/** Tasks that wait for other servers, at once: they cost little but time. One peer has a few of them at most. */
const waitingAtOnce = {
  'prescreen-receive': 24,
  'prescreen-deliver': 32,
  'prescreen-notes': 8,
  'prescreen-poll': 8,
};

const drainMs = 30_000;

/** Takes tasks until closed; closing waits for those under way. */
export async function startWorkers(deps: Deps): Promise<{ close(): Promise<void> }> {
  const act = async (name: string, payload: unknown, turn: number): Promise<TaskOutcome> => {
    if (!isTaskName(name)) throw new Error(`no task ${name}`);
    const carried = parsePayload(name, payload);
    const ids = { task: name, ...idsOfTask(name, carried) };
    const begun = performance.now();
    return withIds(ids, () =>
      deps.tracing.span(`task ${name}`, ids, async () => {
        const outcome = await handle(name, carried, deps, turn);
        const seconds = (performance.now() - begun) / 1000;
        deps.metrics.task(name, outcome, seconds);
        deps.log.debug({ outcome, ms: Math.round(seconds * 1000) }, 'a task is done');
        return outcome;
      }),
    );
  };
  // Twice as many as there are readers: while some read, others wait for the database. And slow files may wait for room.
  const concurrency: Record<QueueName, number> = {
    prescreen: deps.config.readers * 2 + mostParked,
    'prescreen-ocr': deps.config.ocr?.readers ?? 1,
    ...waitingAtOnce,
  };
  const onFailure = (task: string, error: Error) => {
    // An outage fails many tasks at once; the relay tells of it in one line.
    const level = isOutage(error) ? 'debug' : 'warn';
    const code = codeOf(error);
    deps.metrics.taskFailed(isTaskName(task) ? task : 'unknown', code);
    deps.log[level]({ task, code }, 'a task failed and will be tried again');
  };
  const workers = await takeTasks(deps.config, concurrency, act, onFailure);
  return { close: () => workers.close(drainMs) };
}
