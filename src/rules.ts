import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import type { Config } from '#config.ts';
import { SwapRules } from '#domain/fairness/swaps.ts';
import { canonical, Role } from '#domain/judging/role.ts';
import { scoringVersion } from '#domain/judging/score.ts';
import { BlindWords, tellingOf } from '#domain/people/identity.ts';
import { type OneForm, parseForms } from '#domain/people/one-form.ts';
import { type RetentionPreset, RetentionPresets } from '#domain/people/retention.ts';
import { readerVersion } from '#domain/readers/read-resume.ts';
import { Letter } from '#domain/results/candidate-explanation.ts';
import { MessageText } from '#domain/results/messages.ts';
import { Notice } from '#domain/results/notice.ts';
import { CardWords } from '#domain/results/system-card.ts';
import { AdvertWords } from '#domain/roles/advert-words.ts';
import { LintTopic } from '#domain/roles/lint-words.ts';
import { SharedWords } from '#domain/words/grammar.ts';
import { Field, type Lexicon, Practice, Words } from '#domain/words/lexicon.ts';
import { parseSkills } from '#domain/words/skills-file.ts';
import { StartFailure } from '#errors.ts';
import { parsedYaml } from '#yaml-cache.ts';

/** Where the shipped rules live. */
export const rulesFolder = fileURLToPath(new URL('../rules/', import.meta.url));

/** Everything of `rules/`, checked; `hash` changes with any byte of what reading relies on. */
export interface Rules {
  /** Where they were read from. */
  folder: string;
  lexicon: Lexicon;
  hash: string;
  roles: Role[];
  /** What must not stand in a role; no part of the hash: it judges nobody. */
  lint: LintTopic[];
  /** Words of job adverts, for drafts of roles. */
  adverts: AdvertWords;
  /** What candidates are told, by language. */
  letters: Letter[];
  /** What they are told before, by jurisdiction and language. */
  notices: Notice[];
  /** What they are told after a person has decided, by kind and language. */
  messages: MessageText[];
  /** What a counterfactual test puts in the place of what. */
  counterfactual: SwapRules;
  /** How long applications are kept, by where the employer is. */
  retention: RetentionPreset[];
  /** What the system card says whatever runs. */
  card: CardWords;
  /** What tells a sex or an age; blind callers do not see it. */
  telling: ReturnType<typeof tellingOf>;
}

/** The forms of everybody; rules of one's own from before there were any have the shipped ones. Throws Error naming the line that is wrong. */
function formsUnder(folder: string): OneForm {
  const path = [folder, rulesFolder]
    .map((one) => join(one, 'blind', 'forms.tsv'))
    .find((one) => existsSync(one)) as string;
  try {
    return parseForms(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`);
  }
}

function filesUnder(folder: string, sub: string, ending = '.yaml'): string[] {
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

/** The folders of `lexicon/`, one a language. Throws Error naming a file that is none of theirs. */
function languageFolders(folder: string): string[] {
  const entries = readdirSync(join(folder, 'lexicon'), { withFileTypes: true });
  const stray = entries.find((entry) => !entry.isDirectory() && entry.name !== sharedName);
  if (stray) throw new Error(`${join(folder, 'lexicon', stray.name)}: a language is a folder`);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort((a, b) => (a < b ? -1 : 1));
}

const parsed = (path: string): unknown => parsedYaml(readFileSync(path, 'utf8'));

function checked<T>(path: string, schema: z.ZodType<T>, content: unknown): T {
  const result = schema.safeParse(content);
  if (!result.success) throw new Error(`${path}: ${z.prettifyError(result.error)}`);
  return result.data;
}

function load<T>(path: string, schema: z.ZodType<T>): T {
  return checked(path, schema, parsed(path));
}

/** A role pack from a YAML or JSON file. Throws Error with the file, the line, the field and the reason when it is wrong. */
function loadRole(path: string): Role {
  const text = readFileSync(path, 'utf8');
  const known = Role.safeParse(contentOf(text));
  if (known.success) return known.data;
  const parsed = parseRole(text);
  if (parsed.ok) return parsed.role;
  const lines = parsed.errors.map(
    ({ line, column, field, message }) => `${path}:${line}:${column}: ${field}: ${message}`,
  );
  throw new Error(lines.join('\n'));
}

/** What a text says; null where it is no YAML: then whoever asks looks again for where it is wrong. */
function contentOf(text: string): unknown {
  try {
    return parsedYaml(text);
  } catch {
    return null;
  }
}

/** What is wrong with the text of a role pack, and where: 1-based line and column. */
export interface RoleError {
  line: number;
  column: number;
  /** `criteria.3.weight`; empty for the whole. */
  field: string;
  message: string;
}

/** A role pack from YAML, of which JSON is a part. */
export function parseRole(text: string): { ok: true; role: Role } | { ok: false; errors: RoleError[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (document.errors.length > 0)
    return {
      ok: false,
      errors: document.errors.map((error) => ({
        ...at(error.pos[0]),
        field: '',
        message: (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, ''),
      })),
    };
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    // Names that stand for nothing, or for so much that it would fill the memory.
    return { ok: false, errors: [{ line: 1, column: 1, field: '', message: (error as Error).message }] };
  }
  const result = Role.safeParse(content);
  if (result.success) return { ok: true, role: result.data };
  const errors = result.error.issues.map((issue): RoleError => {
    const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
    return { ...at(offsetOf(document, path)), field: path.join('.'), message: issue.message };
  });
  return { ok: false, errors };
}

/** Where a field stands, else what would hold it. */
function offsetOf(document: Document, path: (string | number)[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
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
  const languages = languageFolders(folder).map((language) => {
    const files = filesUnder(folder, join('lexicon', language));
    for (const path of files) bytesOf(path);
    return languageOf(files, join(folder, 'lexicon', language));
  });
  const sharedFile = join(folder, 'lexicon', sharedName);
  bytesOf(sharedFile);
  const shared = load(sharedFile, SharedWords);
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
  const lexicon: Lexicon = { languages, shared, skills, practices, fields, occupations };
  const roles = filesUnder(folder, 'roles').map(loadRole);
  const lint = filesUnder(folder, 'lint').map((path) => load(path, LintTopic));
  const adverts = load(join(folder, 'adverts', 'words.yaml'), AdvertWords);
  const letters = filesUnder(folder, 'letters').map((path) => load(path, Letter));
  if (!letters.some(({ language }) => language === 'en'))
    throw new Error(`${join(folder, 'letters')}: has no letter in English`);
  const notices = filesUnder(folder, 'notices').map((path) => load(path, Notice));
  const messages = filesUnder(folder, 'messages').map((path) => load(path, MessageText));
  const { presets } = load<z.infer<typeof RetentionPresets>>(
    join(folder, 'retention.yaml'),
    RetentionPresets,
  );
  return {
    letters,
    notices,
    messages,
    retention: presets,
    // Rules of one's own from before there was a card have none.
    card: load<CardWords>(
      [folder, rulesFolder]
        .map((one) => join(one, 'system-card.yaml'))
        .find((path) => existsSync(path)) as string,
      CardWords,
    ),
    counterfactual: load<SwapRules>(join(folder, 'counterfactual.yaml'), SwapRules),
    telling: tellingOf(
      filesUnder(folder, 'blind').map((path) => load(path, BlindWords)),
      languages.flatMap(({ grammar }) => grammar.schools),
      formsUnder(folder),
    ),
    folder,
    lexicon,
    hash: hash.digest('hex').slice(0, 16),
    roles,
    lint,
    adverts,
  };
}

/** The rules of RULES_DIR, the shipped ones without it. Throws StartFailure with one line that names what is wrong. */
export function configuredRules({ rulesDir }: Pick<Config, 'rulesDir'>): Rules {
  try {
    return loadRules(rulesDir ?? rulesFolder);
  } catch (error) {
    throw new StartFailure(`RULES_DIR: ${String((error as Error).message).replace(/\s*\n\s*/g, ' ')}`);
  }
}

/**
 * What scores are comparable under, as a short id: the role's content, the content of the fields that it counts, the versions of
 * reading and scoring and the rules. Equal on every installation that has the same of each.
 */
export function evaluationId(
  role: Role,
  fields: Field[],
  { hash, lexicon }: Pick<Rules, 'hash' | 'lexicon'>,
): string {
  const content = canonical([role, readerVersion, scoringVersion, hash, fields, lexicon.fields]);
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
