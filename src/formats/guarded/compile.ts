/* Compiles the code of readers into the folder that is given, whole or not at all; see `compiled.ts`. It opens no other file. */
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import module from 'node:module';
import { constants, setPriority } from 'node:os';
import { dirname, join } from 'node:path';

const [, , folder = ''] = process.argv;
const own = `${folder}-${process.pid}`;
/** Code of sources that are no more is kept for a day, for processes that still run it. */
const dayMs = 86_400_000;

// Readers that are at work go before.
setPriority(constants.priority.PRIORITY_LOW);
try {
  mkdirSync(own, { recursive: true });
  module.enableCompileCache(own);
  await import('./reader-code.ts');
  // What readers load when a file asks for it.
  const formats = [
    'file-type',
    'mammoth',
    'word-extractor',
    'image-size',
    'jschardet',
    'fast-png',
    'pdf-parse',
  ];
  for (const name of formats) await import(name);
  module.flushCompileCache();
  renameSync(own, folder);
  for (const name of readdirSync(dirname(folder))) {
    const path = join(dirname(folder), name);
    if (path !== folder && Date.now() - statSync(path).mtimeMs > dayMs) rmSync(path, { recursive: true });
  }
} catch {
  // It cannot be written, or another process was sooner.
  rmSync(own, { recursive: true, force: true });
}
