/*
 * A map by two whole numbers, asked for every word of a text: numbers lie side by side in one array, open addressed, where a Map would make
 * a number with a fraction of each pair.
 */

/** What lies at pairs of numbers that are not negative; there is no taking out. */
interface PairMap<T> {
  get(first: number, second: number): T | undefined;
  set(first: number, second: number, value: T): void;
}

const smallest = 64;
const free = -1;

/** Makes an empty one. Pairs are below 2^31 each; it grows when two thirds are taken. */
export function pairMap<T>(): PairMap<T> {
  let places = smallest;
  let keys = new Int32Array(places * 2).fill(free);
  const values: T[] = [];
  let at = new Int32Array(places);

  /** The place of a pair, or the free one where it belongs. */
  function placeOf(first: number, second: number): number {
    // Two odd multipliers near the golden ratio, as in Knuth's multiplicative hashing.
    const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    let place = (mixed ^ (mixed >>> 15)) & (places - 1);
    while (keys[place * 2] !== free && (keys[place * 2] !== first || keys[place * 2 + 1] !== second))
      place = (place + 1) & (places - 1);
    return place;
  }

  function grow(): void {
    const [oldKeys, oldAt, old] = [keys, at, places];
    places *= 2;
    keys = new Int32Array(places * 2).fill(free);
    at = new Int32Array(places);
    for (let one = 0; one < old; one++) {
      const [first, second] = [oldKeys[one * 2] as number, oldKeys[one * 2 + 1] as number];
      if (first === free) continue;
      const place = placeOf(first, second);
      keys[place * 2] = first;
      keys[place * 2 + 1] = second;
      at[place] = oldAt[one] as number;
    }
  }

  return {
    get(first, second) {
      const place = placeOf(first, second);
      return keys[place * 2] === free ? undefined : values[at[place] as number];
    },
    set(first, second, value) {
      if (values.length * 3 >= places * 2) grow();
      const place = placeOf(first, second);
      if (keys[place * 2] !== free) {
        values[at[place] as number] = value;
        return;
      }
      keys[place * 2] = first;
      keys[place * 2 + 1] = second;
      at[place] = values.length;
      values.push(value);
    },
  };
}
