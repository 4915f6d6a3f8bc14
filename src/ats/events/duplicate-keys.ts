/**
 * True when an object in a JSON text names a key twice: readers of JSON differ in which of the two counts, so that what one
 * has verified another may not read (RFC 8259, 4). Keys are compared as they mean, not as they are escaped. One pass; the
 * text must be JSON.
 */
export function repeatsKey(text: string): boolean {
  const open: (Set<string> | null)[] = [];
  let keyFollows = false;
  for (let at = 0; at < text.length; at++) {
    switch (text[at]) {
      case '"': {
        const end = endOfString(text, at);
        const keys = open.at(-1);
        if (keyFollows && keys) {
          const key = JSON.parse(text.slice(at, end + 1)) as string;
          if (keys.has(key)) return true;
          keys.add(key);
        }
        keyFollows = false;
        at = end;
        break;
      }
      case '{':
        open.push(new Set());
        keyFollows = true;
        break;
      case '[':
        open.push(null);
        keyFollows = false;
        break;
      case '}':
      case ']':
        open.pop();
        keyFollows = false;
        break;
      case ',':
        keyFollows = true;
        break;
    }
  }
  return false;
}

/** Where the string that begins at a quote ends. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (text[before - 1] === '\\') before -= 1;
    if ((end - before) % 2 === 0) return end;
  }
  return text.length;
}
