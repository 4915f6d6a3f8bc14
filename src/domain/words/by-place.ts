/**
 * What is called by some words, the best first: what is called just so, then what begins with them, then what holds them; of these the one whose
 * first name is the shortest. `all` has each thing with its names, words with a blank before, between and behind them.
 */
export function byPlace<T>(all: (readonly [T, readonly string[]])[], words: string): T[] {
  return all
    .map(([one, names]) => ({ one, place: placeOf(names, words), length: names[0]?.length ?? 0 }))
    .filter(({ place }) => place !== null)
    .sort((a, b) => (a.place as number) - (b.place as number) || a.length - b.length)
    .map(({ one }) => one);
}

/** 0 where a name is the words, 1 where one begins with them, 2 where one holds them from the beginning of a word on; null elsewhere. */
function placeOf(names: readonly string[], words: string): number | null {
  let best: number | null = null;
  for (const name of names) {
    const place =
      name === ` ${words} ` ? 0 : name.startsWith(` ${words}`) ? 1 : name.includes(` ${words}`) ? 2 : null;
    if (place !== null && (best === null || place < best)) best = place;
  }
  return best;
}
