/* Lines of a label of their own, which are no headings. */
import type { HeadingWords } from '#domain/readers/jobs/heading-words.ts';
import type { labelReader } from '#domain/readers/jobs/labels.ts';
import type { SharedWords } from '#domain/words/shared-words.ts';
import { fold } from '#domain/words/words.ts';

/** Makes what tells such a line ("Technologies: …"); `aside` finds a bracket that is none of a title, `namesClient` a client within a heading. */
export function asideLines(
  {
    titleScore,
    companyScore,
    isPlace,
    isUnit,
    isOfFirm,
    hasLegalForm,
  }: Pick<HeadingWords, 'titleScore' | 'companyScore' | 'isPlace' | 'isUnit' | 'isOfFirm' | 'hasLegalForm'>,
  labelled: ReturnType<typeof labelReader>,
  aside: RegExp,
  namesClient: (text: string) => boolean,
  { unfilledFields }: Pick<SharedWords, 'unfilledFields'>,
): (text: string) => boolean {
  const unfilled = new Set(unfilledFields.map(fold));
  return isAside;

  function isAside(text: string): boolean {
    if (unfilled.has(fold(text.trim()))) return true;
    const label = labelled(text, false)?.label;
    if (label !== undefined) return label === 'duties';
    if (aside.exec(text)?.index === 0 || (isOfFirm(text) && titleScore(text) === 0)) return true;
    const opening = /^[\p{L} /&-]{2,24}:(?=\s|$)/u.exec(text)?.[0];
    if (opening === undefined) return false;
    // "Nurse - Northwind Hospital: Boston, MA".
    if (titleScore(opening) > 0 && isPlace(text.slice(opening.length).trim())) return false;
    // "DevOps engineer:" over what one did.
    if (text.trim() === opening && titleScore(opening) >= 2) return false;
    // "Java Developer - Client: Northwind Bank, Leeds".
    if (namesClient(text) && titleScore(opening) >= 2) return false;
    // "Northwind Group: Senior Developer" is a heading, "Reports to: Head of Sales, IT" is none.
    const rest = text.slice(opening.length).trim();
    if (isTitleWithPart(opening.slice(0, -1), rest)) return false;
    // "Northwind Ltd: Key Accounts".
    if (hasLegalForm(opening.slice(0, -1).trim()) && /^\p{Lu}[^.,;:]{3,60}$/u.test(rest)) return false;
    // "Northwind College: Researcher (Leeds, UK)".
    const bare = rest.replace(/\s*\([^()]*\)$/u, '');
    return bare.length > 60 || /[,;:]/.test(bare) || !/^\p{Lu}/u.test(bare) || titleScore(bare) < 2;
  }

  /**
   * "Senior Engineer: Cloud and Application Services", "Manager: Sales", "Postdoc: Oncology Group, University of
   * Exampleton", "Clerk: Northwind Traders, Leeds"; "Manager: Jo Example" names one.
   */
  function isTitleWithPart(opening: string, rest: string): boolean {
    if (titleScore(opening) < 2 || rest.length > 60 || /[;:\d\t]/.test(rest) || !/^\p{Lu}/u.test(rest))
      return false;
    const [own = '', ...behind] = rest.split(/,\s/u);
    if (behind.length > 0) {
      // "Software Engineer Intern: Northwind Technologies, Leeds"
      const isFirm = companyScore(own) >= 3 && isPlace(behind.join(', '));
      return isFirm || (isUnit(own) && companyScore(behind[0] ?? '') >= 3);
    }
    return /\p{L}\s\p{L}/u.test(opening) || !/^\p{Lu}[\p{L}.'-]*(?:\s\p{Lu}[\p{L}.'-]*)+$/u.test(rest);
  }
}
