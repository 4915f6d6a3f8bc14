import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod';
import { type Config, rulesFolder } from '#config.ts';
import { canonical } from '#domain/canonical.ts';
import { SwapRules } from '#domain/fairness/swaps.ts';
import { Role } from '#domain/judging/role.ts';
import { scoringVersion } from '#domain/judging/score.ts';
import { type OneForm, parseForms } from '#domain/people/one-form.ts';
import { type RetentionPreset, RetentionPresets } from '#domain/people/retention.ts';
import { BlindWords, tellingOf } from '#domain/people/telling.ts';
import { thingWords } from '#domain/people/things.ts';
import { readerVersion } from '#domain/readers/read-resume.ts';
import { Letter } from '#domain/results/candidate-explanation.ts';
import { MessageText } from '#domain/results/messages.ts';
import { Notice } from '#domain/results/notice.ts';
import { CardWords } from '#domain/results/system-card.ts';
import { type Adverts, AdvertWords, DraftPhrases } from '#domain/roles/advert-words.ts';
import { LintTopic } from '#domain/roles/lint-words.ts';
import { knownWords } from '#domain/words/known-words.ts';
import type { Field, Lexicon } from '#domain/words/lexicon.ts';
import { filesUnder, load, loadLexicon, orStartFailure } from '#lexicon-files.ts';
import { parsedYaml } from '#yaml-cache.ts';

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
  adverts: Adverts;
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

/** Headings of those who speak for somebody: the lexicon's that hold a word for them. */
function headingsOfReferees({ languages }: Lexicon): string[] {
  const words = new Set(languages.flatMap(({ grammar }) => grammar.referees));
  return languages
    .flatMap(({ headings }) => Object.values(headings).flatMap((names) => names ?? []))
    .filter((name) => name.split(/\s+/).some((word) => words.has(word)));
}

/** The forms of everybody; rules of one's own from before there were any have the shipped ones. Throws Error naming the line that is wrong. */
function formsUnder(folder: string, lexicon: Lexicon): OneForm {
  const path = [folder, rulesFolder]
    .map((one) => join(one, 'blind', 'forms.tsv'))
    .find((one) => existsSync(one)) as string;
  try {
    return parseForms(readFileSync(path, 'utf8'), thingWords(lexicon));
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`);
  }
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
  const lexicon = loadLexicon(folder, hash);
  const roles = filesUnder(folder, 'roles').map(loadRole);
  const lint = filesUnder(folder, 'lint').map((path) => load(path, LintTopic));
  const adverts = {
    words: load(join(folder, 'adverts', 'words.yaml'), AdvertWords),
    phrases: load(join(folder, 'adverts', 'phrases.yaml'), DraftPhrases),
  };
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
      {
        schools: lexicon.languages.flatMap(({ grammar }) => grammar.schools),
        degrees: lexicon.languages.flatMap(({ degrees }) => degrees),
        particles: lexicon.shared.nameParticles,
        isWord: knownWords(lexicon),
        towns: [...lexicon.shared.towns, ...lexicon.shared.countries],
        headings: {
          studies: lexicon.languages.flatMap(({ headings }) => headings.education ?? []),
          referees: headingsOfReferees(lexicon),
          others: lexicon.languages.flatMap(({ headings }) =>
            Object.entries(headings).flatMap(([kind, names]) => (kind === 'education' ? [] : (names ?? []))),
          ),
        },
      },
      formsUnder(folder, lexicon),
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
  return orStartFailure(() => loadRules(rulesDir));
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
