/* Tests that start nothing and change nothing: their modules, and the rules, are loaded once a worker, not once a file. */
export const pure = [
  'test/domain/**/*.test.ts',
  'test/formats/{clean,html,contract,second-reader,no-document,pdf-parts}.test.ts',
  'test/web/*.test.ts',
  'test/{csv,egress,kinds,layers,outcomes,readme,sealing,webhooks,compose}.test.ts',
  'test/flows/several.test.ts',
  'test/{golden,rules,versions,size,exports,licences,threats}.test.ts',
];
