/* What people write of an application for each other. None of it is scored. */

/** Words that somebody wrote for their colleagues. */
export interface Note {
  id: string;
  text: string;
  author: string;
  writtenAt: string;
}

/** Short labels of an application, in their order, and how many notes it has. */
export interface Labels {
  tags: string[];
  notes: number;
}

/** An application that nobody has labelled. */
export const unlabelled: Labels = { tags: [], notes: 0 };

/** Tags as they are kept: without white space around and within more than one, each once, in their order. */
export function asTags(given: string[]): string[] {
  const tags = given.map((tag) => tag.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en'));
  return [...new Set(tags)].sort();
}
