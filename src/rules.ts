import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import * as z from 'zod';
import { Field, type Lexicon, Practice, Words } from '#domain/lexicon.ts';
import { readerVersion } from '#domain/read-resume.ts';
import { Role } from '#domain/role.ts';
import { scoringVersion } from '#domain/score.ts';
import { parseSkills } from '#domain/skills-file.ts';

/** Where the shipped rules live. */
export const rulesFolder = fileURLToPath(new URL('../rules/', import.meta.url));

/** Everything of `rules/`, checked; `hash` changes with any byte of what reading relies on. */
export interface Rules {
  lexicon: Lexicon;
  hash: string;
  roles: Role[];
}

function filesUnder(folder: string, sub: string, ending = '.yaml'): string[] {
  return readdirSync(join(folder, sub), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort((a, b) => (a < b ? -1 : 1))
    .map((name) => join(folder, sub, name));
}

function load<T>(path: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(parse(readFileSync(path, 'utf8')));
  if (!result.success) throw new Error(`${path}: ${z.prettifyError(result.error)}`);
  return result.data;
}

/** A role pack from a YAML file. Throws Error with the file, the field and the reason when it is wrong. */
export function loadRole(path: string): Role {
  return load(path, Role);
}

/** The rules of a folder (the shipped ones by default). Throws Error naming the file and field that is wrong. */
export function loadRules(folder = rulesFolder): Rules {
  const hash = createHash('sha256');
  const bytesOf = (path: string): string => {
    const bytes = readFileSync(path);
    hash.update(relative(folder, path)).update('\0').update(bytes).update('\0');
    return bytes.toString('utf8');
  };
  const read = <T>(sub: string, schema: z.ZodType<T>): T[] =>
    filesUnder(folder, sub).map((path) => {
      bytesOf(path);
      return load(path, schema);
    });
  const languages = read('lexicon', Words);
  const skills = filesUnder(folder, 'skills', '.tsv').flatMap((path) => {
    try {
      return parseSkills(bytesOf(path));
    } catch (error) {
      throw new Error(`${path}: ${(error as Error).message}`);
    }
  });
  const practices = read('practices', Practice);
  const fields = read('fields', Field);
  const lexicon: Lexicon = { languages, skills, practices, fields };
  const roles = filesUnder(folder, 'roles').map(loadRole);
  return { lexicon, hash: hash.digest('hex').slice(0, 16), roles };
}

/**
 * What scores are comparable under, as a short id: the role's content, the versions of reading and scoring and the
 * hash of the rules. Equal on every installation that has the same of each.
 */
export function evaluationId(role: Role, rulesHash: string): string {
  const content = JSON.stringify([role, readerVersion, scoringVersion, rulesHash]);
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
