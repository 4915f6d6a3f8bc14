import { readFileSync } from 'node:fs';

/*
 * npm starts a script through a shell, which does not pass SIGTERM on: whoever ends npm would leave the service behind. So a
 * service that npm started watches those above it. One that was started otherwise does not: its parent may well go first.
 */

const everyMs = 500;

/** Calls `gone` once the npm that started this process, or its shell, is no longer there. Gives what ends the watch. */
export function watchParent(environment: NodeJS.ProcessEnv, gone: () => void): () => void {
  if (environment.npm_lifecycle_event === undefined) return () => {};
  const shell = process.ppid;
  const npm = parentOf(shell);
  const watch = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    clearInterval(watch);
    gone();
  }, everyMs);
  watch.unref();
  return () => clearInterval(watch);
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
