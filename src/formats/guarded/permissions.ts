/* What Node itself lets a process read that opens files of strangers. */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folders and files of this program's code and of its packages: not what lies beside them, such as its data. */
export const codeFolders: string[] = findCode();

function findCode(): string[] {
  const code = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
  const found = new Set([code]);
  for (let folder = code; dirname(folder) !== folder; folder = dirname(folder)) {
    const about = join(folder, 'package.json');
    if (existsSync(about)) found.add(about);
    const packages = join(folder, 'node_modules');
    // A link is let through by its own name and by where it leads.
    if (existsSync(packages)) for (const path of [packages, realpathSync(packages)]) found.add(path);
  }
  return [...found];
}

/**
 * Flags for Node: it reads the code and the data of packages, writes no file, starts no process and loads no native code,
 * whatever a document makes its libraries do. Node reads compiled code only where it believes that it may write: what is beneath
 * keeps it from that.
 */
export function permissions(files: string[], compiled: string | null = null): string[] {
  const all = (path: string) => [path, join(path, '*')];
  const readable = [...codeFolders, ...files].flatMap(all);
  return [
    '--permission',
    ...readable.map((path) => `--allow-fs-read=${path}`),
    ...(compiled === null ? [] : all(compiled)).map((path) => `--allow-fs-write=${path}`),
  ];
}
