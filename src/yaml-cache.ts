import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/*
 * YAML that was parsed once is not parsed again: the rules take half a second each time. What it came to lies beside the packages as
 * JSON, by the digest of the text and the parser's version. Whoever can write there can change the program itself; where nothing can be
 * written it is parsed, as if there were no cache.
 */
const folder = fileURLToPath(new URL('../node_modules/.cache/prescreen-yaml', import.meta.url));
const { version } = createRequire(import.meta.url)('yaml/package.json') as { version: string };

/** What a text in YAML says. Throws the parser's error. */
export function parsedYaml(text: string): unknown {
  const path = join(
    folder,
    `${createHash('sha256').update(version).update('\0').update(text).digest('hex')}.json`,
  );
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    const content: unknown = parse(text);
    keep(path, JSON.stringify(content) ?? 'null');
    return content;
  }
}

/** Writes a file whole or not at all: others read at the same time. */
function keep(path: string, text: string): void {
  const temporary = `${path}.${randomUUID()}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch {
    // A folder that cannot be written.
  }
}
