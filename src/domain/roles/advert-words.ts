import * as z from 'zod';

const words = z.array(z.string()).min(1);

/** Words of adverts: `rules/adverts/words.yaml`. */
export const AdvertWords = z.strictObject({
  must: words,
  wanted: words,
  nice: words,
  duties: words,
  ignored: words,
  either: words,
  leads: words,
  certificates: words,
  /** Behind a number of years: "or more"; between two numbers: "to". */
  orMore: words,
  to: words,
  /** Labels of the advert's title. */
  titleLabels: words,
  /** Between two certificates of which one is enough. */
  or: words,
  /** Marks of a title that is open to all: "(m/w/d)". */
  openToAll: words,
  languages: z.record(z.string(), words),
});

export type AdvertWords = z.infer<typeof AdvertWords>;
