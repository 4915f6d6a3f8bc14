declare module 'markdown-it-deflist' {
  import type MarkdownIt from 'markdown-it';

  const definitions: (markdown: MarkdownIt) => void;
  export default definitions;
}
