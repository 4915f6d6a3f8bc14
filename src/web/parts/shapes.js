/** The mark of each state of a verdict: told by its form, whatever its colour. @type {Record<string, string>} */
export const shapes = { met: '●', partial: '◐', not_met: '○', unknown: '?' };
