/* What paragraphs are beside their text: signs that elements stand for, items of lists, marks of forms. */
import type { Paragraph } from './blocks.ts';
import type { Look } from './look.ts';
import { levelOf, type UnmarkedLevels } from './numbering.ts';

/** The styles of what Word writes around a form of a web page, in every language of its menus, and the letters of such a mark. */
const formMark = /^z-/;
const longestFormMark = 40;

/** The text that an element stands for: a tab, a break, a hyphen, a sign of a font of signs, which parts two words. */
export function signOf(name: string, paragraph: Paragraph | null): string {
  switch (name) {
    case 'w:tab':
      return '\t';
    case 'w:br':
    case 'w:cr':
    case 'a:br':
      return '\n';
    case 'w:noBreakHyphen':
      return '-';
    case 'w:sym':
      return paragraph?.runs.some(({ text }) => text.trim() !== '') ? ' • ' : '';
    default:
      return '';
  }
}

/** Makes what tells items of lists: those in a level that sets a mark before them. */
export const itemTest =
  (unmarked: UnmarkedLevels) =>
  ({ list, level }: Look): boolean =>
    list !== undefined && list !== '0' && !unmarked.has(levelOf(list, level));

/** "Top of Form", which Word writes hidden around a form of a web page. */
export function isFormMark({ vanish, style }: Look, text: string): boolean {
  return vanish === true && formMark.test(style ?? '') && text.length <= longestFormMark;
}
