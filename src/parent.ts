import { readFileSync } from 'node:fs';

/*
 * npm starts a script through a shell, which does not pass SIGTERM on: whoever ends npm would leave the service behind. So a
 * service that npm started watches those above it. One that was started otherwise does not: its parent may well go first.
 */

const everyMs = 500;

/** Calls `gone` once the npm that started this process, or its shell, is no longer there. Gives what ends the watch. */
export function watchParent(environment: NodeJS.ProcessEnv, gone: () => void): () => void {
  if (environment.npm_lifecycle_event === undefined) return () => {};
  // A script that leaves its command behind means it to stay.
  if (/&\s*$/.test(environment.npm_lifecycle_script ?? '')) return () => {};
  const parent = process.ppid;
  // Where the shell took itself out of the way (bash does), the parent is npm itself; what is above that is nobody's business.
  const npm = isShell(parent) ? parentOf(parent) : null;
  const watch = setInterval(() => {
    if (process.ppid === parent && (npm === null || parentOf(parent) === npm)) return;
    clearInterval(watch);
    gone();
  }, everyMs);
  watch.unref();
  return () => clearInterval(watch);
}

/** Whether a process is a shell that runs a script (Linux, proc_pid_cmdline(5)); false where the system does not tell. */
function isShell(pid: number): boolean {
  try {
    const [, option] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return option === '-c';
  } catch {
    return false;
  }
}

/** The parent of a process (Linux, proc_pid_stat(5)); null where the system does not tell. */
function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}
