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

/** A heading as lists hold it: folded, without marks at its ends. */
export const cleanHeading = remembering((text: string): string =>
  fromLetterToLetter(fold(closeUp(text)))
    .replace(/\s+[|│]\s+/g, ' & ')
    .replace(/\s+/g, ' ')
    .trim(),
);
