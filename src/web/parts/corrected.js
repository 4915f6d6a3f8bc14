import { say } from '../words.js';

/** A value of a corrected fact in words. @param {string} field @param {string} value */
function inWords(field, value) {
  if (value === 'present') return say('today');
  if (field === 'job.kind') return say(`kind_${value}`);
  if (field !== 'job.field') return value;
  const [id, place] = value.includes(': ') ? value.split(': ') : ['', value];
  return [id, say(`place_${place}`)].filter(Boolean).join(': ');
}

/** What a correction says: which fact of which words was what, and what it is. @param {any} one */
export const correctedIn = (one) =>
  say('correctedOf', {
    what: say('corrected', {
      field: say(`fact_${one.field.replace('.', '_')}`),
      was: inWords(one.field, one.was) || '–',
      becomes: inWords(one.field, one.becomes),
    }),
    quote: one.quote,
  });
