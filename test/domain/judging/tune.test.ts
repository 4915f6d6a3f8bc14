import { expect, test } from 'vitest';
import { bandHints, type Labelled, tuneBands } from '#domain/judging/tune.ts';

const bands = { strong: { from: 80 }, possible: { from: 55 } };
const one = (id: string, label: Labelled['label'], points: number, open = true): Labelled => ({
  id,
  label,
  total: points * 100,
  open,
});

test('a threshold tells who would change sides and who stands on the wrong one', () => {
  const people = [
    one('a', 'advance', 90),
    one('b', 'advance', 78),
    one('c', 'hold', 70),
    one('d', 'reject', 58),
    one('e', 'reject', 20),
    one('f', 'advance', 95, false),
  ];
  const { people: counts, fixed, bands: tuned } = tuneBands(people, bands);
  expect(counts).toEqual({ advance: 3, hold: 1, reject: 2 });
  expect(fixed).toEqual({ advance: 1, hold: 0, reject: 0 });
  expect(tuned.strong).toMatchObject({ stands: 80, best: 78 });
  const at = (band: 'strong' | 'possible', from: number) =>
    tuned[band].thresholds.find((threshold) => threshold.from === from);
  expect(at('strong', 80)).toMatchObject({ above: 1, moved: [], missed: 1, mistaken: 0, wrongShare: 0.2 });
  expect(at('strong', 65)).toMatchObject({ above: 3, moved: ['b', 'c'], missed: 0, mistaken: 1 });
  expect(at('possible', 55)).toMatchObject({ above: 4, missed: 0, mistaken: 1 });
  expect(tuned.possible.best).toBe(59);
});

test('without anybody whom a threshold divides nothing is proposed', () => {
  const { bands: tuned } = tuneBands([one('f', 'advance', 95, false)], bands);
  expect([tuned.strong.best, tuned.possible.best]).toEqual([80, 55]);
  expect(tuned.strong.thresholds.every((threshold) => threshold.wrongShare === 0)).toBe(true);
});

test.each([
  [{ ranked: 9, strong: 0 }, []],
  [{ ranked: 10, strong: 0 }, ['nobody_strong']],
  [{ ranked: 10, strong: 5 }, []],
  [{ ranked: 10, strong: 6 }, ['most_strong']],
])('hints of %j', (counts, codes) => {
  expect(bandHints(counts).map((hint) => hint.code)).toEqual(codes);
});
