/** Letters between two alternatives: "(or, where it must be, ". */
const longestGlue = 24;

/** A skill where it stands in a line of an advert, in code points of the text. */
export interface Spot {
  id: string;
  from: number;
  to: number;
}

/**
 * Skills of a line by what is asked of them: each group is one thing asked for, of whose skills any will do. "A or B, C" asks for A
 * or B and for C; "A, B or C" for any of the three. `text` is the line, which begins at `start`, in code points; `or` finds a word
 * between alternatives.
 */
export function askedTogether(spots: Spot[], text: string, start: number, or: RegExp): string[][] {
  const points = [...text];
  const sorted = [...spots].sort((one, other) => one.from - other.from || one.to - other.to);
  const groups: string[][] = [];
  // Skills with nothing but commas and "or" between them, and whether one word joins them to what stands before ("A and B, C or D").
  let [run, last, isJoined]: [string[][], Spot | null, boolean] = [[], null, false];
  const close = () => {
    groups.push(...run);
    run = [];
  };
  for (const spot of sorted) {
    const glue = last === null ? '' : points.slice(last.to - start, spot.from - start).join('');
    const isOr = (glue.length <= longestGlue && or.test(glue)) || /^\s*\/\s*$/u.test(glue);
    const isComma = /^\s*,\s*$/u.test(glue);
    if (!isOr && !isComma) {
      close();
      isJoined = /^\s*[\p{L}&+]{1,4}\s*$/u.test(glue);
    }
    const before = run.at(-1);
    if (!isOr || before === undefined) run.push([spot.id]);
    // An "or" behind commas alone closes a list of alternatives.
    else if (!isJoined && run.length > 1 && run.every((group) => group.length === 1))
      run = [[...run.flat(), spot.id]];
    else before.push(spot.id);
    last = spot;
  }
  close();
  return groups;
}

/** The word of `or` between the last two of some skills, with its blanks, as their line has it; a slash where there is none. */
export function orBetween(
  ids: string[],
  spots: Spot[],
  { line, from }: { line: string; from: number },
  or: RegExp,
): string {
  const [one, other] = ids.slice(-2).map((id) => spots.find((spot) => spot.id === id));
  const between = one && other ? [...line].slice(one.to - from, other.from - from).join('') : '';
  return ` ${or.exec(between)?.[0] ?? '/'} `;
}
