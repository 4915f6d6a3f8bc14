import { expect, test } from 'vitest';
import { oneLine } from '#domain/words/one-line.ts';

test.each([
  ['Helm-\ncharted  tools', 'Helm-charted tools'],
  ['guid-  \n  ance', 'guid-ance'],
  // A range and a dash keep their blanks.
  ['2018 -\n2019', '2018 - 2019'],
  ['Leeds -\nYork', 'Leeds - York'],
  ['SAP-\nBeratung', 'SAP- Beratung'],
])('%j on one line', (text, line) => expect(oneLine(text)).toBe(line));
