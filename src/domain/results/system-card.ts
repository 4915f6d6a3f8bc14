import * as z from 'zod';
import type { Role } from '#domain/judging/role.ts';
import { escapedMarkdown } from '#domain/words/markdown.ts';

const lines = z.array(z.string()).min(1);

/** What the card says whatever runs: `rules/system-card.yaml`. */
export const CardWords = z.strictObject({
  name: z.string(),
  purpose: z.string(),
  not_for: lines,
  users: z.string(),
  inputs: lines,
  never_used: lines,
  logic: lines,
  kinds: z.record(z.string(), z.string()),
  oversight: lines,
  limits: lines,
  robustness: lines,
  records: lines,
  measured: z.strictObject({
    at: z.string(),
    reader: z.string(),
    scoring: z.string(),
    sets: z.array(
      z.strictObject({
        on: z.string(),
        figures: z.array(z.strictObject({ what: z.string(), value: z.string() })).min(1),
      }),
    ),
  }),
});
export type CardWords = z.infer<typeof CardWords>;

/** What of an installation runs now. */
export interface Running {
  versions: { release: string; reader: string; scoring: string; rules: string };
  /** False where other rules than the shipped ones are used. */
  shippedRules: boolean;
  /** ISO 639-1 codes that it has word lists of. */
  languages: string[];
  recognition: boolean;
  roles: { role: Role; version: number }[];
  /** Policies as they stand; null: none. Roles without one are counted. */
  retention: { keepAtMostDays: number | null; uncovered: number };
  filesSealed: boolean;
}

/** A role as the card tells it; shares of the weight in percent with one decimal. */
interface CardRole {
  id: string;
  title: string;
  version: number;
  criteria: { label: string; kind: string; share: number; reason: string; mustHave: boolean }[];
}

/** The card of an installation. */
export interface SystemCard {
  words: Omit<CardWords, 'kinds' | 'measured'>;
  versions: Running['versions'];
  languages: string[];
  recognition: boolean;
  kinds: { kind: string; judged: string }[];
  roles: CardRole[];
  measured: CardWords['measured'] & {
    /** False where other versions run than those that were measured. */
    current: boolean;
  };
  retention: Running['retention'];
  filesSealed: boolean;
}

/** The card from its words and what runs. Nothing of it depends on a clock. */
export function systemCardOf(words: CardWords, running: Running): SystemCard {
  const { kinds, measured, ...told } = words;
  const { versions, languages, recognition, retention, filesSealed } = running;
  const roles = running.roles.map(({ role, version }) => roleOf(role, version));
  const used = new Set(roles.flatMap(({ criteria }) => criteria.map(({ kind }) => kind)));
  return {
    words: told,
    ...{ versions, languages, recognition, retention, filesSealed, roles },
    kinds: Object.entries(kinds)
      .filter(([kind]) => used.has(kind))
      .map(([kind, judged]) => ({ kind, judged })),
    measured: {
      ...measured,
      current:
        running.shippedRules && measured.reader === versions.reader && measured.scoring === versions.scoring,
    },
  };
}

function roleOf({ id, title, criteria }: Role, version: number): CardRole {
  const all = criteria.reduce((sum, one) => sum + one.weight, 0);
  return {
    ...{ id, title, version },
    criteria: criteria.map((one) => ({
      label: one.label,
      kind: one.asks.kind,
      share: Math.round((one.weight / all) * 1000) / 10,
      reason: one.reason,
      mustHave: one.must !== undefined,
    })),
  };
}

const list = (items: string[]) => items.map((one) => `- ${one.trim()}`).join('\n');
/** A cell; what people wrote of roles comes escaped. */
const cell = (text: string) => text.replace(/\s+/g, ' ').trim();
const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

/** The same as a document in Markdown, with the articles that each part serves. */
export function cardMarkdown(card: SystemCard): string {
  const { words, versions, measured, retention } = card;
  const parts: [string, string][] = [
    [
      'Purpose (AI Act Art. 13(3)(b)(i))',
      `${words.purpose}\n\nIt is not for:\n\n${list(words.not_for)}\n\n${words.users}`,
    ],
    [
      'Versions that run (Art. 11, Annex IV 1)',
      table(
        ['part', 'version'],
        [
          ['release', versions.release],
          ['reader', versions.reader],
          ['scoring', versions.scoring],
          ['rules', versions.rules],
          ['languages read', card.languages.join(', ')],
          ['recognition of scans', card.recognition ? 'on' : 'off'],
        ],
      ),
    ],
    [
      'What it is given, and what it never uses (Art. 10; GDPR Art. 5(1)(c))',
      `${list(words.inputs)}\n\nNever part of a score:\n\n${list(words.never_used)}`,
    ],
    [
      'How a score comes about (Art. 13(3)(b); GDPR Art. 15(1)(h))',
      `${list(words.logic)}\n\n${table(
        ['kind of criterion', 'how it is judged'],
        card.kinds.map(({ kind, judged }) => [kind, judged]),
      )}`,
    ],
    ['What each role weighs', card.roles.map(roleMarkdown).join('\n\n')],
    ['Measured accuracy (Art. 15(3))', measuredMarkdown(measured, versions)],
    ['Limits (Art. 13(3)(b)(ii) and (iii))', list(words.limits)],
    ['Robustness and security (Art. 15(4) and (5))', list(words.robustness)],
    ['Human oversight (Art. 14; GDPR Art. 22)', list(words.oversight)],
    [
      'Records and retention (Art. 12, 19, 26(6); GDPR Art. 5(1)(e))',
      `${list(words.records)}\n\n${list([
        retention.keepAtMostDays === null
          ? 'The installation has no policy of its own for how long applications are kept.'
          : `Applications are kept for ${retention.keepAtMostDays} days at most, unless a role has a policy of its own or a legal hold keeps them.`,
        ...(retention.uncovered > 0
          ? [`${retention.uncovered} roles have no policy: their applications are kept for ever.`]
          : []),
        card.filesSealed
          ? 'Files are sealed as they are stored, with a key that is not beside them.'
          : 'Stored files lie as they are, on the disk of the service.',
      ])}`,
    ],
  ];
  const body = parts.map(([title, text]) => `## ${title}\n\n${text}`).join('\n\n');
  return `# System card of ${words.name}\n\nMade from the versions that run. A base for the documents that law asks for, not these themselves, and no legal advice.\n\n${body}\n`;
}

const roleMarkdown = ({ title, id, version, criteria }: CardRole) =>
  `### ${escapedMarkdown(title)} (\`${id}\`, version ${version})\n\n${table(
    ['criterion', 'kind', 'share', 'why it is asked'],
    criteria.map((one) => [
      `${escapedMarkdown(one.label)}${one.mustHave ? ' (must-have)' : ''}`,
      one.kind,
      `${one.share} %`,
      escapedMarkdown(one.reason),
    ]),
  )}`;

function measuredMarkdown(measured: SystemCard['measured'], versions: Running['versions']): string {
  const { at, reader, scoring, sets, current } = measured;
  const told = current
    ? `Measured on ${at} with these versions.`
    : `**Measured on ${at} with reader ${reader}, scoring ${scoring} and the rules that are shipped; reader ${versions.reader}, scoring ${versions.scoring} and rules ${versions.rules} run: measure anew** (\`prescreen eval\`).`;
  const tables = sets.map(
    ({ on, figures }) =>
      `${on.trim()}\n\n${table(
        ['figure', 'value'],
        figures.map(({ what, value }) => [what, value]),
      )}`,
  );
  return [told, ...tables].join('\n\n');
}
