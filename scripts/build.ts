/*
 * `npm pack` and `npm publish` run this first: Node strips no types under node_modules, so that the package holds
 * JavaScript. The types are taken out by the same stripper that runs the sources here (`module.stripTypeScriptTypes`):
 * what is published is what was tested, line by line. A package.json beside it maps `#…` to the built files.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
rmSync(dist, { recursive: true, force: true });

if (!process.argv.includes('--clean')) {
  for (const folder of ['src', 'workers']) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || name.endsWith('.d.ts')) continue;
      const text = stripTypeScriptTypes(readFileSync(join(root, folder, name), 'utf8'));
      const path = join(dist, folder, name.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text.replace(/((?:from|import)\s*\(?\s*'[#.][^']*)\.ts'/g, "$1.js'"));
    }
  }
  cpSync(join(root, 'rules'), join(dist, 'rules'), { recursive: true });
  // The page is served as it is.
  cpSync(join(root, 'src/web'), join(dist, 'src/web'), { recursive: true });
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  writeFileSync(
    join(dist, 'package.json'),
    `${JSON.stringify({ name: 'prescreen', version, type: 'module', imports: { '#*': './src/*' } }, null, 2)}\n`,
  );
}
