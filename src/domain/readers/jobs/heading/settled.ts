import type { HeadingLine, Headings } from '#domain/readers/jobs/pieces.ts';
import { employerBesideTools } from '#domain/readers/jobs/tools.ts';
import type { HeaderReader } from './headers.ts';

/** Words of a sort of work that stands alone. */
const mostWords = 2;

/** A heading whose employer is neither the name of tools nor a sort of work. */
export function settled(
  { title, company }: Headings,
  lines: HeadingLine[],
  isSkill: (text: string) => boolean,
  headers: HeaderReader,
): Headings {
  return freelanceAsTitle(
    { title, company: employerBesideTools(company, lines, isSkill, headers.read) },
    headers,
  );
}

/** "2003 – 2005: Freelance, Leeds": where nothing else is named, the sort of work is what somebody was, and no employer. */
function freelanceAsTitle({ title, company }: Headings, headers: HeaderReader): Headings {
  if (title !== null || company === null || company.text.split(/\s+/u).length > mostWords)
    return { title, company };
  const isSort = headers.isSort(company.text) && headers.kind(company.text) === 'freelance';
  return isSort ? { title: company, company: null } : { title, company };
}
