import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { slim, unused } from '../scripts/slim.ts';

/* The packages of the image read what all of them read. */
const root = join(import.meta.dirname, '..');
const run = promisify(execFile);

test('without what the image leaves out, files of every format are read as before', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'prescreen-slim-'));
  try {
    // Links, so that the copy costs nothing, where both lie on one disk.
    const packages = [join(root, 'node_modules'), join(folder, 'node_modules')];
    try {
      execFileSync('cp', ['-al', ...packages], { stdio: 'ignore' });
    } catch {
      rmSync(packages[1] as string, { recursive: true, force: true });
      execFileSync('cp', ['-a', ...packages]);
    }
    for (const name of ['bin', 'src', 'rules', 'workers', 'package.json'])
      execFileSync('cp', ['-r', join(root, name), folder]);
    const gone = slim(join(folder, 'node_modules'));
    for (const [path] of unused)
      expect(
        gone.some((one) => one.startsWith(path.replace('*', ''))),
        path,
      ).toBe(true);
    // Two of each format, and one that is recognised.
    const all = readdirSync(join(root, 'fixtures/resumes')).flatMap((name) =>
      readdirSync(join(root, 'fixtures/resumes', name))
        .filter((file) => file.startsWith('document.'))
        .map((file) => join('fixtures/resumes', name, file)),
    );
    const documents = [
      ...Object.values(Object.groupBy(all, (path) => extname(path))).flatMap(
        (some) => some?.slice(0, 2) ?? [],
      ),
      ...all.filter((path) => path.includes('pdf-scan')),
    ];
    const read = async (home: string) => {
      const args = [join(home, 'bin/prescreen.js'), 'read', '--json', '--as-of', '2026-11-01', ...documents];
      const { stdout } = await run('node', args, { cwd: root, maxBuffer: 64 << 20 });
      return stdout;
    };
    expect(await read(folder)).toBe(await read(root));
    // The second reader of PDF is asked only where the first refuses: here by itself.
    const pdf = join(root, 'fixtures/resumes/one-column/document.pdf');
    const script = `import { readFileSync } from 'node:fs';
      import { readAgain } from ${JSON.stringify(join(folder, 'src/formats/pdf/second-reader.ts'))};
      const found = await readAgain(readFileSync(${JSON.stringify(pdf)}), { pages: 5, characters: 100000 });
      process.stdout.write(found.ok ? found.document.text : found.reason);`;
    const { stdout } = await run('node', ['--input-type=module', '-e', script], { cwd: folder });
    expect(stdout.length).toBeGreaterThan(200);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
