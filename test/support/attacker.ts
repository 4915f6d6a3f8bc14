/*
 * What code in a reader would try that a document brought under its control: everything beyond its bytes. It tells which
 * tries succeeded.
 */
import { execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import {
  chmodSync,
  ftruncateSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';
import { childChannel } from '#formats/guarded/channel.ts';

export interface Targets {
  /** Files that it should not read, and folders that it should not list. */
  files: string[];
  folders: string[];
  /** Where it should write nothing. */
  writable: string[];
  /** Paths of sockets, and names of sockets without a path. */
  sockets: string[];
  tcp: number;
  udp: number;
  /** Processes that it should not signal. */
  pids: number[];
  /** Variables that it should not know. */
  variables: string[];
}

/** The tries that succeeded, by name. */
async function attack(targets: Targets): Promise<string[]> {
  const tries: [name: string, act: () => unknown][] = [
    ...targets.files.map((path): [string, () => unknown] => [`read ${path}`, () => readFileSync(path)]),
    ...targets.folders.map((path): [string, () => unknown] => [`list ${path}`, () => readdirSync(path)]),
    ...targets.writable.map((path): [string, () => unknown] => [
      `write ${path}`,
      () => writeFileSync(path, 'x'),
    ]),
    ...targets.sockets.map((path): [string, () => unknown] => [
      `socket ${path.replace('\0', '@')}`,
      () => reached({ path }),
    ]),
    ...targets.files.flatMap((path): [string, () => unknown][] => [
      [`mode ${path}`, () => chmodSync(path, 0o666)],
      [`time ${path}`, () => utimesSync(path, 0, 0)],
      [`look ${path}`, () => statSync(path)],
    ]),
    ['input', () => [ftruncateSync(0, 0), writeSync(0, 'x')]],
    ['itself', () => execFileSync(process.execPath, ['--version'])],
    ['tcp', () => reached({ host: '127.0.0.1', port: targets.tcp })],
    ['tcp6', () => reached({ host: '::1', port: targets.tcp })],
    ['udp', () => sent(targets.udp)],
    ...targets.pids.map((pid): [string, () => unknown] => [`signal ${pid}`, () => process.kill(pid, 0)]),
    ...targets.pids.map((pid): [string, () => unknown] => [
      `environment ${pid}`,
      () => readFileSync(`/proc/${pid}/environ`),
    ]),
    ['program', () => execFileSync('/bin/sh', ['-c', 'true'])],
    [
      'thread',
      () =>
        new Promise((done, failed) => new Worker('', { eval: true }).on('exit', done).on('error', failed)),
    ],
    ...targets.variables.map((name): [string, () => unknown] => [`variable ${name}`, () => known(name)]),
  ];
  const succeeded: string[] = [];
  for (const [name, act] of tries) {
    try {
      await act();
      succeeded.push(name);
    } catch {}
  }
  return succeeded;
}

function known(name: string): void {
  if (process.env[name] === undefined) throw new Error('not known');
}

function reached(to: { path: string } | { host: string; port: number }): Promise<void> {
  return new Promise((done, failed) => {
    const socket = connect(to as { path: string }, () => {
      socket.destroy();
      done();
    });
    socket.on('error', failed);
  });
}

function sent(port: number): Promise<void> {
  return new Promise((done, failed) => {
    const socket = createSocket('udp4');
    socket.on('error', failed);
    socket.send('x', port, '127.0.0.1', (error) => {
      socket.close();
      if (error) failed(error);
      else done();
    });
  });
}

// As a reader it is told by its parent, as a bare process by its argument.
if (process.argv[2]) console.log(JSON.stringify(await attack(JSON.parse(process.argv[2]) as Targets)));
else {
  const channel = childChannel();
  channel.onEnd(() => process.exit(0));
  channel.hear(async (targets: Targets) => channel.send(await attack(targets)));
}
