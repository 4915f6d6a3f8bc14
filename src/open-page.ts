import { spawn } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/* Opens the page in the browser of a desktop. */

/** What opens a file on a desktop: the program and what stands before the file; null where there is no desktop. */
export function openerOf(platform: string, environment: Record<string, string | undefined>): string[] | null {
  if (environment.CI || environment.SSH_CONNECTION) return null;
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['explorer'];
  return environment.DISPLAY || environment.WAYLAND_DISPLAY ? ['xdg-open'] : null;
}

/**
 * Opens an address that nobody else may learn: by a file of the data folder that only its owner reads and that leads there, as
 * everybody on the machine can see what programs are started with. Gives what takes the file away. Nothing waits for the
 * browser, and one that is missing is no error.
 */
export async function openAddress(
  address: string,
  [program, ...before]: string[],
  folder: string,
): Promise<() => Promise<void>> {
  const path = join(folder, 'open.html');
  const quoted = address.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  await rm(path, { force: true });
  await writeFile(path, `<!doctype html><meta http-equiv="refresh" content="0;url=${quoted}">\n`, {
    mode: 0o600,
  });
  const child = spawn(program as string, [...before, path], { detached: true, stdio: 'ignore' });
  child.on('error', () => {});
  child.unref();
  return () => rm(path, { force: true });
}
