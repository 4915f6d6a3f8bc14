/* Names of tools in the place of an employer. */

/** Names that make a text one of tools, and so many that no firm is called by them: one may be called like two ("SUSE Linux"). */
const [fewestTools, plainTools] = [2, 3];

/** The names in a text, and those that `isSkill` knows. */
function namesIn(text: string, isSkill: (text: string) => boolean): { names: string[]; known: string[] } {
  const names = text.split(/\s*[,;/&()]\s*|\s+/u).filter((word) => /[\p{L}\d]/u.test(word));
  return { names, known: names.filter((name) => isSkill(name.replace(/\.$/u, ''))) };
}

/** True for tools, most of them known, behind the role that somebody had with them: "C++, nginx, Slackware". */
export function areTools(text: string, isSkill: (text: string) => boolean): boolean {
  const { names, known } = namesIn(text, isSkill);
  return known.length >= fewestTools && known.length * 2 > names.length;
}

/** True for tools that no firm is called by: several known ones, or nothing but some that a mark parts ("HTML & CSS"). */
export function areToolsAlone(text: string, isSkill: (text: string) => boolean): boolean {
  const { names, known } = namesIn(text, isSkill);
  const isParted = /[,;/&]/u.test(text) && known.length === names.length;
  return known.length >= (isParted ? fewestTools : plainTools) && known.length * 3 >= names.length * 2;
}
