/** Hands every string in a value to `act`, however deep it lies; with `keys`, those of its records, too. */
export function eachString(value: unknown, act: (text: string) => void, keys = false): void {
  if (typeof value === 'string') act(value);
  else if (Array.isArray(value)) for (const one of value) eachString(one, act, keys);
  else if (typeof value === 'object' && value !== null)
    for (const key of Object.keys(value)) {
      if (keys) act(key);
      eachString((value as Record<string, unknown>)[key], act, keys);
    }
}
