/** A run of text that its properties may show in capitals. */
interface Run {
  text: string;
  capitals?: boolean;
}

/** What stands between two marks of a line. */
const cells = /[^\t|│•·]+/gu;
/** A word of a cell that opens in a small letter, and one that is written upside down: "datavail", "tELUS". */
const opensSmall = /^[^\p{L}]*\p{Ll}/u;
const turned = /(?<!\p{L})\p{Ll}\p{Lu}{2}/u;
/** What keeps its letters: an address. */
const address = /@|:\/\/|\.\p{L}{2}/u;
/** A word typed as it should be, and a sentence with a year. */
const typed = /(?<!\p{L})\p{Lu}\p{Ll}/u;
const sentence =
  /(?:^|\s)\p{Ll}+(?:\s\p{Ll}+){2}(?:\s.*)?\s(?:19|20)\d\d(?!\d)|(?:19|20)\d\d\s(?:.*\s)?\p{Ll}+\s\p{Ll}+\s\p{Ll}+/u;

/**
 * The runs of a line as they are shown: letters that a style sets in capitals ("all caps", "small caps") were typed as it came, "tELUS hEALTH". Where
 * they were typed as they should be ("Jane McBride", "Senior Engineer") their own letters tell more and stay.
 */
export function shownInCapitals<T extends Run>(runs: T[]): T[] {
  if (!runs.some((run) => run.capitals === true)) return runs;
  const text = runs.map((run) => run.text).join('');
  // What no style changes tells nothing of how the others were typed.
  const own = runs
    .map((run) => (run.capitals === true ? run.text : run.text.replace(/\p{L}/gu, '0')))
    .join('');
  const small = [...text.matchAll(cells)].filter(({ 0: cell, index }) => {
    const set = own.slice(index, index + cell.length);
    if (address.test(cell) || typed.test(set) || sentence.test(cell)) return false;
    return opensSmall.test(set.replace(/^[0\s]+/u, '')) || turned.test(set);
  });
  let end = 0;
  return runs.map((run) => {
    const from = end;
    end += run.text.length;
    if (run.capitals !== true) return run;
    const shown = small.reduce((own, { 0: cell, index }) => {
      const [first, last] = [
        Math.max(index - from, 0),
        Math.min(index + cell.length - from, run.text.length),
      ];
      return first < last ? own.slice(0, first) + inCapitals(own.slice(first, last)) + own.slice(last) : own;
    }, run.text);
    return { ...run, text: shown };
  });
}

/** Letters in capitals; one that has none of its own length stays. */
function inCapitals(text: string): string {
  return text.replace(/\p{Ll}/gu, (letter) => {
    const capital = letter.toUpperCase();
    return capital.length === letter.length ? capital : letter;
  });
}
