/* The part of `rules/` that reading relies on. */
import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as z from 'zod';
import type { Config } from '#config.ts';
import { canonical } from '#domain/canonical.ts';
import { Field, type Lexicon, Practice, Words } from '#domain/words/lexicon.ts';
import { SharedWords } from '#domain/words/shared-words.ts';
import { parseSkills } from '#domain/words/skills-file.ts';
import { StartFailure } from '#errors.ts';
import { parsedYaml } from '#yaml-cache.ts';

/** The files with an ending in a folder and in those below it, by name. */
export function filesUnder(folder: string, sub: string, ending = '.yaml'): string[] {
  return readdirSync(join(folder, sub), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort((a, b) => (a < b ? -1 : 1))
    .map((name) => join(folder, sub, name));
}

/** A language from its files, each with keys of its own. Throws Error naming the file that is wrong. */
function languageOf(files: string[], folder: string): Words {
  const owner = new Map<string, string>();
  const all: Record<string, unknown> = {};
  for (const path of files) {
    const content = checked(path, z.record(z.string(), z.unknown()), parsed(path));
    for (const key of Object.keys(content)) {
      const before = owner.get(key);
      if (before !== undefined) throw new Error(`${path}: ${key} stands in ${before} too`);
      owner.set(key, path);
    }
    checked(path, Words.partial(), content);
    Object.assign(all, content);
  }
  return checked(folder, Words, all);
}

const sharedName = 'shared.yaml';
const townsName = 'towns.txt';
const countriesName = 'countries.txt';
const tradesName = 'trades.txt';
const townsInStatesName = 'towns-in-states.txt';

/** The folders of `lexicon/`, one a language. Throws Error naming a file that is none of theirs. */
function languageFolders(folder: string): string[] {
  const entries = readdirSync(join(folder, 'lexicon'), { withFileTypes: true });
  const stray = entries.find(
    (entry) =>
      !entry.isDirectory() &&
      ![sharedName, townsName, countriesName, townsInStatesName, tradesName].includes(entry.name),
  );
  if (stray) throw new Error(`${join(folder, 'lexicon', stray.name)}: a language is a folder`);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort((a, b) => (a < b ? -1 : 1));
}

const parsed = (path: string): unknown => parsedYaml(readFileSync(path, 'utf8'));

/** What a file says, by a schema. Throws Error naming the file, the field and the reason when it is wrong. */
export function checked<T>(path: string, schema: z.ZodType<T>, content: unknown): T {
  const result = schema.safeParse(content);
  if (!result.success) throw new Error(`${path}: ${z.prettifyError(result.error)}`);
  return result.data;
}

/** What a YAML file says, by a schema. Throws like `checked`. */
export function load<T>(path: string, schema: z.ZodType<T>): T {
  return checked(path, schema, parsed(path));
}

/** The lexicon of a folder of rules; `hash` takes every byte of it. Throws Error naming the file and field that is wrong. */
export function loadLexicon(folder: string, hash: Hash = createHash('sha256')): Lexicon {
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
  const languages = languageFolders(folder).map((language) => {
    const files = filesUnder(folder, join('lexicon', language));
    for (const path of files) bytesOf(path);
    return languageOf(files, join(folder, 'lexicon', language));
  });
  const sharedFile = join(folder, 'lexicon', sharedName);
  bytesOf(sharedFile);
  const linesOf = (name: string): string[] => {
    const path = join(folder, 'lexicon', name);
    return existsSync(path) ? bytesOf(path).split('\n').filter(Boolean) : [];
  };
  const [towns, countries, trades] = [townsName, countriesName, tradesName].map(linesOf) as [
    string[],
    string[],
    string[],
  ];
  const townsInStates = Object.fromEntries(
    linesOf(townsInStatesName).map((line) => line.split('\t') as [string, string]),
  );
  const shared = { ...load(sharedFile, SharedWords), towns, countries, trades, townsInStates };
  const skills = filesUnder(folder, 'skills', '.tsv').flatMap((path) => {
    try {
      return parseSkills(bytesOf(path));
    } catch (error) {
      throw new Error(`${path}: ${(error as Error).message}`);
    }
  });
  const practices = read('practices', Practice);
  const fieldFiles = filesUnder(folder, 'fields');
  const fields = fieldFiles.map((path) => load(path, Field));
  // Placing is judging: of a field only the phrases are looked for while reading.
  hash.update(canonical([...new Set(fields.flatMap((field) => field.phrases))].sort()));
  const occupations = join(folder, 'occupations');
  for (const name of ['titles.tsv', 'occupations.tsv', 'skills.tsv']) bytesOf(join(occupations, name));
  readFileSync(join(occupations, 'essentials.tsv'));
  return { languages, shared, skills, practices, fields, occupations };
}

/** The lexicon of RULES_DIR, the shipped one without it. Throws like `orStartFailure`. */
export function configuredLexicon({ rulesDir }: Pick<Config, 'rulesDir'>): Lexicon {
  return orStartFailure(() => loadLexicon(rulesDir));
}

/** What loading gives. Throws StartFailure with one line that names what is wrong with the rules. */
export function orStartFailure<T>(loading: () => T): T {
  try {
    return loading();
  } catch (error) {
    throw new StartFailure(`RULES_DIR: ${String((error as Error).message).replace(/\s*\n\s*/g, ' ')}`);
  }
}
