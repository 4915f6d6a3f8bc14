import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A disk of its own below a folder, which can be full for a while. */
export interface SmallDisk {
  /** A command that runs the rest of its arguments where the disk is. */
  through: string[];
  /** Fills it, and empties it again after so many milliseconds. */
  full(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** MiB of such a disk. */
const size = 300;

/** Why no disk of one's own can be made here, or null. */
export function withoutMounts(): string | null {
  try {
    execFileSync('unshare', ['-rm', 'true'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'this system lets nobody mount';
  }
}

/** Makes one over a folder, seen by what is run through it alone. Throws where the system lets nobody mount. */
export async function smallDisk(folder: string): Promise<SmallDisk> {
  const because = withoutMounts();
  if (because) throw new Error(`${because}: no disk can be full`);
  const script = `mount -t tmpfs -o size=${size}m tmpfs "$0" && echo ready && exec sleep 1000000`;
  const holder: ChildProcess = spawn('unshare', ['-rm', 'sh', '-c', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holder.stdout as NodeJS.ReadableStream, 'data');
  const pid = String(holder.pid);
  const filler = join(`/proc/${pid}/root`, folder, 'filler');
  return {
    through: ['nsenter', '-t', pid, '-U', '-m', '--preserve-credentials', '--'],
    async full(ms) {
      const fill = `head -c ${size + 1}M /dev/zero > "$0" 2>/dev/null || true`;
      execFileSync('sh', ['-c', fill, filler], { stdio: 'ignore' });
      await new Promise((next) => setTimeout(next, ms));
      if (existsSync(filler)) rmSync(filler);
    },
    async close() {
      holder.kill('SIGKILL');
      await once(holder, 'exit');
    },
  };
}
