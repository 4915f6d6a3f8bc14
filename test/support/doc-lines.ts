import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A fenced block of shell lines in a document, and what the document says that they print. */
export interface Block {
  document: string;
  /** Line of the document, from 1, at which the fence opens. */
  line: number;
  text: string;
  /** The block right after it without a language, or of JSON; null when there is none. */
  printed: string | null;
}

/** What came of a block. */
export interface Ran {
  stdout: string;
  stderr: string;
  /** Simple commands that ended with another exit code than 0, as `code: command`. */
  failures: string[];
  /** Answers to curl other than 2xx and 3xx, as `status url`. */
  refused: string[];
}

/** The shell blocks of a Markdown text, in their order. */
export function shellBlocks(document: string, markdown: string): Block[] {
  const fences = [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map((fence) => ({
    language: fence[1] as string,
    text: fence[2] as string,
    from: fence.index,
    to: fence.index + fence[0].length,
  }));
  return fences.flatMap(({ language, text, from, to }, at) => {
    if (!/^(?:sh|bash|shell|console)$/.test(language)) return [];
    const next = fences[at + 1];
    const follows = next && markdown.slice(to, next.from).trim() === '';
    return {
      document,
      line: markdown.slice(0, from).split('\n').length,
      text,
      printed: follows && /^(?:|json|text)$/.test(next.language) ? next.text : null,
    };
  });
}

/**
 * Runs blocks one after the other in one bash, as somebody who follows the document does: variables and functions of one
 * are there in the next. Gives what came of each. Every answer to curl is noted with its status.
 */
export async function runBlocks(
  blocks: string[],
  folder: string,
  environment: Record<string, string>,
): Promise<Ran[]> {
  const notes = await mkdtemp(join(folder, 'ran-'));
  await mkdir(join(notes, 'curl'));
  await writeFile(join(notes, 'curl/.curlrc'), 'write-out = "%{stderr}\\nanswered %{http_code} %{url}\\n"\n');
  const script = [
    'set -uE',
    `trap 'echo "$?: $BASH_COMMAND" >&7' ERR`,
    ...blocks.flatMap((text, at) => [
      `exec 7>'${notes}/${at}.failed'`,
      '{',
      text,
      `} > '${notes}/${at}.stdout' 2> '${notes}/${at}.stderr'`,
    ]),
  ].join('\n');
  await writeFile(join(notes, 'script'), script);
  const code = await new Promise((done) =>
    spawn('bash', [join(notes, 'script')], {
      cwd: folder,
      env: { ...environment, CURL_HOME: join(notes, 'curl') },
      stdio: ['ignore', 'inherit', 'inherit'],
    }).on('exit', done),
  );
  const read = (name: string) =>
    readFile(join(notes, name), 'utf8').catch(() => `not reached (exit ${code})`);
  const ran = await Promise.all(
    blocks.map(async (_, at): Promise<Ran> => {
      const stderr = await read(`${at}.stderr`);
      return {
        stdout: await read(`${at}.stdout`),
        stderr,
        failures: (await read(`${at}.failed`)).trim().split('\n').filter(Boolean),
        refused: [...stderr.matchAll(/^answered (?![23]\d\d)(\d+ \S+)$/gm)].map((row) => row[1] as string),
      };
    }),
  );
  await rm(notes, { recursive: true });
  return ran;
}
