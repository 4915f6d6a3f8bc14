/** Months in words: "9 years 2 months". */
export function duration(months: number): string {
  const [years, rest] = [Math.floor(months / 12), months % 12];
  const part = (count: number, unit: string) =>
    count === 0 ? '' : `${count} ${unit}${count === 1 ? '' : 's'}`;
  return [part(years, 'year'), part(rest, 'month')].filter((text) => text !== '').join(' ') || '0 months';
}
