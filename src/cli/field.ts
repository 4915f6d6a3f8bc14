import { placer } from '#domain/judging/place.ts';
import { type ExplainedJob, explainField } from '#domain/results/explain-field.ts';
import { findOccupations } from '#domain/words/find-occupations.ts';
import type { Field } from '#domain/words/lexicon.ts';
import { oneLine } from '#domain/words/one-line.ts';
import { openWork } from '#formats/guarded/work-fields.ts';
import type { Rules } from '#rules.ts';
import { listFiles, WrongUse } from './files.ts';
import { printable, printableJson } from './printable.ts';
import { readAll } from './read-all.ts';
import { findRole } from './screen.ts';
import { unreadableLine } from './unreadable.ts';

interface ExplainOptions {
  field: string;
  /** A role that brings the field along. */
  role?: string;
  json?: boolean;
}

/** `prescreen field explain`: why each job of some files is in a field or not, with quotes. Gives the exit code. */
export async function explainCommand(
  paths: string[],
  options: ExplainOptions,
  rules: Rules,
): Promise<number> {
  const field = await fieldNamed(options, rules);
  const { explain } = placer(rules.lexicon);
  let code = 0;
  for await (const { path, outcome } of readAll(await listFiles(paths), rules.lexicon, [field])) {
    if (!outcome.ok) {
      code = 1;
      print(unreadableLine(path, outcome.reason, options.json));
      continue;
    }
    const { resume } = outcome.read.reading;
    const jobs = explainField(resume, field, explain(resume, field));
    print(
      options.json
        ? printableJson({ file: path, status: 'read', field: field.id, jobs })
        : [printable(path), ...jobs.flatMap(linesOf)].join('\n'),
    );
  }
  return code;
}

/** `prescreen field list`: the fields that roles may name; with words, the occupations that a title names. */
export function listCommand(title: string | undefined, rules: Rules): number {
  const work = openWork(rules.lexicon);
  if (title === undefined) {
    for (const { id, label } of rules.lexicon.fields) print(`${id.padEnd(18)} ${label}`);
    return 0;
  }
  const found = findOccupations(work.occupations, title, 20);
  for (const { id, isco, label } of found) print(`occupation:${id}  ${isco[0] ?? '    '}  ${label}`);
  return found.length > 0 ? 0 : 1;
}

/** A field of the rules, of a role or of an occupation. Throws WrongUse, which names those that there are. */
async function fieldNamed({ field: name, role }: ExplainOptions, rules: Rules): Promise<Field> {
  const book = openWork(rules.lexicon).book();
  const own = role === undefined ? [] : book.ofRole(await findRole(role, rules));
  const field = own.find(({ id }) => id === name) ?? book.byName(name);
  if (field) return field;
  const ids = [...new Set([...own.map(({ id }) => id), ...book.ids()])];
  throw new WrongUse(
    `no field "${name}": give one of ${ids.join(', ')}, or occupation:<id> (prescreen field list "head chef")`,
  );
}

function linesOf({ title, company, place, because, evidence, against }: ExplainedJob): string[] {
  const quotes = [...evidence, ...against].flatMap(({ id, quotes: [first] }) =>
    first ? [`           ${printable(id)}: “${printable(oneLine(first.quote))}”`] : [],
  );
  const named = `${title ?? '(no title)'}${company ? `, ${company}` : ''}`;
  return [`  ${place.padEnd(8)} ${printable(named)}`, `           ${printable(because)}`, ...quotes];
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
