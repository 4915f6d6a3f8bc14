/**
 * The name of a file in an address: the last part of its path, decoded where that is possible (UTF-8, else Latin-1, else as
 * it stands). Never throws.
 */
export function nameInUrl(url: string): string {
  if (!URL.canParse(url)) return 'resume';
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last) || 'resume';
  } catch {
    return last.replace(/%([0-9a-f]{2})/gi, (_whole, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  }
}

/** The path of an address, which tells files apart whose addresses are signed anew each time; the whole when it is none. */
export function pathOfUrl(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}
