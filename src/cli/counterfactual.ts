import { readConfig } from '#config.ts';
import { differencesOf, judgedOf } from '#domain/fairness/differences.ts';
import { variantsOf } from '#domain/fairness/swaps.ts';
import { placer } from '#domain/judging/place.ts';
import type { Role } from '#domain/judging/role.ts';
import type { Reading, Resume } from '#domain/resume.ts';
import { memoryBound } from '#formats/guarded/memory-bound.ts';
import { readerPool } from '#formats/guarded/pool.ts';
import { openWork } from '#formats/guarded/work-fields.ts';
import type { Rules } from '#rules.ts';
import { listFiles } from './files.ts';
import { printable, printableJson } from './printable.ts';
import { readAll } from './read-all.ts';
import { findRole } from './screen.ts';

interface Difference {
  file: string;
  role: string;
  /** What was put in the place of what. */
  swap: string;
  differs: string[];
}

interface Counterfactual {
  files: number;
  variants: number;
  /** Documents of which no name of two words was read: no other was put in its place. */
  unnamed: number;
  unreadable: number;
  /** Where a name was put in place of one that was read, and was not read itself; it changes no score. */
  namesNotRead: { file: string; swap: string }[];
  roles: string[];
  differences: Difference[];
}

/**
 * `prescreen fairness counterfactual`: says of each document the same of other people (names, words of sex, years of study, addresses,
 * schools) and judges it anew for a role, or for all of them. Its text, in the order in which it was read, is what is changed. Gives the
 * exit code: 1 when anything differs.
 */
export async function counterfactualCommand(
  paths: string[],
  options: { role: string; asOf: string; json?: boolean },
  rules: Rules,
): Promise<number> {
  const roles = options.role === 'all' ? rules.roles : [await findRole(options.role, rules)];
  const found = await counterfactual(await listFiles(paths), roles, options.asOf, rules);
  if (options.json) process.stdout.write(`${printableJson(found)}\n`);
  else process.stdout.write(shown(found));
  return found.differences.length > 0 ? 1 : 0;
}

/** The same as a value. */
async function counterfactual(
  files: string[],
  roles: Role[],
  asOf: string,
  rules: Rules,
): Promise<Counterfactual> {
  const config = readConfig(process.env);
  const bound = memoryBound(config.readerMemoryBytes);
  const pool = readerPool({ size: config.readers, limits: config.limits, lexicon: rules.lexicon, bound });
  const found: Counterfactual = {
    ...{ files: 0, variants: 0, unnamed: 0, unreadable: 0 },
    ...{ roles: roles.map(({ id }) => id), differences: [], namesNotRead: [] },
  };
  const { place } = placer(rules.lexicon);
  const book = openWork(rules.lexicon).book();
  const judged = (resume: Resume) =>
    roles.map((role) => judgedOf(place(resume, book.ofRole(role)), role, asOf));
  const readText = async (text: string): Promise<Reading | null> => {
    const outcome = await pool.read(async () => Buffer.from(text));
    return outcome.ok ? outcome.read.reading : null;
  };
  try {
    for await (const { path, outcome } of readAll(files, rules.lexicon, [])) {
      if (!outcome.ok) {
        found.unreadable += 1;
        continue;
      }
      const { text } = outcome.read;
      const own = await readText(text);
      if (own === null) {
        found.unreadable += 1;
        continue;
      }
      found.files += 1;
      const yardsticks = new Map([['', judged(own.resume)]]);
      const variants = variantsOf(text, own, found.files, rules.counterfactual);
      if (!variants.some(({ id }) => id.startsWith('name '))) found.unnamed += 1;
      const readings = await Promise.all(variants.map((variant) => readText(variant.text)));
      variants.forEach((variant, at) => {
        const reading = readings[at];
        found.variants += 1;
        if (!reading) {
          found.differences.push({
            ...{ file: path, role: '', swap: variant.id, differs: ['it cannot be read'] },
          });
          return;
        }
        if (variant.id.startsWith('name ') && reading.contact.name === null)
          found.namesNotRead.push({ file: path, swap: variant.id });
        const cards = judged(reading.resume);
        yardsticks.set(variant.id, cards);
        const against = yardsticks.get(variant.against ?? '') ?? yardsticks.get('');
        roles.forEach((role, index) => {
          const [base, card] = [against?.[index], cards[index]];
          const differs = base && card ? differencesOf(base, card) : [];
          if (differs.length > 0)
            found.differences.push({ file: path, role: role.id, swap: variant.id, differs });
        });
      });
    }
  } finally {
    await pool.close();
  }
  return found;
}

function shown({
  files,
  variants,
  unnamed,
  unreadable,
  roles,
  differences,
  namesNotRead,
}: Counterfactual): string {
  const lines = differences.map(
    ({ file, role, swap, differs }) =>
      `${printable(file)} (${role}), ${swap}: ${printable(differs.join('; '))}`,
  );
  const told = `${files} documents, ${variants} variants, ${roles.length} role${roles.length === 1 ? '' : 's'}: ${
    differences.length === 0 ? 'no score, gate, finding or doubt differs' : `${differences.length} differ`
  }`;
  const without =
    unnamed === 0
      ? ''
      : `${unnamed} without a name of two words that was read: no other was put in its place\n`;
  const left = unreadable === 0 ? '' : `${unreadable} could not be read\n`;
  const names = namesNotRead
    .map(({ file, swap }) => `${printable(file)}, ${swap}: the name was not read\n`)
    .join('');
  return `${names}${lines.map((line) => `${line}\n`).join('')}${told}\n${without}${left}`;
}
