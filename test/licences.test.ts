import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/* What is installed with this may be used by whoever uses this: no licence that asks more than to be named. */
interface Package {
  license?: string;
  dev?: boolean;
  devOptional?: boolean;
}
const { packages } = JSON.parse(readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8')) as {
  packages: Record<string, Package>;
};
const allowed = new Set([
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'Unlicense'],
  // Permissive, by the Blue Oak Council, approved by the OSI: asks to be named, as MIT does. Comes with what serves files of the queues' page.
  ...['BlueOak-1.0.0'],
  ...['Python-2.0', 'PSF-2.0', 'MIT OR Apache-2.0', '(MIT AND Zlib)', '(MIT OR CC0-1.0)'],
]);
/** Packages whose licence is not in the list, and why they may stay. */
const exceptions: Record<string, string> = {
  duck: 'BSD-2-Clause in its LICENSE file, named "BSD"',
  jszip: 'offered under MIT as well as GPL-3.0: taken under MIT',
  sylvester: 'MIT by its LICENSE.txt, without a field; comes with natural',
  busboy:
    'MIT by its LICENSE, named in a field of old; comes with the S3 server of tests, as do the next two',
  streamsearch: 'MIT by its LICENSE, named in a field of old',
  'humanize-number': 'MIT in its README',
  'png-js': 'MIT in its README; makes test documents only',
};
const nameOf = (path: string) => path.replace(/^.*node_modules\//, '');

test('every package may be used as this one may', () => {
  const strange = Object.entries(packages)
    .filter(([path]) => path !== '')
    .filter(([path, { license }]) => !allowed.has(license ?? '') && !(nameOf(path) in exceptions))
    // Weak copyleft only for tools that are never part of what is installed to run it.
    .filter(([, { license, dev, devOptional }]) => !(license === 'MPL-2.0' && (dev || devOptional)))
    .map(([path, { license }]) => `${nameOf(path)}: ${license ?? 'none'}`);
  expect(strange).toEqual([]);
});

test('no exception is for a package that is gone', () => {
  const names = new Set(Object.keys(packages).map(nameOf));
  expect(Object.keys(exceptions).filter((name) => !names.has(name))).toEqual([]);
});

test('docs/dependencies.md lists what stands in package.json, with the versions and licences that are installed', () => {
  const text = (name: string) => readFileSync(join(import.meta.dirname, '..', name), 'utf8');
  const { dependencies, devDependencies } = JSON.parse(text('package.json')) as Record<string, object>;
  const listed = [
    ...text('docs/dependencies.md').matchAll(/^\| `([^`]+)` +\| ([^|]*) \| ([^|]*) \| \d{4}-/gm),
  ].map(([, name, version, licence]) => [name, version?.trim(), licence?.trim()]);
  const installed = Object.keys({ ...dependencies, ...devDependencies }).map((name) => {
    const found = packages[`node_modules/${name}`] as Package & { version: string };
    return [name, found.version, found.license];
  });
  const sorted = (rows: unknown[][]) => rows.map(String).sort();
  expect(sorted(listed)).toEqual(sorted(installed));
});
