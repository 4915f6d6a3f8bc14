/** Résumés of invented people, to try the page with: one is broken, one person has two files. */
export const samples = [
  'brandvoll-fatima.pdf',
  'cut-off.pdf',
  'farrow-emil.pdf',
  'overmars-hugo.pdf',
  'quellmann-ada-word.docx',
  'quellmann-ada.pdf',
  'undell-gita.pdf',
  'windthorst-carla.pdf',
];
