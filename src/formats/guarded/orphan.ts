import { Worker } from 'node:worker_threads';
import type { ChildChannel } from './channel.ts';

const watchdog = `
  const parent = process.ppid;
  setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 500);
`;

/** Ends this process with its parent: a thread watches, even while the main one is busy, where the kernel does not. */
export function endWithParent(channel: ChildChannel): void {
  if (!process.env.GUARDED) new Worker(watchdog, { eval: true, stdout: true, stderr: true }).unref();
  channel.onEnd(() => process.exit(0));
  // A terminal's Ctrl-C reaches every process of its group; the parent decides when this one ends.
  process.on('SIGINT', () => {});
}
