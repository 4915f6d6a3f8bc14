/** What a criterion asks for, as far as a form has it, before it is one of the role's. `question` is a new screening question.
 * @typedef {{ text: string, field: string, amount: number, practice: string, question: string, newQuestion: string, fit: string }} Filled */

/** A form with nothing filled in. @type {Filled} */
export const nothingFilled = {
  ...{ text: '', field: '', amount: 3, practice: '', question: '', newQuestion: '', fit: 'any' },
};

/** What parts words that count alike; ids have slashes of their own. */
const alike = /\s+\/\s+/;
const ofWords = ['title', 'education', 'credential', 'language'];

/** Kinds whose asking the form of a role changes; an answer stays held against its question. */
export const changeable = [...ofWords, 'skills', 'experience', 'work', 'practice', 'statement', 'leadership'];

/** What a form shows of what a criterion asks for. @param {any} asks @returns {Filled} */
export function filledOf(asks) {
  if (asks.kind === 'skills') {
    const text = asks.sets.map((/** @type {any} */ set) => set.any.join(' / ')).join(', ');
    return { ...nothingFilled, text, amount: asks.wanted };
  }
  if (ofWords.includes(asks.kind)) return { ...nothingFilled, text: asks.any.join(', ') };
  if (asks.kind === 'leadership') return { ...nothingFilled, amount: asks.teamSize };
  const amount = asks.kind === 'experience' ? asks.years : (asks.wanted ?? nothingFilled.amount);
  return { ...nothingFilled, field: asks.field ?? '', practice: asks.practice ?? '', amount };
}

/** @param {string} text @param {RegExp | string} by */
const parted = (text, by) =>
  text
    .split(by)
    .map((word) => word.trim())
    .filter(Boolean);

/** What a criterion asks for by what stands in the form; null while something is missing. What the form does not show stays.
 * @param {any} asks @param {Filled} filled */
export function changedAsks(asks, filled) {
  const words = parted(filled.text, ',');
  if (asks.kind === 'skills') {
    const sets = words.map((word) => {
      const any = parted(word, alike).map((one) => one.toLowerCase());
      const known = asks.sets.find((/** @type {any} */ set) => set.any.join() === any.join());
      return known ?? { label: parted(word, alike)[0], any };
    });
    if (sets.length === 0) return null;
    return { ...asks, sets, wanted: Math.min(Math.max(1, filled.amount), sets.length) };
  }
  if (ofWords.includes(asks.kind)) return words.length === 0 ? null : { ...asks, any: words };
  if (asks.kind === 'leadership') return filled.amount > 0 ? { ...asks, teamSize: filled.amount } : null;
  if (asks.kind === 'experience' || asks.kind === 'work') {
    const wanted = asks.kind === 'experience' ? { years: filled.amount } : { wanted: filled.amount };
    return filled.field === '' || filled.amount <= 0 ? null : { ...asks, field: filled.field, ...wanted };
  }
  return filled.practice === '' ? null : { ...asks, practice: filled.practice };
}
