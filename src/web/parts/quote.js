/** Words of a document on one line: none of its blanks stands behind a hyphen that ends a line within a word. @param {string} words */
export const oneLine = (words) =>
  words.replace(/(?<=\p{L}-)[ \t]*\n\s*(?=\p{Ll})/gu, '').replace(/\s+/g, ' ');
