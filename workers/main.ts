import type { Deps } from '#deps.ts';
import { codeOf, isOutage } from '#errors.ts';
import { mostParked } from '#formats/guarded/pool.ts';
import { takeTasks } from '#queue/queue.ts';
import { isTaskName, parsePayload, type QueueName, type TaskOutcome } from '#queue/tasks.ts';
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
    return handle(name, parsePayload(name, payload), deps, turn);
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
    deps.log[level]({ task, code: codeOf(error) }, 'a task failed and will be tried again');
  };
  const workers = await takeTasks(deps.config, concurrency, act, onFailure);
  return { close: () => workers.close(drainMs) };
}
