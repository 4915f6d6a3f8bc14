/*
 * `held`: what a second worker is worth where each has a machine of its own: one and two workers, each held to 40 % of a core by the
 * kernel (cgroups), with the queue on Redis where REDIS_URL says so. As root on Linux; elsewhere it says that it cannot.
 */
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documents } from './flow.ts';
import { finished, fresh, many, say, seconds, send } from './setting.ts';

/** Microseconds of CPU in each tenth of a second. */
const [quota, period] = [40_000, 100_000];

/** A group of processes that together get that much; version 2 of the kernel's interface, or version 1. */
function groupOf(name: string): { join(pid: number): void; leave(): void } {
  const root = existsSync('/sys/fs/cgroup/cpu') ? '/sys/fs/cgroup/cpu' : '/sys/fs/cgroup';
  const folder = join(root, `prescreen-bench-${process.pid}-${name}`);
  mkdirSync(folder);
  if (root.endsWith('cpu')) writeFileSync(join(folder, 'cpu.cfs_quota_us'), String(quota));
  else writeFileSync(join(folder, 'cpu.max'), `${quota} ${period}`);
  return {
    join: (pid) => writeFileSync(join(folder, 'cgroup.procs'), String(pid)),
    leave: () => rmdirSync(folder),
  };
}

/** Two hundred files (FILES) with one worker of one reader, and with two. */
export async function held(server: string): Promise<void> {
  const files = await documents(many(200));
  process.env.READERS = '1';
  let one = 0;
  for (const workers of [1, 2]) {
    const groups: ReturnType<typeof groupOf>[] = [];
    await fresh(server, async ({ start }) => {
      const api = await start('api');
      for (let n = 0; n < workers; n++) {
        const worker = await start('worker');
        const group = groupOf(`${workers}-${n}`);
        groups.push(group);
        group.join(worker.process.pid as number);
      }
      const from = performance.now();
      await finished(api.url as string, await send(api.url as string, files));
      const took = seconds(from);
      if (workers === 1) one = took;
      say('workers at 40 % of a core', {
        workers,
        files: files.length,
        seconds: took,
        times: Math.round((one / took) * 100) / 100,
      });
    });
    for (const group of groups) group.leave();
  }
}
