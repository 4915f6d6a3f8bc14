import MarkdownIt from 'markdown-it';
import definitions from 'markdown-it-deflist';

/*
 * Markdown as the page that it makes (CommonMark, tables of GitHub, definition lists of Pandoc). Where people write one thing a line and
 * CommonMark would run lines into each other, their lines stay: a résumé's source is read as often as its page.
 */

const heading = /^\s{0,3}(?:#{1,6}\s+\S|#{2,6}[^#\s])/m;
/** A heading whose mark clings to its words ("###Career##"), as some readers of Markdown have it. */
const clinging = /^([ \t]{0,3}#{2,6})([^#\s].*)$/gm;
/** The same of the name at the head of a text: "#Ann Bell". */
const clingingName = /^\s{0,3}#(?=\p{Lu}[\p{L}'’.-]+ \p{Lu})/u;
/** A heading of one mark. */
const singleMark = /^\s{0,3}#\s/m;
const marks = /^\s{0,3}\[[^\]]+\]: |\]\(https?:|\*\*\S/m;
/** A heading underlined, "Education" over "======", as plain text has them too: of Markdown behind facts ahead of a text. */
const underlined = /^\s{0,3}\S.{1,60}\n={3,}[ \t]*$/m;

/** True for text with marks of Markdown. */
export function isMarkdown(words: string): boolean {
  return heading.test(words) || marks.test(words) || (frontMatter.test(words) && underlined.test(words));
}

// Indented text is no code in a résumé; what is typed as an address is words.
const markdown = new MarkdownIt({ html: true, breaks: true }).use(definitions).disable('code');
markdown.renderer.rules.fence = (tokens, at) => lined(tokens[at]?.content ?? '');

/** The page (HTML) of Markdown. */
export function pageOfMarkdown(words: string): string {
  return markdown.render(prepared(words));
}

/** Lines of a fenced block, as they stand. */
function lined(content: string): string {
  const escaped = markdown.utils.escapeHtml(content.trimEnd());
  return `<p>${escaped.replaceAll('\n', '<br>')}</p>`;
}

/** What is said of the page and not of its author, and what opens with a key that calls the page. */
const ofPage =
  /^(?:layout|permalink|redirect_from|nav_order|order|weight|slug|theme|template|published|draft|comments|toc|date|lang|output|geometry|fontsize|documentclass|header-includes)\s*:.*$\n?/gim;
const calling = /^(?:title|subtitle|name|author)\s*:\s*(["']?)(.+?)\1\s*$/gim;

/** The facts ahead of a text without those of the page: "title: Anna Berg" is what it is called. */
function factsOf(facts: string): string {
  return facts.replace(ofPage, '').replace(calling, '\n# $2\n');
}

const frontMatter = /^---[ \t]*\n((?:.*\n){1,200}?)(?:---|\.\.\.)[ \t]*\n/;
/** A line that is nothing but a block's tag: what stands in the block is Markdown all the same (`<div markdown="1">`). */
const blockTag = /^\s*<\/?(?:div|section|article|header|main|aside|center|details|p)(?:\s[^<>]*)?>\s*$/i;
const address = /<(?:mailto:)?([^\s<>@]{1,64}@[^\s<>@]{1,190})>/g;
/** A line of one element within a line's text. */
const inlineTag = /^\s*<(span|b|i|em|strong|a|small)(?:\s[^<>]*)?>[^<>]*<\/\1>\s*$/i;
/** What Pandoc reads at the end of a heading and shows nobody: "{#experience}", "{data-icon=suitcase}". */
const attributes = /(?<=\S)\s*\{(?:[#.][\w-]+|[\w-]+=(?:"[^"]*"|[\w-]+)|\s+)+\}\s*$/;
/** The two columns of a page, as pagedown names them. */
const columns = /^(?:Aside|Main)\n={3,}$/gm;
const rule = /^\s{0,3}(?:-{3,}|={3,})\s*$/;

/** A line that opens in bold and goes on with a capital, and a short line of dates above it. */
const boldOpening = /^(\s*(?:[-*+]\s+)?(\*\*|__)[^*_]{2,80}[^*_:.,\s]\2) (?=\p{Lu})/u;
const datesAlone = /^[^\p{L}]{0,3}(?:\p{L}{3,10}\.?\s)?[\d./\s–-]*(?:19|20)\d\d[^;:]{0,24}$/u;

/** A line that opens in bold and goes on in italics, and then plainly; a line of code alone, as dates are set above such lines. */
const slantedBehind =
  /^\s*(\*\*|__)([^*_]{2,80})\1,?\s+([*_])(?!\p{Ll}{1,4}\s)([^*_]{2,80})\3(?:[.:;]?\s+|\.?$)/u;
const codeAlone = /^`[^`]{2,30}`$/u;

/**
 * "**Contoso, Leeds** Engineer; built the shop" below its dates: bold parts the employer from the title, and what was done has a line of its own. So do bold
 * and italics: "__Contoso__ _Engineer_. Built the shop."
 */
function partedBold(line: string, above: string | undefined, over: string | undefined): string {
  const own = above?.trim() ?? '';
  if (!datesAlone.test(own) && !codeAlone.test(own)) return line;
  // Below a heading with its dates it tells of a part of that.
  if (slantedBehind.test(line) && !/^\s*#/.test(over ?? ''))
    return line.replace(slantedBehind, '**$2**\t*$4*\n');
  if (!boldOpening.test(line)) return line;
  return line.replace(boldOpening, '$1\t').replace(/;\s(?=\p{Lu})/u, '\n');
}

/** A heading's words without the marks that close it; linear in them. */
function unclosed(words: string): string {
  let end = words.trimEnd().length;
  while (words[end - 1] === '#') end -= 1;
  return words.slice(0, end);
}

/** "jane<at>example.com": no tag has this name, and a page would swallow it. */
const disguised = /(?<=[\w.+-])<at>(?=[\w-]+\.)/gi;

/** Tags of Liquid, by which a site fills in its own words: "{% include intro.md %}", "[Clerk]({{ site.baseurl }}{% link clerk.md %})"; what stands in a comment nobody is shown. */
const siteTags =
  /\{%-?\s*comment\s*-?%\}[^{}]{0,5000}\{%-?\s*endcomment\s*-?%\}|\{%[^{}%\n]{0,300}%\}|\{\{[^{}\n]{0,300}\}\}/g;

/** The source with what its author means by a line: facts ahead of the text, columns, rules below several lines. */
function prepared(words: string): string {
  const source = words
    .replace(/\r\n?/g, '\n')
    .replace(disguised, '@')
    .replace(siteTags, '')
    .replace(frontMatter, (_whole, facts: string) => `${factsOf(facts)}\n`)
    .replace(columns, '')
    .replace(clingingName, singleMark.test(words) ? '$&' : '# ')
    .replace(clinging, (_line, mark: string, words: string) => `${mark} ${unclosed(words)}`);
  const lines = source.split('\n');
  return lines
    .map((line, at) => {
      // Below several lines it parts them from what follows; below one it is that one's underline.
      const parts = rule.test(line) && isText(lines[at - 1]) && isText(lines[at - 2]);
      if (parts) return '\n';
      if (blockTag.test(line)) {
        // What stands in it as a row of tags is a page's, not Markdown's.
        const own = /^\s*<\//.test(line) ? lines[at - 1] : lines[at + 1];
        if (inlineTag.test(own ?? '')) return /^\s*<\//.test(line) ? `${line.trim()}\n` : `\n${line.trim()}`;
        return `\n${line.trim()}\n`;
      }
      return partedBold(line, lines[at - 1], lines[at - 2])
        .replace(attributes, '')
        .replace(address, '$1')
        .replace(/(?<=\S)[ \t]{3,}(?=\S)/g, '\t');
    })
    .join('\n');
}

/** True for a line of a paragraph. */
function isText(line: string | undefined): boolean {
  return line !== undefined && line.trim() !== '' && !/^\s{0,3}(?:#{1,6}\s|[-*+>]\s|\|)/.test(line);
}
