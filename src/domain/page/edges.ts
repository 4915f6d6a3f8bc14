/** Points between left or right edges of cells that are one. */
export const sameEdge = 2.5;

/** Left edges in whole points with how many share each: the most usual first, of as many the one further left. Takes edges in points. */
export function usualEdges(edges: number[]): [edge: number, count: number][] {
  const counts = new Map<number, number>();
  for (const edge of edges) counts.set(Math.round(edge), (counts.get(Math.round(edge)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}
