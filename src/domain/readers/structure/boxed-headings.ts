import type { Line } from '#domain/document.ts';

/**
 * Lines of a format without places, with each heading that a box sets apart in the flow of the text that it stands above: a box of one line is no
 * sidebar.
 */
export function unboxed(lines: Line[], isHeading: (line: Line) => boolean): Line[] {
  return lines.map((line, at) => {
    const [before, next] = [lines[at - 1], lines[at + 1]];
    const isAlone = line.flow === 'side' && before?.flow !== 'side' && next?.flow === 'main';
    return isAlone && line.box === null && isHeading(line) ? { ...line, flow: 'main' } : line;
  });
}
