import { remembering } from '#domain/words/remember.ts';
import { fold, fromLetterToLetter } from '#domain/words/words.ts';

/** Undoes letter spacing: "E X P E R I E N C E" becomes "EXPERIENCE", words parted by wider gaps stay apart. */
export function closeUp(text: string): string {
  if (!/^(?:\S\s){3,}\S(?:\s|$)/u.test(text)) return text;
  return text
    .split(/\s{2,}|\t/)
    .map((word) => word.replace(/(?<=\S)\s(?=\S(?:\s|$))/gu, ''))
    .join(' ');
}

/** "~/experience$ tail -f career.log", "$ cat ./experience.md": headings in the dress of a terminal. */
const prompts = [
  /^[~\w.@:/-]{0,60}\/([\p{L}_-]{3,40})\$\s/u,
  /^\$ \w{2,5} (?:[~.\w-]{0,30}\/)?([\p{L}_-]{3,40})(?:\.\w{2,4})?$/u,
];

/** What a line in the dress of a terminal is about; others as they are. */
function undressed(text: string): string {
  if (!text.includes('$')) return text;
  const named = prompts.map((prompt) => prompt.exec(text)?.[1]).find((name) => name !== undefined);
  return named?.replaceAll(/[_-]/g, ' ') ?? text;
}

/** A heading as lists hold it: folded, without marks at its ends. */
export const cleanHeading = remembering((text: string): string =>
  fromLetterToLetter(fold(undressed(closeUp(text))))
    .replace(/\s+[|│]\s+/g, ' & ')
    .replace(/\s+/g, ' ')
    .trim(),
);
