/*
 * Compiled code of readers, so that each new one loads in a quarter of the time. Node keeps compiled code only for processes that may
 * write it; a reader may where the system beneath keeps it from writing (`wholeIsolations`). So another process, which opens no file of
 * anybody, compiles the code once, with the flags of readers, which compiled code depends on. Where nothing can be kept readers
 * compile for themselves.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Isolation, wholeIsolations } from './isolation.ts';

const code = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const [ending, cache] = [
  import.meta.url.endsWith('.ts') ? 'ts' : 'js',
  'node_modules/.cache/prescreen-readers',
];
const unshare = '/usr/bin/unshare';
let folder: string | null = null;
let begun = false;

/** Where the compiled code of these sources lies under these flags of Node. */
function folderOf(flags: string[]): string {
  if (folder !== null) return folder;
  const hash = createHash('sha256').update(`${process.version} ${process.getuid?.()} ${flags.join(' ')}`);
  for (const name of readdirSync(code, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith(`.${ending}`)) continue;
    const { size, mtimeMs } = statSync(join(code, name));
    hash.update(`\0${name} ${size} ${mtimeMs}`);
  }
  folder = join(dirname(code), cache, hash.digest('hex').slice(0, 16));
  return folder;
}

/**
 * The folder with the compiled code for readers under an isolation and some flags of Node; null where there is none, or none yet: then it
 * is made meanwhile by a process of its own, which takes a second and is not waited for.
 */
export function compiledFor(isolation: Isolation, flags: string[]): string | null {
  if (!wholeIsolations.includes(isolation)) return null;
  const kept = folderOf(flags);
  if (existsSync(kept)) return kept;
  if (!begun) compile(kept, isolation, flags);
  begun = true;
  return null;
}

/** Starts what compiles. Under namespaces readers see themselves as root, and Node keeps compiled code by user. */
function compile(kept: string, isolation: Isolation, flags: string[]): void {
  const entry = fileURLToPath(new URL(`./compile.${ending}`, import.meta.url));
  const node = [process.execPath, ...flags, entry, kept];
  const [command = '', ...args] =
    isolation === 'namespaces' && process.getuid?.() !== 0 ? [unshare, '--map-root-user', ...node] : node;
  const env = { NODE_ENV: process.env.NODE_ENV ?? '', TZ: 'UTC' };
  const child = spawn(command, args, { stdio: 'ignore', env });
  child.on('error', () => {});
  child.unref();
}
