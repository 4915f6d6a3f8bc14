const [barHeight, gap, left, width] = [22, 8, 250, 420];

/** Ratios to the baseline as a picture (SVG) that reads in light and dark: a bar for each, its words beside it. */
export function chart(rows: { step: string; ratio: number }[]): string {
  const most = Math.max(...rows.map(({ ratio }) => ratio));
  const height = rows.length * (barHeight + gap) + gap;
  const bars = rows.map(({ step, ratio }, at) => {
    const y = gap + at * (barHeight + gap);
    const wide = Math.max(1, Math.round((ratio / most) * width));
    return `<text x="${left - 8}" y="${y + 16}" text-anchor="end">${step}</text><rect x="${left}" y="${y}" width="${wide}" height="${barHeight}" rx="3"/><text x="${left + wide + 6}" y="${y + 16}">${ratio.toFixed(2)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left + width + 60} ${height}" role="img" aria-label="CPU time of each step of reading, as a ratio to PDFium visiting every character">
<style>text{font:14px system-ui,sans-serif;fill:#1b1b1f}rect{fill:#0b5394}@media(prefers-color-scheme:dark){text{fill:#e8e8ec}rect{fill:#8fc1f5}}</style>
${bars.join('\n')}
</svg>
`;
}
