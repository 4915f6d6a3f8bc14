/* A sorted list of lines, searched in its bytes where it lies: opening it builds nothing. */

const [tab, newline] = [9, 10];

/**
 * Makes a search of lines that are sorted by the bytes before their first tab. It takes such a key and gives the columns of its line,
 * or null when there is none.
 */
export function sortedLines(bytes: Uint8Array): (key: string) => string[] | null {
  const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];

  /** The order of a key, which ends with a tab, and of the line that begins at an offset. */
  function order(key: Uint8Array, begin: number): number {
    for (let index = 0; index < key.length; index++) {
      const [ours, theirs] = [key[index] as number, bytes[begin + index] ?? newline];
      // A tab ends a key, so that it stands before everything that goes on.
      if (ours !== theirs) return (ours === tab ? 0 : ours) - (theirs === tab ? 0 : theirs);
    }
    return 0;
  }

  return (text) => {
    const key = encoder.encode(`${text}\t`);
    let [low, high] = [0, bytes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const begin = middle === 0 ? 0 : bytes.lastIndexOf(newline, middle - 1) + 1;
      const next = bytes.indexOf(newline, middle);
      const end = next < 0 ? bytes.length : next;
      const way = order(key, begin);
      if (way === 0) return decoder.decode(bytes.subarray(begin, end)).split('\t');
      if (way < 0) high = begin;
      else low = end + 1;
    }
    return null;
  };
}
