import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer, text as textOf } from 'node:stream/consumers';
import { stringify } from 'yaml';
import { readConfig } from '#config.ts';
import { Role } from '#domain/judging/role.ts';
import { roleDrafter } from '#domain/roles/draft-role.ts';
import { roleLinter } from '#domain/roles/lint-role.ts';
import { advertLinter, type LintFinding, wordLinter } from '#domain/roles/lint-words.ts';
import { unreadableReasons } from '#errors.ts';
import { requireIsolation } from '#formats/guarded/isolation.ts';
import { readerPool } from '#formats/guarded/pool.ts';
import { openWork } from '#formats/guarded/work-fields.ts';
import { parseRole, type Rules } from '#rules.ts';
import { standardInput, WrongUse } from './files.ts';
import { printable, printableJson } from './printable.ts';

/** The text of a role pack: a file's, that of standard input (`-`), or of a pack by its id. Throws WrongUse when there is none. */
export async function roleText(
  role: string,
  rules: Pick<Rules, 'folder'>,
): Promise<{ path: string; text: string }> {
  if (role === standardInput) return { path: role, text: await textOf(process.stdin) };
  const shipped = join(rules.folder, 'roles', `${role}.yaml`);
  const path = existsSync(role) ? role : shipped;
  if (!existsSync(path)) throw new WrongUse(`${role}: no such file, and no role of that id in the rules`);
  return { path, text: readFileSync(path, 'utf8') };
}

/** `prescreen role lint`: what is wrong with a pack, a line each. Gives 1 when it would be refused. */
export async function lintCommand(role: string, options: { json?: boolean }, rules: Rules): Promise<number> {
  const { path, text } = await roleText(role, rules);
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const parsed = parseRole(text);
  if (!parsed.ok) {
    for (const { line, column, field, message } of parsed.errors)
      print(
        options.json
          ? printableJson({ severity: 'refuse', code: 'invalid', path: field, line, column, message })
          : `${printable(path)}:${line}:${column}  refused  ${field === '' ? '' : `${field}: `}${printable(message)}`,
      );
    return 1;
  }
  const findings = roleLinter(rules.lexicon, rules.lint)(parsed.role, openWork(rules.lexicon).book());
  for (const finding of findings) print(options.json ? printableJson(finding) : lineOf(path, finding));
  if (findings.length === 0 && !options.json) print(`${printable(path)}: nothing to say`);
  return findings.some((one) => one.severity === 'refuse') ? 1 : 0;
}

/** `prescreen role draft`: a pack from a job advert as YAML, with what was not understood on the error stream. */
export async function draftCommand(advert: string, options: { id: string }, rules: Rules): Promise<number> {
  const wrong = Role.shape.id.safeParse(options.id).error?.issues[0];
  if (wrong) throw new WrongUse(`--id "${options.id}": ${wrong.message}`);
  const config = readConfig(process.env);
  requireIsolation(config.readerIsolation);
  const pool = readerPool({ size: 1, limits: config.limits, lexicon: rules.lexicon });
  try {
    const bytes = await (advert === '-' ? buffer(process.stdin) : readFile(advert)).catch(() => {
      throw new WrongUse(`${advert}: cannot be opened`);
    });
    const outcome = await pool.read(async () => bytes, { anyKind: true });
    if (!outcome.ok) {
      const { message, nextStep } = unreadableReasons[outcome.reason];
      process.stderr.write(`prescreen: ${printable(advert)}: ${message} ${nextStep}\n`);
      return 1;
    }
    const work = openWork(rules.lexicon);
    const draft = roleDrafter(rules.lexicon, rules.adverts, rules.roles, work.occupations, work.book());
    const { role, unread, notes } = draft(outcome.read.text, outcome.read.reading.resume, options.id);
    const say = (line: string) => process.stderr.write(`${printable(line)}\n`);
    for (const line of unread) say(`not understood: ${line}`);
    for (const note of notes) say(`look at: ${note}`);
    const ofRole = roleLinter(rules.lexicon, rules.lint)(role, work.book());
    const lint = advertLinter(wordLinter(rules.lint), rules.adverts.words.promises);
    const ofAdvert = lint(outcome.read.text, ofRole);
    for (const finding of [...ofRole, ...ofAdvert]) say(lineOf(options.id, finding));
    process.stdout.write(stringify(role, { lineWidth: 110 }));
    return 0;
  } finally {
    await pool.close();
  }
}

function lineOf(path: string, { severity, path: field, message, law, instead }: LintFinding): string {
  const verb = severity === 'refuse' ? 'refused' : 'warning';
  return `${printable(path)}  ${verb}  ${field}: ${printable(message)}${law === null ? '' : ` (${law})`} ${printable(instead)}`;
}

/** `prescreen role show`: a pack as the service would take it, checked, as YAML. */
export async function showCommand(role: string, rules: Rules): Promise<number> {
  const { path, text } = await roleText(role, rules);
  const parsed = parseRole(text);
  if (!parsed.ok)
    throw new WrongUse(`${path}: ${parsed.errors[0]?.message ?? 'is wrong'}; see: prescreen role lint`);
  process.stdout.write(stringify(parsed.role, { lineWidth: 110 }));
  return 0;
}
