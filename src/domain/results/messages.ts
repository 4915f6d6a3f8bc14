/* What candidates are told after a person has decided. Prescreen sends nothing: people do. Pure. */
import * as z from 'zod';
import { oneLine } from '../words/one-line.ts';

export const messageKinds = ['invitation', 'rejection'] as const;
export type MessageKind = (typeof messageKinds)[number];

/** Why somebody who was chosen is not given a message, the first that holds. */
export const leftOutReasons = [
  'rejected',
  'not_rejected',
  'not_rejected_elsewhere',
  'contested',
  'same_person',
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** One who was chosen and is not given a message. */
export interface LeftOut {
  applicationId: string;
  because: LeftOutReason;
}

const placeholders = ['greeting', 'name', 'role', 'employer', 'contact', 'sender', 'decider'] as const;
type Placeholder = (typeof placeholders)[number];
const unknownIn = (text: string): string | undefined =>
  [...text.matchAll(/\{(\w+)\}/g)]
    .map((found) => found[1] as string)
    .find((name) => !(placeholders as readonly string[]).includes(name));
const Text = (most: number) =>
  z
    .string()
    .trim()
    .min(3)
    .max(most)
    .regex(/^[^\u0000]*$/)
    .refine((text) => unknownIn(text) === undefined, {
      error: (issue) =>
        `there is no field {${unknownIn(String(issue.input))}}: ${placeholders.map((one) => `{${one}}`).join(', ')}`,
    });

/** Subject and body, with fields in braces. */
export const MessageWords = z.strictObject({ subject: Text(200), body: Text(10_000) });
export type MessageWords = z.infer<typeof MessageWords>;

/** Words of one kind in one language: a file of `rules/messages/`. */
export const MessageText = MessageWords.extend({
  kind: z.enum(messageKinds),
  language: z.string().regex(/^[a-z]{2}$/),
  /** How somebody is greeted, by name and without. */
  greeting: Text(100),
  nameless: Text(100),
});
export type MessageText = z.infer<typeof MessageText>;

/** What the fields are filled with; null where nobody has said it. */
interface MessageFacts {
  name: string | null;
  role: string;
  employer: string | null;
  contact: string | null;
  sender: string;
  /** Who decided; null for an invitation without a decision. */
  decider: string | null;
}

const filled = (text: string, values: Partial<Record<Placeholder, string>>) =>
  text.replace(/\{(\w+)\}/g, (_, name: Placeholder) => values[name] ?? '');

/** Fields that words need and nobody has said: `employer`, `contact`, `decider`. */
export function missingIn({ subject, body }: MessageWords, facts: MessageFacts): string[] {
  return (['employer', 'contact', 'decider'] as const).filter(
    (name) => facts[name] === null && `${subject}${body}`.includes(`{${name}}`),
  );
}

/** A message to one person. What was read from a document fills one line, whatever stands in it. */
export function messageOf(words: MessageWords, text: MessageText, facts: MessageFacts): MessageWords {
  const name = facts.name === null ? undefined : oneLine(facts.name);
  const values = {
    ...(name === undefined ? {} : { name }),
    greeting: name === undefined ? text.nameless : filled(text.greeting, { name }),
    role: facts.role,
    employer: facts.employer ?? '',
    contact: facts.contact ?? '',
    sender: facts.sender,
    decider: facts.decider ?? '',
  };
  return { subject: oneLine(filled(words.subject, values)), body: filled(words.body, values) };
}
