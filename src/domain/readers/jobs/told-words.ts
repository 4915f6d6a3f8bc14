/* Words around a title that a sentence tells: "Worked as Senior Engineer in Northwind Ltd". */

/** "Worked as", "9 years as", before a title. */
export const workedAs =
  /^[\s•●▪*.–-]*(?:(?:\d{1,2}\+?\s+(?:years?|months?)\s+|(?:(?:presently|currently|previously|was|have)\s+)*(?:work(?:ing|ed)?|employed|served|serving|engaged|joined|acting)\s+)?as|held\s+(?:the\s+)?(?:position|post)\s+of)\s+(?:an?\s+|the\s+)?/iu;
/** What goes on behind such a title: "Financial Controller with the company", "Director having business verticals". */
export const behindTold =
  /(?<=\p{L}{3}["”’]?)(?:\s{1,3}(?:(?:while|having|where)(?!\p{L})[^,]*|with the company(?!\p{L}).*)|\.\s*)$|(?<=["”’])\s{1,3}as\s.*$/u;
/** "Working with Northwind Ltd, Chennai as Technical Lead from": the employer, its place, and the title behind a verb. */
export const workedWith =
  /^[\s•●▪*–-]*(?:(?:presently|currently|previously|was|have|been)\s+)*(?:work(?:ing|ed)|employed|associated|engaged)\s+(?:with|at|in|for|by)\s+(?<company>\p{Lu}[^,]{1,60}?)(?<place>,[^,]{2,30})?,?\s+as\s+(?:an?\s+|the\s+)?(?<title>\p{Lu}.{2,60}?)\.?(?:\s+(?:from|since))?\s*$/iu;
/** Between a title that was told and its employer. */
export const inEmployer = /\s+(?:in|at|with|for|of)\s+(?=\p{Lu})/u;
