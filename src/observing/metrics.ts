import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What is counted, in the text form of Prometheus; names, units and labels are told in docs/operate.md. */
export interface Metrics {
  /** An answer to a request: the route with its parameters unfilled. */
  answered(method: string, route: string, status: number, seconds: number): void;
  /** A file that was read, with its format, or that could not be, with the code of why. */
  read(told: { format: string } | { code: string }, seconds: number): void;
  scorecards(count: number): void;
  /** A task that was done, skipped, or failed with a code. */
  task(name: string, outcome: string, seconds: number): void;
  taskFailed(name: string, code: string): void;
  /** An attempt at a delivery to a receiver: `delivered`, `refused` with a status, or `unreached`. */
  delivery(outcome: 'delivered' | 'refused' | 'unreached'): void;
  /** Sets what is measured when somebody asks. */
  set(measured: Measured): void;
  /** Everything as text, and what kind of text it is. */
  text(): Promise<string>;
  contentType: string;
}

/** What is measured when somebody asks, not counted on the way. */
interface Measured {
  /** Tasks of each queue by state. */
  tasks: { queue: string; state: string; count: number }[];
  /** Seconds that the oldest of each kind of work has waited. */
  oldest: Record<string, number>;
  /** Deliveries by state. */
  deliveries: { state: string; count: number }[];
  /** Whether a server that is needed answers. */
  up: Record<string, boolean>;
}

const secondsOfAnswers = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];
const secondsOfWork = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 120];

/** Counters of this process, in a registry of their own: two services in one process do not share them. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const histogram = (name: string, help: string, labelNames: string[], buckets: number[]) =>
    new Histogram({ name: `prescreen_${name}`, help, labelNames, buckets, registers });
  const counter = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({ name: `prescreen_${name}`, help, labelNames, registers });
  const gauge = (name: string, help: string, labelNames: string[]) =>
    new Gauge({ name: `prescreen_${name}`, help, labelNames, registers });

  const http = histogram(
    'http_request_seconds',
    'Answers to requests',
    ['method', 'route', 'status'],
    secondsOfAnswers,
  );
  const reads = histogram(
    'read_seconds',
    'Reading a file, from its turn to its outcome',
    ['format'],
    secondsOfWork,
  );
  const unreadable = counter('unreadable_total', 'Files that could not be read', ['code']);
  const scorecards = counter('scorecards_total', 'Scorecards that were written');
  const tasks = histogram('task_seconds', 'Tasks of the queue', ['task', 'outcome'], secondsOfWork);
  const failures = counter('task_failures_total', 'Tasks that failed and are tried again', ['task', 'code']);
  const deliveries = counter('webhook_attempts_total', 'Attempts at deliveries to receivers', ['outcome']);
  const queued = gauge('queue_tasks', 'Tasks in the queue', ['queue', 'state']);
  const oldest = gauge('oldest_waiting_seconds', 'How long the oldest has waited', ['what']);
  const waiting = gauge('webhook_deliveries', 'Deliveries by state', ['state']);
  const up = gauge('up', '1 where a server that is needed answers', ['server']);

  return {
    answered: (method, route, status, seconds) =>
      http.observe({ method, route, status: String(status) }, seconds),
    read(told, seconds) {
      if ('format' in told) reads.observe({ format: told.format }, seconds);
      else unreadable.inc({ code: told.code });
    },
    scorecards: (count) => scorecards.inc(count),
    task: (task, outcome, seconds) => tasks.observe({ task, outcome }, seconds),
    taskFailed: (task, code) => failures.inc({ task, code }),
    delivery: (outcome) => deliveries.inc({ outcome }),
    set(measured) {
      for (const one of [queued, oldest, waiting, up]) one.reset();
      for (const { queue, state, count } of measured.tasks) queued.set({ queue, state }, count);
      for (const [what, seconds] of Object.entries(measured.oldest)) oldest.set({ what }, seconds);
      for (const { state, count } of measured.deliveries) waiting.set({ state }, count);
      for (const [server, answers] of Object.entries(measured.up)) up.set({ server }, answers ? 1 : 0);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
