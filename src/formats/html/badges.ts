/*
 * Pictures that stand for the name of a technology: badges and icons of which pages of repositories are full. What they show is told
 * by their alternative text, or by the address that names the icons. Nothing is fetched.
 */

const badge =
  /(?:^|[/.@-])(?:badges?|badgen|shields\.io|devicons?|skill-?icons|simple-?icons|techicons)(?:[/.@-]|$)/i;
/** "…/icons?i=js,html,css". */
const named = /[?&](?:i|icons)=([\w,.+#-]{1,400})/i;
const longestName = 40;

/** The words of a badge, each with a comma behind it; null for a picture that is none or says nothing. */
export function badgeOf({ src, alt }: Record<string, string | undefined>): string | null {
  if (src === undefined || src.length > 2000 || !badge.test(src)) return null;
  const icons = named
    .exec(src)?.[1]
    ?.split(',')
    .filter((name) => name !== '');
  if (icons && icons.length > 0) return `${icons.join(', ')}, `;
  const words = alt?.trim() ?? '';
  return words === '' || words.length > longestName ? null : `${words}, `;
}
