import * as z from 'zod';
import type { Fact } from '#domain/resume.ts';
import { fold } from '#domain/words/words.ts';
import { judged, notMentioned } from '../kind.ts';

/** Words parted by single spaces, without the dots of abbreviations and sentences: "R.N." is "rn", "node.js" stays. */
const plain = (text: string) =>
  fold(text)
    .replace(/(?<![\p{L}\p{N}])((?:\p{L}\.){2,})/gu, (dotted) => `${dotted.replaceAll('.', '')} `)
    .replace(/[^\p{L}\p{N}+#.]+|\.(?![\p{L}\p{N}])/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();

function matcher(words: string[]): (text: string) => boolean {
  const wanted = words.map((word) => ` ${plain(word)} `);
  return (text) => {
    const own = ` ${plain(text)} `;
    return wanted.some((word) => own.includes(word));
  };
}

/** The judgement of facts of which one names any of some words; `name` says in short what the words are forms of. */
export function ofFacts(facts: Fact<string>[], { any, name }: AnyOf) {
  const wanted = name ?? [...new Set(any)].join(' or ');
  const matches = matcher(any);
  const found = facts.filter((fact) => matches(fact.value));
  if (found.length === 0) return notMentioned(wanted);
  return judged(
    1000,
    found[0]?.value ?? '',
    wanted,
    found.slice(0, 2).flatMap((fact) => fact.evidence),
  );
}

/** Words of which any is enough, and what verdicts call them; without it they name all. */
export const anyOf = { any: z.array(z.string()).min(1), name: z.string().min(1).optional() };

interface AnyOf {
  any: string[];
  name?: string | undefined;
}
