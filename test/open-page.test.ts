import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAddress, openerOf } from '#open-page.ts';
import { until } from './support/servers.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prescreen-open-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([
  ['linux', { DISPLAY: ':0' }, ['xdg-open']],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, ['xdg-open']],
  ['linux', {}, null],
  ['linux', { DISPLAY: ':0', SSH_CONNECTION: '192.0.2.1 1 192.0.2.2 22' }, null],
  ['linux', { DISPLAY: ':0', CI: 'true' }, null],
  ['darwin', {}, ['open']],
  ['win32', {}, ['explorer']],
])('what opens the page on %s with %j: %j', (platform, environment, opener) => {
  expect(openerOf(platform, environment)).toEqual(opener);
});

test('a browser is led by a file that nobody else reads, and not by the words that programs are started with', async () => {
  const [browser, seen] = [join(folder, 'browser'), join(folder, 'seen')];
  await writeFile(browser, `#!/bin/sh\necho "$@" > ${seen}.new && mv ${seen}.new ${seen}\n`);
  await chmod(browser, 0o755);
  const address = 'http://127.0.0.1:7400/#once=abc&"x';
  const takeAway = await openAddress(address, [browser], folder);
  const given = await until(
    () => readFile(seen, 'utf8').catch(() => ''),
    (text) => text !== '',
  );
  expect(given).not.toContain('once');
  const path = given.trim();
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readFile(path, 'utf8')).toContain('url=http://127.0.0.1:7400/#once=abc&#38;&#34;x">');
  await takeAway();
  await expect(stat(path)).rejects.toThrow('ENOENT');
});

test('a browser that is missing is no error', async () => {
  const takeAway = await openAddress('http://127.0.0.1:7400/', [join(folder, 'missing')], folder);
  await takeAway();
});
