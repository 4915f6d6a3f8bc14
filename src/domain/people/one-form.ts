/* Words that have a form for each sex, in one form for everybody: for callers who decide blind. Pure. */

export interface OneForm {
  /** A word in the form that everybody gets; null for one that has no other. */
  of(word: string): string | null;
  /** True for a word that has a form for each sex, in either of them. */
  has(word: string): boolean;
}

/** Letters of an end of a word, and before it: "Softwareentwicklerin", "Lehrerin". */
const shortestTail = 4;
const shortestHead = 3;
/** Says nothing and takes no room: places in a text stay what they are. */
export const filling = '\u2060';

/** Makes what finds such words: `forms` gives by each form that of everybody, `tails` those that compounds end in; no thing is one. */
function oneFormOf(
  forms: Map<string, string>,
  tails: Map<string, string>,
  isThing: (word: string) => boolean,
): OneForm {
  const longest = Math.max(0, ...[...tails.keys()].map((tail) => tail.length));
  const targets = new Set([...forms.values(), ...tails.values()]);
  const ends = [...new Set(tails.values())];
  function of(word: string): string | null {
    const small = word.toLocaleLowerCase('en');
    if (small.length !== word.length) return null;
    const whole = forms.get(small) ?? tails.get(small);
    if (whole !== undefined) return asWritten(word, whole);
    // Ends are those of German nouns, which have a capital.
    if (!isCapital(word[0] ?? '')) return null;
    for (let length = Math.min(longest, small.length - shortestHead); length >= shortestTail; length--) {
      const other = tails.get(small.slice(-length));
      if (other !== undefined) return asWritten(word, small.slice(0, -length) + other);
    }
    return null;
  }
  function has(word: string): boolean {
    const small = word.toLocaleLowerCase('en');
    if (targets.has(small) || of(word) !== null) return true;
    const mayBe = isCapital(word[0] ?? '') && ends.some((end) => isCompound(small, end));
    return mayBe && !isThing(small);
  }
  return { of, has };
}

const isCompound = (small: string, end: string) =>
  small.endsWith(end) && small.length - end.length >= shortestHead;

/** A form as long as the word, and in its capitals. */
function asWritten(word: string, form: string): string {
  const own = [...word];
  const given = [...form].map((letter, at) => {
    const theirs = own[at] ?? own.at(-1) ?? '';
    return isCapital(theirs) ? letter.toLocaleUpperCase('en') : letter;
  });
  return given.join('') + filling.repeat(Math.max(0, own.length - given.length));
}

const isCapital = (letter: string) => letter !== letter.toLocaleLowerCase('en');

/**
 * Forms of a table of `rules/blind/`: a line is a form, a tab and that of everybody; a hyphen before it says that compounds end in it. Throws
 * Error naming the line that is wrong: one without a tab, or whose form for everybody is longer. `isThing` tells what ends like a word for
 * people and is none.
 */
export function parseForms(text: string, isThing: (word: string) => boolean = () => false): OneForm {
  const [forms, tails] = [new Map<string, string>(), new Map<string, string>()];
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const [form = '', other = '', more] = line.split('\t');
    const whole = form.replace(/^-/, '');
    if (whole === '' || other === '' || more !== undefined || other.length > whole.length)
      throw new Error(`line ${index + 1}: a form, a tab and one that is no longer`);
    (form.startsWith('-') ? tails : forms).set(whole, other);
  }
  return oneFormOf(forms, tails, isThing);
}
