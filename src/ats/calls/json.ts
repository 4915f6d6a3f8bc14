/* Reading of JSON whose shape somebody else decides: what is not there is null, never an exception. */

/** The value at a path such as `payload.application.jobs.0.id`; undefined when there is none. */
export function at(value: unknown, path: string): unknown {
  let found: unknown = value;
  for (const part of path.split('.')) {
    if (found === null || typeof found !== 'object') return undefined;
    found = (found as Record<string, unknown>)[part];
  }
  return found;
}

/** Text at a path; numbers and truth values as text, all else null. */
export function text(value: unknown, path: string): string | null {
  const found = at(value, path);
  // A NUL can be stored nowhere; nobody means it.
  if (typeof found === 'string') return found.trim() === '' ? null : found.replaceAll('\u0000', '');
  return typeof found === 'number' || typeof found === 'boolean' ? String(found) : null;
}

/** The list at a path; empty when there is none. */
export function list(value: unknown, path: string): unknown[] {
  const found = path === '' ? value : at(value, path);
  return Array.isArray(found) ? found : [];
}

/** The text of the first path that has one. */
export function first(value: unknown, ...paths: string[]): string | null {
  for (const path of paths) {
    const found = text(value, path);
    if (found !== null) return found;
  }
  return null;
}

/** The JSON of some bytes; undefined when they are none. */
export function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
