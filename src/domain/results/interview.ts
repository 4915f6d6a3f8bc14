/*
 * The questions that an interview with one person should answer: what the résumé left open first, by how much the answer
 * could change; then strong claims to prove; then the timeline, asked neutrally.
 */

import { escapedMarkdown } from '#domain/words/markdown.ts';
import { gainOf, points, weightsOf } from '../judging/points.ts';
import type { Role } from '../judging/role.ts';
import type { Scorecard, Verdict } from '../judging/score.ts';
import type { Finding } from '../resume.ts';
import type { Status } from '../states.ts';
import { oneLine, shortened } from '../words/one-line.ts';

interface KitQuestion {
  /** Why it is asked: `open` (unknown, partial or not mentioned), `prove` (a strong claim) or `timeline`. */
  purpose: 'open' | 'prove' | 'timeline';
  criterion: string | null;
  status: Status | null;
  question: string;
  /** What a good answer shows; empty for the timeline. */
  goodAnswer: string;
  /** What the résumé says about it. */
  seen: string;
  /** Points that the total could gain by a good answer. */
  couldGain: number;
}

interface InterviewKit {
  questions: KitQuestion[];
  pitfalls: { id: string; says: string }[];
  goodAnswersShow: string[];
}

type Pools = Role['questions'];

const mostProofs = 4;

/** An interview kit from a role and what the résumé came to. The same for everyone with the same scorecard. */
export function interviewKit(role: Role, scorecard: Scorecard): InterviewKit {
  const weights = weightsOf(scorecard.verdicts);
  const gain = (verdict: Verdict) => points(gainOf(verdict, weights));
  const gates = new Map(scorecard.gates.map((gate) => [gate.criterion, gate.status]));
  // A must-have that could not be told decides more than any weight.
  const decides = (verdict: Verdict) =>
    (gates.get(verdict.criterion) === 'unknown' ? 1000 : 0) + gain(verdict);
  const open = scorecard.verdicts
    .filter((verdict) => verdict.status !== 'met' && verdict.weight > 0)
    .sort((a, b) => decides(b) - decides(a) || (a.criterion < b.criterion ? -1 : 1))
    .flatMap((verdict) => questionsFor(role.questions, verdict, 'open', gain(verdict)));
  const proofs = scorecard.verdicts
    .filter((verdict) => verdict.status === 'met')
    .sort((a, b) => b.weight - a.weight || (a.criterion < b.criterion ? -1 : 1))
    .flatMap((verdict) => questionsFor(role.questions, verdict, 'prove', 0).slice(0, 1))
    .slice(0, mostProofs);
  const weak = new Set(
    scorecard.verdicts.filter((one) => one.status !== 'met').map((verdict) => verdict.criterion),
  );
  return {
    questions: [...open, ...proofs, ...scorecard.findings.flatMap(timelineQuestion)],
    pitfalls: role.pitfalls
      .filter((pitfall) => pitfall.criteria.some((criterion) => weak.has(criterion)))
      .map(({ id, says }) => ({ id, says })),
    goodAnswersShow: role.goodAnswersShow,
  };
}

/** Questions about what is held rather than done. */
const askedOf: Record<string, (verdict: Verdict) => string> = {
  credential: ({ label }) => `Do you hold this: ${label}? Since when, until when, and can we see it?`,
  education: ({ label }) => `Do you have this: ${label}? What did you complete, and can we see it?`,
  language: ({ label }) => `How do you use ${label} at work: in talks, in writing, with customers?`,
};

function questionsFor(
  pools: Pools,
  verdict: Verdict,
  purpose: 'open' | 'prove',
  couldGain: number,
): KitQuestion[] {
  const own = [...pools.technical, ...pools.behavioural].filter((one) => one.criterion === verdict.criterion);
  const seen = seenIn(verdict);
  const base = { purpose, criterion: verdict.criterion, status: verdict.status, seen, couldGain };
  if (own.length > 0)
    return own.map((one) => ({ ...base, question: one.question, goodAnswer: one.goodAnswer ?? '' }));
  if (purpose === 'prove') return [];
  // The pack has no question for it: ask to see it, or for the work itself.
  const asked = askedOf[verdict.kind];
  if (asked)
    return [
      { ...base, question: asked(verdict), goodAnswer: `${verdict.wanted}, shown or told with its date.` },
    ];
  return [
    {
      ...base,
      question: `${verdict.label}: tell us about your own work in it. What did you do, and what came of it?`,
      goodAnswer: `Own work that shows this, with a result: ${verdict.wanted}.`,
    },
  ];
}

function seenIn(verdict: Verdict): string {
  const [first] = verdict.evidence;
  const quote = first && first.source !== 'answer' ? first.quote : undefined;
  if (verdict.status === 'not_met' && !quote) return 'Not mentioned in the résumé.';
  return quote ? `“${shortened(oneLine(quote), 300)}”` : verdict.found;
}

/** Gaps, overlaps and missing dates, asked so that nobody has to explain a family or an illness. */
function timelineQuestion(finding: Finding): KitQuestion[] {
  const questions: Partial<Record<Finding['kind'], string>> = {
    undated: 'From when to when did you do this work? The résumé gives no dates that could be read.',
    reversed: 'Which are the right dates of this work? The end stands before the start.',
    overlap: 'These dates overlap. Was that at the same time, and how was the work shared?',
    future: 'A date lies ahead. What is planned, and what is done already?',
    stated_differs: 'Which work do the years that you state count?',
    maybe_stale: 'What has changed since the résumé was written?',
  };
  const question = questions[finding.kind];
  if (question === undefined) return [];
  return [
    {
      purpose: 'timeline',
      criterion: null,
      status: null,
      question,
      goodAnswer: '',
      seen: finding.detail,
      couldGain: 0,
    },
  ];
}

/** The kit as Markdown, for printing. */
export function kitMarkdown(kit: InterviewKit, title: string, person: string): string {
  const headings = {
    open: 'What the résumé leaves open',
    prove: 'What to have shown',
    timeline: 'Timeline',
  } as const;
  const lines = [`# Interview: ${escapedMarkdown(title)}`, '', escapedMarkdown(person), ''];
  for (const purpose of ['open', 'prove', 'timeline'] as const) {
    const own = kit.questions.filter((one) => one.purpose === purpose);
    if (own.length === 0) continue;
    lines.push(`## ${headings[purpose]}`, '');
    for (const one of own) {
      lines.push(`- **${escapedMarkdown(one.question)}**`);
      if (one.goodAnswer !== '') lines.push(`  - A good answer: ${escapedMarkdown(one.goodAnswer)}`);
      lines.push(`  - The résumé: ${escapedMarkdown(one.seen)}`, '  - Notes:', '');
    }
  }
  if (kit.goodAnswersShow.length > 0)
    lines.push(
      '## Good answers show',
      '',
      ...kit.goodAnswersShow.map((one) => `- ${escapedMarkdown(one)}`),
      '',
    );
  if (kit.pitfalls.length > 0)
    lines.push('## Mind', '', ...kit.pitfalls.map((one) => `- ${escapedMarkdown(one.says)}`), '');
  return lines.join('\n');
}
