/*
 * What candidates are told before software reads their application: the criteria of the running role, the data, how long it is
 * kept, whom to ask, and the way round the machine (EU AI Act Art. 26(11), GDPR Art. 13 to 15; New York City Local Law 144).
 */
import * as z from 'zod';
import type { Role } from '../judging/role.ts';

const placeholders = [
  ...['role', 'version', 'employer', 'controller', 'contact', 'retention', 'alternative', 'criteria'],
  ...['mustHaves', 'notUsed', 'supervisor', 'dataSource', 'auditUrl', 'postedOn'],
] as const;
type Placeholder = (typeof placeholders)[number];

const known = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)].every((found) =>
    (placeholders as readonly string[]).includes(found[1] as string),
  );
const Text = z.string().min(1).refine(known, 'holds a placeholder that there is none of');

/** The fixed words of a notice of one jurisdiction in one language: a file of `rules/notices/`. */
export const Notice = z.strictObject({
  jurisdiction: z.enum(['eu', 'nyc']),
  language: z.string().length(2),
  title: z.string().min(1),
  notUsed: z.array(z.string().min(1)).min(1),
  sections: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z-]+$/),
        heading: z.string().min(1),
        text: z.array(z.union([Text, z.strictObject({ text: Text, needs: z.enum(placeholders) })])).min(1),
      }),
    )
    .min(1),
});
export type Notice = z.infer<typeof Notice>;

const Line = z.string().trim().min(3).max(1000);

/** What the employer says in every notice. */
export const NoticeSettings = z.strictObject({
  employer: Line.describe('who is responsible for the data, with the address'),
  contact: Line.describe('whom candidates write to'),
  supervisor: Line.optional().describe('data protection authority or officer'),
  auditUrl: z
    .url()
    .max(1000)
    .optional()
    .describe('where the summary of the bias audit is published (New York)'),
  words: z
    .record(
      z.string().regex(/^[a-z]{2}$/),
      z.strictObject({
        retention: Line.describe('how long an application and its result are kept'),
        alternative: Line.describe('how somebody is read by a person alone, or asks for an accommodation'),
        dataSource: Line.optional().describe('more on the source of the data'),
      }),
    )
    .describe('by language of the notice, such as en'),
});
export type NoticeSettings = z.infer<typeof NoticeSettings>;

/** A notice as it is given: sections of paragraphs; lists are paragraphs of several lines. */
export interface GivenNotice {
  jurisdiction: Notice['jurisdiction'];
  language: string;
  role: { id: string; version: number };
  title: string;
  sections: { id: string; heading: string; text: string[] }[];
}

/** Whole percents of each criterion's weight in all of them. */
function shares(role: Role): { label: string; share: number; mustHave: boolean }[] {
  const total = role.criteria.reduce((sum, { weight }) => sum + weight, 0);
  return role.criteria
    .map(({ label, weight, must }) => ({
      label,
      share: total === 0 ? 0 : Math.round((weight * 100) / total),
      mustHave: must !== undefined,
    }))
    .filter(({ share, mustHave }) => share > 0 || mustHave);
}

const listed = (lines: string[]) => lines.map((line) => `- ${line}`).join('\n');

/**
 * The notice of a version of a role. Gives what is missing of the employer's words instead, as paths of the settings, where the
 * notice cannot be given without.
 */
export function noticeOf(
  role: Role,
  version: number,
  notice: Notice,
  settings: NoticeSettings | null,
  postedOn: string | null,
): { notice: GivenNotice } | { missing: string[] } {
  const { language } = notice;
  const words = settings?.words[language];
  if (!settings || !words)
    return {
      missing: [
        ...(settings ? [] : ['employer', 'contact']),
        `words.${language}.retention`,
        `words.${language}.alternative`,
      ],
    };
  const criteria = shares(role);
  const values: Record<Placeholder, string | undefined> = {
    role: role.title,
    version: String(version),
    employer: settings.employer,
    controller: settings.employer,
    contact: settings.contact,
    retention: words.retention,
    alternative: words.alternative,
    criteria: listed(criteria.map(({ label, share }) => `${label} (${share} %)`)),
    mustHaves: listed(criteria.filter(({ mustHave }) => mustHave).map(({ label }) => label)) || undefined,
    notUsed: listed(notice.notUsed),
    supervisor: settings.supervisor,
    dataSource: words.dataSource,
    auditUrl: settings.auditUrl,
    postedOn: postedOn ?? undefined,
  };
  const filled = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: Placeholder) => values[name] ?? '').trim();
  return {
    notice: {
      jurisdiction: notice.jurisdiction,
      language,
      role: { id: role.id, version },
      title: notice.title,
      sections: notice.sections.map(({ id, heading, text }) => ({
        id,
        heading,
        text: text.flatMap((one) => {
          if (typeof one === 'string') return filled(one);
          return values[one.needs] === undefined ? [] : filled(one.text);
        }),
      })),
    },
  };
}

/** A notice as Markdown, to be published. */
export function noticeMarkdown(notice: GivenNotice): string {
  const sections = notice.sections.map(({ heading, text }) => `## ${heading}\n\n${text.join('\n\n')}\n`);
  return `# ${notice.title}\n\n${sections.join('\n')}`;
}
