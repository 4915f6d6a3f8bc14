import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type LintFinding, roleLinter } from '#domain/lint-role.ts';
import { loadRules, parseRole, rulesFolder } from '#rules.ts';
import { WrongUse } from './files.ts';
import { printable, printableJson } from './printable.ts';

/** The text of a role pack: a file's, or that of a shipped pack by its id. Throws WrongUse when there is none. */
export function roleText(role: string): { path: string; text: string } {
  const shipped = join(rulesFolder, 'roles', `${role}.yaml`);
  const path = existsSync(role) ? role : shipped;
  if (!existsSync(path)) throw new WrongUse(`${role}: no such file, and no shipped role of that id`);
  return { path, text: readFileSync(path, 'utf8') };
}

/** `prescreen role lint`: what is wrong with a pack, a line each. Gives 1 when it would be refused. */
export function lintCommand(role: string, options: { json?: boolean }): number {
  const { path, text } = roleText(role);
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
  const rules = loadRules();
  const findings = roleLinter(rules.lexicon, rules.lint)(parsed.role);
  for (const finding of findings) print(options.json ? printableJson(finding) : lineOf(path, finding));
  if (findings.length === 0 && !options.json) print(`${printable(path)}: nothing to say`);
  return findings.some((one) => one.severity === 'refuse') ? 1 : 0;
}

function lineOf(path: string, { severity, path: field, message, law, instead }: LintFinding): string {
  const verb = severity === 'refuse' ? 'refused' : 'warning';
  return `${printable(path)}  ${verb}  ${field}: ${printable(message)}${law === null ? '' : ` (${law})`} ${printable(instead)}`;
}

/** `prescreen role show`: a pack as the service would take it, checked, as YAML. */
export function showCommand(role: string): number {
  const { path, text } = roleText(role);
  const parsed = parseRole(text);
  if (!parsed.ok)
    throw new WrongUse(`${path}: ${parsed.errors[0]?.message ?? 'is wrong'}; see: prescreen role lint`);
  process.stdout.write(stringify(parsed.role, { lineWidth: 110 }));
  return 0;
}
