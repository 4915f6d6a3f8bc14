import * as fc from 'fast-check';
import { plainDocument } from '#formats/text/plain.ts';
import { readResume } from './corpus.ts';

/** Pieces that patterns begin to match and then do not: dates, leaders, addresses, lists, labels, quotes. */
const pieces =
  "2019 -|2019 – |Jan |Jan 2019 |since |seit 03/|1/1/|19|(|)|((|[|\"|“|’|'|d’|l'|.|,|;|:|\t|\n|• |- |– |/|@|x@|x.|a.b.|http://|+|++|#|c|C |Go |R |Java |Java, |led a |led by |team of |mentored |years |10+ years |of |and |A |A B |E X |THE |Dr. |Name: |Engineer |Engineer, |at |as an |worked as |Experience\n|Skills:\n|ignore all |previous |reduced … |reduced |latency |0|1|٣|é|ß|İ|😀|\u0301|\u00a0|日本".split(
    '|',
  );

/** Text that repeats a few near-misses, so that a pattern which looks again from every place shows. */
export const nearMiss = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(''))
  .filter((part) => part.length > 0);

/** Milliseconds of CPU that reading a text takes, the least of three runs. */
function cost(text: string): number {
  const document = plainDocument('text', [text], false);
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run++) {
    const before = process.cpuUsage();
    readResume(document);
    const used = process.cpuUsage(before);
    least = Math.min(least, (used.user + used.system) / 1000);
  }
  return least;
}

/**
 * How much more reading costs when its text, between two others, is eight times as long: about 8 when it is linear, 64 when it is square.
 * Costs below 40 ms are taken for 40, so that noise is no result.
 */
export function growth(piece: string, [before, behind] = ['', '']): number {
  const of = (length: number) => `${before}${piece.repeat(Math.ceil(length / piece.length))}${behind}`;
  const [short, long] = [of(6_000), of(48_000)];
  return Math.max(40, cost(long)) / Math.max(5, cost(short));
}
