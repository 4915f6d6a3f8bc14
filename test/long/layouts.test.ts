import { expect, test } from 'vitest';
import { layouts, nameOf } from '../../fixtures/layouts/dimensions.ts';
import { people } from '../../fixtures/layouts/person.ts';
import { printer } from '../../fixtures/layouts/print.ts';
import { expectedOf, factsOf, renderings } from '../support/layouts.ts';

test('people read the same in every layout and medium: in English all, in other languages within five points', async () => {
  const browser = await printer();
  for (const person of people) {
    const wrong: string[] = [];
    let made = 0;
    for (const row of layouts()) {
      for (const [medium, bytes] of Object.entries(
        await renderings(person, row, (page) => browser.print(page)),
      )) {
        made += 1;
        if (JSON.stringify(await factsOf(bytes, person)) !== JSON.stringify(expectedOf(person)))
          wrong.push(`${medium}: ${nameOf(row)}`);
      }
    }
    if (person.language === 'en') expect(wrong).toEqual([]);
    else expect(wrong.length / made, `${person.language}: ${wrong.join('; ')}`).toBeLessThan(0.05);
  }
  await browser.close();
}, 600_000);
