import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const compose = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
  services: Record<
    string,
    {
      command?: string[];
      ports?: string[];
      healthcheck?: unknown;
      environment?: Record<string, string>;
      volumes?: string[];
    }
  >;
};

test('compose runs postgres, redis, api and worker, each with a health check', () => {
  expect(Object.keys(compose.services)).toEqual(['postgres', 'redis', 'api', 'worker']);
  for (const [name, service] of Object.entries(compose.services))
    expect(service.healthcheck, name).toBeDefined();
});

test('Redis keeps every job', () => {
  const command = compose.services.redis?.command?.join(' ');
  expect(command).toContain('--maxmemory-policy noeviction');
  expect(command).toContain('--appendonly yes');
});

test('only the API is published, on this machine alone', () => {
  const ports = Object.entries(compose.services).flatMap(([name, service]) =>
    (service.ports ?? []).map((port) => [name, port]),
  );
  expect(ports).toEqual([['api', expect.stringMatching(/^127\.0\.0\.1:/)]]);
});

test('the worker can be scaled and has what the API has', () => {
  const { api, worker } = compose.services;
  expect(worker?.environment).toEqual(api?.environment);
  expect(worker?.volumes).toEqual(api?.volumes);
  expect(JSON.stringify(worker)).not.toContain('container_name');
});

test('what the image copies is not kept from its build', () => {
  const rules = readFileSync(join(root, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const kept = (path: string) =>
    rules.reduce((before, rule) => {
      const name = rule.replace(/^!/, '').replace(/\/$/, '');
      const fits = name === '*' || path === name || path.startsWith(`${name}/`);
      return fits ? rule.startsWith('!') : before;
    }, true);
  const copied = [
    ...readFileSync(join(root, 'Dockerfile'), 'utf8').matchAll(/^COPY (?!--)(.+) \S+$/gm),
  ].flatMap((line) => (line[1] as string).split(' '));
  expect(copied).toContain('scripts/slim.ts');
  expect(copied.filter((path) => !kept(path))).toEqual([]);
});

test('no file holds a secret', () => {
  const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
  expect(text).toMatch(/POSTGRES_PASSWORD: \$\{POSTGRES_PASSWORD:\?/);
  expect(text).not.toMatch(/PASSWORD: [a-z0-9]{6,}/i);
});
