import type { Line } from '#domain/document.ts';

/** Of boxes of one line each the share that known headings are at least, in hundredths. */
const fewestKnown = 60;

/**
 * Lines of a format without places, with the headings that boxes set apart in the flow of the text that they stand above, where boxes hold little else:
 * with lines of text in boxes as well they are a sidebar, and its headings are its own.
 */
export function unboxed(lines: Line[], isHeading: (line: Line) => boolean): Line[] {
  const boxed = lines.filter(({ flow }) => flow === 'side');
  const areAlone = lines.every(
    (line, at) =>
      line.flow !== 'side' ||
      (line.box === null && lines[at - 1]?.flow !== 'side' && lines[at + 1]?.flow === 'main'),
  );
  if (boxed.length === 0 || !areAlone || boxed.filter(isHeading).length * 100 < boxed.length * fewestKnown)
    return lines;
  return lines.map((line) => (line.flow === 'side' ? { ...line, flow: 'main' } : line));
}
