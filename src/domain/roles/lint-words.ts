import * as z from 'zod';
import { alternatives } from '../words/words.ts';

/** One topic of `rules/lint/`: what must not stand in a role, with the law's name. */
export const LintTopic = z.strictObject({
  id: z.string(),
  severity: z.enum(['refuse', 'warn']),
  law: z.string(),
  why: z.string(),
  instead: z.string(),
  patterns: z.array(z.string()).default([]),
  phrases: z.array(z.string()).default([]),
});
export type LintTopic = z.infer<typeof LintTopic>;

export interface LintFinding {
  /** `refuse` keeps the role from being saved, `warn` does not. */
  severity: 'refuse' | 'warn';
  /** A topic's id, or `unknown_skill`, `unknown_practice`, `unknown_field`, `weight`, `must_have`, `double`, `unmet`. */
  code: string;
  /** Where: `criteria.3.label`. */
  path: string;
  message: string;
  /** The words that it is about; null when it is about numbers. */
  words: string | null;
  law: string | null;
  instead: string;
}

/** Tells what the law forbids, or what stands for a protected trait, in words that stand at a path. */
export type WordLinter = (given: { path: string; text: string }) => LintFinding[];

/** Makes a linter of words for the topics of `rules/lint/`. */
export function wordLinter(topics: LintTopic[]): WordLinter {
  const checks = topics.map((topic) => ({
    topic,
    pattern: new RegExp(
      [
        ...topic.patterns.map((pattern) => `(?:${pattern})`),
        ...(topic.phrases.length > 0
          ? [`(?<![\\p{L}\\p{N}])(?:${alternatives(topic.phrases)})(?![\\p{L}\\p{N}])`]
          : []),
      ].join('|'),
      'iu',
    ),
  }));
  return ({ path, text }) =>
    checks.flatMap(({ topic, pattern }) => {
      const match = pattern.exec(text);
      if (match === null) return [];
      const { severity, id: code, law, why, instead } = topic;
      return [{ severity, code, path, message: `“${match[0]}”: ${why}`, words: match[0], law, instead }];
    });
}

/** Tells what the law forbids in the text of an advert beyond what is said of the role that was drafted from it. */
export type AdvertLinter = (text: string, ofRole: LintFinding[]) => LintFinding[];

/**
 * Makes a linter of adverts. What it finds is no word of the role, so it keeps none from being saved, but whoever publishes the advert is
 * told. `promises` are words of sentences that name protected traits to promise that they do not count, or ask people to leave them out.
 */
export function advertLinter(lint: WordLinter, promises: string[]): AdvertLinter {
  const promise = new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives(promises)})(?![\\p{L}\\p{N}])`, 'iu');
  return (text, ofRole) => {
    const told = new Set(ofRole.map(({ words }) => words));
    const asking = text.split(/\n|(?<=[.!?;])\s/u).filter((sentence) => !promise.test(sentence));
    return asking
      .flatMap((sentence) => lint({ path: 'advert', text: sentence }))
      .filter(({ words }) => {
        const isNew = !told.has(words);
        told.add(words);
        return isNew;
      })
      .map((one) => ({ ...one, severity: 'warn' }));
  };
}
