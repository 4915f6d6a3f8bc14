import type { Deps } from '#deps.ts';
import { codeOf, isOutage } from '#errors.ts';
import { mostParked } from '#formats/guarded/pool.ts';
import { isJobName, type JobOutcome, parsePayload, type QueueName } from '#queue/jobs.ts';
import { takeJobs } from '#queue/queue.ts';
import { handle } from './handlers.ts';

/** Jobs that wait for other servers, at once: they cost little but time. One peer has a few of them at most. */
const waitingAtOnce = {
  'prescreen-receive': 24,
  'prescreen-deliver': 32,
  'prescreen-notes': 8,
  'prescreen-poll': 8,
};

const drainMs = 30_000;

/** Takes jobs until closed; closing waits for those under way. */
export async function startWorkers(deps: Deps): Promise<{ close(): Promise<void> }> {
  const act = async (name: string, payload: unknown, turn: number): Promise<JobOutcome> => {
    if (!isJobName(name)) throw new Error(`no job ${name}`);
    return handle(name, parsePayload(name, payload), deps, turn);
  };
  // Twice as many as there are readers: while some read, others wait for the database. And slow files may wait for room.
  const concurrency: Record<QueueName, number> = {
    prescreen: deps.config.readers * 2 + mostParked,
    'prescreen-ocr': deps.config.ocr?.readers ?? 1,
    ...waitingAtOnce,
  };
  const onFailure = (job: string, error: Error) => {
    // An outage fails many jobs at once; the relay tells of it in one line.
    const level = isOutage(error) ? 'debug' : 'warn';
    deps.log[level]({ job, code: codeOf(error) }, 'a job failed and will be tried again');
  };
  const workers = await takeJobs(deps.config, concurrency, act, onFailure);
  return { close: () => workers.close(drainMs) };
}
