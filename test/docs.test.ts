import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { childrenOf } from './support/chaos.ts';
import { databaseEnded, removeData } from './support/data-folder.ts';
import { type Block, type Ran, runBlocks, shellBlocks } from './support/doc-lines.ts';
import { type Receiver, startReceiver } from './support/receiver.ts';
import { freePort } from './support/servers.ts';

const root = join(import.meta.dirname, '..');
const guides = 'docs/integrations';

/** Blocks that are run some other way, or cannot be run here, each with the reason. */
const elsewhere: Record<string, string> = {
  'npm ci && npm start': 'started below as "npm start"; the packages are there already',
  'npm ci && npm test': 'this test is a part of it',
  'docker compose up': 'needs a container engine; test/compose.test.ts reads the file',
};
/** Answers that are right to be refused without an account over there. */
const refusedWithoutAccount = [/\/import$/];
/** Commands that are right to end with another code than 0. */
const endsOtherwise = [/^1: .*prescreen (?:screen|read) /];

let folder: string;
let port: number;
let service: ChildProcess;
let receiver: Receiver;
let environment: Record<string, string>;

/** A copy of the project as somebody has it after `npm ci`, and the service as the README starts it. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prescreen-docs-'));
  const kept = new Set(['node_modules', 'data', '.git', 'dist']);
  for (const name of await readdir(root))
    if (!kept.has(name)) await cp(join(root, name), join(folder, name), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  port = await freePort();
  receiver = await startReceiver();
  environment = {
    PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
    HOME: folder,
    PORT: String(port),
    // Nothing leaves this machine: every outer address has a port that is not allowed.
    EGRESS_ALLOW: '127.0.0.0/8',
    EGRESS_PORTS: '1',
  };
  await mkdir(join(folder, 'tmp'), { recursive: true });
  service = spawn('npm', ['start'], { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  await new Promise<void>((done, failed) => {
    let text = '';
    const hear = (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('answers at')) done();
    };
    service.stdout?.on('data', hear);
    service.stderr?.on('data', hear);
    service.on('exit', (code) => failed(new Error(`npm start ended with ${code}: ${text}`)));
  });
});

afterAll(async () => {
  const started = childrenOf(service.pid as number);
  const gone = new Promise((done) => service.on('exit', done));
  for (const pid of started) process.kill(pid, 'SIGTERM');
  await gone;
  await receiver.close();
  const data = join(folder, 'data');
  await databaseEnded(data);
  await removeData(data);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** A block as it runs here: other ports, and no host outside. */
function here(text: string): string {
  return text
    .replaceAll('127.0.0.1:7400', `127.0.0.1:${port}`)
    .replaceAll('https://hooks.example.com/prescreen', receiver.url);
}

async function blocksOf(document: string): Promise<Block[]> {
  return shellBlocks(document, await readFile(join(root, document), 'utf8'));
}

const isElsewhere = ({ text }: Block) => Object.keys(elsewhere).some((start) => text.includes(start));

/** Runs a document, after others that it builds on, and says what of its lines does not work or prints something else. */
async function follow(document: string, before: string[] = []): Promise<string[]> {
  for (const [, name, text] of (await readFile(join(root, document), 'utf8')).matchAll(
    /^Save this as `([\w.-]+)`:\n\n```\w+\n([\s\S]*?)^```$/gm,
  ))
    await writeFile(join(folder, name as string), text as string);
  const blocks = (await Promise.all([...before, document].map(blocksOf)))
    .flat()
    .filter((block) => !isElsewhere(block));
  const ran = await runBlocks(
    blocks.map(({ text }) => here(text)),
    folder,
    environment,
  );
  return blocks.flatMap((block, at) => faultsOf(block, ran[at] as Ran));
}

function faultsOf(block: Block, ran: Ran): string[] {
  const faults = [
    ...ran.failures.filter((one) => !endsOtherwise.some((allowed) => allowed.test(one))),
    ...ran.refused.filter((one) => !refusedWithoutAccount.some((allowed) => allowed.test(one))),
    ...(block.printed !== null && ran.stdout.replaceAll('\r', '') !== block.printed
      ? [`prints\n${ran.stdout}\ninstead of\n${block.printed}`]
      : []),
  ];
  return faults.map((fault) => `${block.document}:${block.line}: ${fault}\n${ran.stderr}`);
}

describe('every shell line of the documents runs, and prints what is shown', () => {
  test('README.md', async () => {
    expect(await follow('README.md')).toEqual([]);
  }, 400_000);

  test.each([
    'docs/integrate.md',
    'docs/roles.md',
    'docs/access.md',
    'docs/evaluation.md',
    'docs/operate.md',
    'docs/fairness.md',
    `${guides}/README.md`,
  ])(
    '%s',
    async (document) => {
      expect(await follow(document)).toEqual([]);
    },
    400_000,
  );

  test('the guides of the systems', async () => {
    const names = (await readdir(join(root, guides))).filter((name) => name !== 'README.md');
    expect(names.length).toBe(9);
    for (const name of names) expect(await follow(`${guides}/${name}`, [`${guides}/README.md`])).toEqual([]);
  }, 400_000);

  test('there is no other document with shell lines, and no line of shell outside a fence that is marked so', async () => {
    const followed = new Set([
      ...[
        'README.md',
        'access.md',
        'integrate.md',
        'operate.md',
        'roles.md',
        'evaluation.md',
        'outcomes.md',
        'fairness.md',
      ],
    ]);
    const others = (await readdir(join(root, 'docs'), { recursive: true, withFileTypes: true }))
      .filter((one) => one.isFile() && one.name.endsWith('.md') && !one.parentPath.endsWith('integrations'))
      .filter(({ name }) => !followed.has(name))
      .map(({ parentPath, name }) => join(parentPath, name));
    for (const path of [...others, join(root, 'CONTRIBUTING.md'), join(root, 'rules/README.md')])
      expect(shellBlocks(path, await readFile(path, 'utf8'))).toEqual([]);
  });
});
