import { describe, expect, test } from 'vitest';
import { type Scorecard, score } from '#domain/judging/score.ts';
import { plainDocument } from '#formats/text/plain.ts';
import { asOf, readResume, rules } from '../../support/corpus.ts';
import { pairs as careers } from './people-careers.ts';
import { pairs as circumstances } from './people-circumstances.ts';
import { pairs as form } from './people-data.ts';
import { pairs as inLanguages } from './people-languages.ts';
import { pairs as words } from './people-words.ts';

const pairs = [...form, ...words, ...careers, ...circumstances, ...inLanguages];
const role = rules.roles.find((one) => one.id === 'backend-practice-lead')!;

function cardOf(text: string): Scorecard {
  return score(readResume(plainDocument('text', [text], false)).resume, role, asOf);
}

/** The criteria that the two sides earn differently: "cloud 1000/600". */
function moved(a: Scorecard, b: Scorecard): string[] {
  return a.verdicts.flatMap(({ criterion, level }, index) => {
    const other = b.verdicts[index]!.level;
    return level === other ? [] : [`${criterion} ${level}/${other}`];
  });
}

describe('equal facts in another form', () => {
  test.each(pairs)('$name', ({ a, b, difference, why, months = 89 }) => {
    const [first, second] = [cardOf(a), cardOf(b)];
    expect(second.fieldMonths.backend?.value, 'months of the second side').toBe(months);
    const changes = moved(first, second);
    expect(first.total - second.total, `${why}\nmoved: ${changes.join(', ') || 'nothing'}`).toBe(difference);
    if (difference !== 0) return;
    // Nothing moves behind an equal sum either: neither a criterion nor where the application is placed.
    expect(changes, why).toEqual([]);
    expect(first).toMatchObject({
      gate: second.gate,
      band: second.band,
      reviewReasons: second.reviewReasons,
    });
  });

  test('has at least 44 pairs under names of their own, none of them twice the same text', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(44);
    expect(new Set(pairs.map((pair) => pair.name)).size).toBe(pairs.length);
    expect(pairs.filter((pair) => pair.a === pair.b)).toEqual([]);
  });
});
