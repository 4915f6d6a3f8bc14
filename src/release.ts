import { existsSync, readFileSync } from 'node:fs';

/** The version of the package, whose description lies above the sources and above what was built of them. */
export function releaseVersion(): string {
  const paths = ['../package.json', '../../package.json'].map((path) => new URL(path, import.meta.url));
  const found = paths.find((path) => existsSync(path)) as URL;
  return (JSON.parse(readFileSync(found, 'utf8')) as { version: string }).version;
}
