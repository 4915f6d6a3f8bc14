import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

/* Who may import whom, as in CONTRIBUTING.md. A file belongs to the first layer whose pattern matches. */
const root = join(import.meta.dirname, '..');
const layers: { name: string; pattern: RegExp; may: string[] }[] = [
  { name: 'domain', pattern: /^src\/domain\//, may: ['domain'] },
  { name: 'errors', pattern: /^src\/errors\.ts$/, may: [] },
  { name: 'config', pattern: /^src\/(?:config|environment)\.ts$/, may: ['config', 'errors'] },
  {
    name: 'rules',
    pattern: /^src\/(?:rules|lexicon-files|yaml-cache)\.ts$/,
    may: ['rules', 'domain', 'errors', 'config'],
  },
  { name: 'csv', pattern: /^src\/csv\.ts$/, may: [] },
  { name: 'webhooks', pattern: /^src\/webhooks\.ts$/, may: [] },
  { name: 'client', pattern: /^src\/patient-client\.ts$/, may: [] },
  {
    name: 'outside',
    pattern: /^src\/(?:egress|held-lines|limits|one-time|open-page|release|sealing|secrets-key|sign-in)\.ts$/,
    may: ['errors', 'config'],
  },
  { name: 'observing', pattern: /^src\/observing\//, may: ['observing', 'config'] },
  { name: 'ats', pattern: /^src\/ats\//, may: ['ats', 'domain', 'errors', 'config', 'webhooks'] },
  { name: 'formats', pattern: /^src\/formats\//, may: ['formats', 'domain', 'errors', 'config'] },
  {
    name: 'storage',
    pattern: /^src\/storage\//,
    may: ['storage', 'tasks', 'domain', 'errors', 'config', 'client'],
  },
  { name: 'tasks', pattern: /^src\/queue\/tasks\.ts$/, may: [] },
  {
    name: 'queue',
    pattern: /^src\/queue\//,
    may: ['queue', 'tasks', 'domain', 'errors', 'config', 'client'],
  },
  {
    name: 'deps',
    pattern: /^src\/deps\.ts$/,
    may: [
      'domain',
      'errors',
      'config',
      'rules',
      'formats',
      'storage',
      'queue',
      'tasks',
      'outside',
      'observing',
    ],
  },
  {
    name: 'flows',
    pattern: /^src\/flows\//,
    may: [
      ...['flows', 'domain', 'errors', 'config', 'rules', 'formats', 'storage', 'queue', 'tasks', 'deps'],
      ...['ats', 'webhooks', 'csv', 'observing'],
    ],
  },
  {
    name: 'api',
    pattern: /^src\/api\//,
    may: ['api', 'flows', 'domain', 'tasks', 'deps', 'errors', 'csv', 'observing'],
  },
  {
    name: 'root',
    pattern: /^(?:src\/(?:main|serve|cli|start|parent|runtime)\.ts|src\/cli\/|workers\/main\.ts)/,
    may: ['*'],
  },
  {
    name: 'workers',
    pattern: /^workers\//,
    may: ['workers', 'flows', 'domain', 'tasks', 'deps', 'errors', 'observing'],
  },
];
const packagesOfDomain = /^(?:zod|natural\/lib\/natural\/)/;

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name))
    .sort();
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] as string);
}

function targetOf(file: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return join('src', specifier.slice(1));
  if (specifier.startsWith('.')) return relative(root, resolve(root, file, '..', specifier));
  return null;
}

const layerOf = (file: string) => layers.find((layer) => layer.pattern.test(file));
const files = [...sources('src'), ...sources('workers')];

test('every source file belongs to a layer', () => {
  expect(files.filter((file) => !layerOf(file))).toEqual([]);
  expect(files.length).toBeGreaterThan(60);
});

test('imports go only where the table allows', () => {
  const wrong: string[] = [];
  for (const file of files) {
    const layer = layerOf(file);
    for (const specifier of importsOf(file)) {
      const target = targetOf(file, specifier);
      if (target === null) {
        if (layer?.name === 'domain' && !packagesOfDomain.test(specifier))
          wrong.push(`${file} → ${specifier}`);
        continue;
      }
      const to = layerOf(target);
      if (!layer?.may.includes('*') && !layer?.may.includes(to?.name ?? ''))
        wrong.push(`${file} (${layer?.name}) → ${target} (${to?.name})`);
    }
  }
  expect(wrong).toEqual([]);
});

test('no import climbs two folders or loads the root of natural', () => {
  const all = [...files, ...sources('test')];
  const wrong = all.flatMap((file) =>
    importsOf(file)
      .filter((one) => one === 'natural' || (one.startsWith('../../') && !file.startsWith('test/')))
      .map((one) => `${file} → ${one}`),
  );
  expect(wrong.filter((one) => !one.startsWith('src/api/routes/'))).toEqual([]);
});

test('there is no circle of imports', () => {
  const edges = new Map(
    files.map((file) => [
      file,
      importsOf(file)
        .map((one) => targetOf(file, one))
        .filter((one): one is string => one !== null),
    ]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: string[]): void => {
    if (path.includes(file)) {
      circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  // Types of a pool and its child name each other; nothing is loaded by it.
  expect(circles.filter((circle) => !circle.includes('formats/guarded/child.ts'))).toEqual([]);
});

test('the table in CONTRIBUTING.md names every layer', () => {
  const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
  for (const name of ['domain', 'rules', 'formats', 'flows', 'deps', 'api', 'workers', 'storage', 'queue'])
    expect(text).toContain(name);
});

test('the page loads its own files and four modules, and writes no markup from text', () => {
  const web = readdirSync(join(root, 'src/web'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  expect(web.length).toBeGreaterThan(15);
  const modules = new Set(['preact', 'preact/hooks', 'htm', 'htm/preact']);
  for (const name of web) {
    const file = join('src/web', name);
    const text = readFileSync(join(root, file), 'utf8');
    for (const [, specifier] of text.matchAll(/^import .*from '([^']+)';$/gm)) {
      const target = targetOf(file, specifier as string);
      if (target === null) expect(modules, `${file} → ${specifier}`).toContain(specifier);
      else expect(target, file).toMatch(/^src\/web\/.+\.js$/);
    }
    expect(text, file).not.toMatch(/innerHTML|dangerouslySet|document\.write|\beval\b/);
  }
});
