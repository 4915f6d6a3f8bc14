import { expect, test } from 'vitest';
import { datedJobs } from '../../../support/reading.ts';

/* Titles and employers that stand where those of their siblings do, that open the text below, or that a founder's title leads to. */

const told = '• Kept the books';

/** Three entries of one order, employers with their places over titles with their dates. */
const siblings = [
  ['Contoso Ltd\tLeeds, UK', 'Engineer\tMay 2010 – May 2012', told],
  ['Litware Ltd\tLeeds, UK', 'Clerk\tJun 2012 – May 2014', told],
  ['Fabrikam Ltd\tLeeds, UK', 'Baker\tJun 2014 – May 2015', told],
].flat();

test.each<[string[], string]>([
  [['Pax Insurance Broker\tLeeds, UK', 'Engineer\tMay 2016 – May 2018'], 'Engineer @ Pax Insurance Broker'],
  [['Freelance Developer\tLeeds, UK', 'Engineer\tMay 2016 – May 2018'], 'Engineer @ Freelance Developer'],
  [['Freelance\tLeeds, UK', 'Web development\tMay 2016 – May 2018'], 'Web development @ Freelance'],
  // Without a place it may be a title of its own.
  [['Senior Engineer', 'Engineer\tMay 2016 – May 2018'], 'Senior Engineer @ -'],
])('siblings tell %j', (heading, job) => {
  const jobs = datedJobs('Jo Example', 'Experience', ...siblings, ...heading, told);
  expect(jobs.at(-1)).toBe(`${job}, 2016-5 – 2018-5`);
  expect(jobs).toHaveLength(4);
});

test.each<[string, string]>([
  ['Contoso.com, web developer. Built what runs the repairs of phones.', 'web developer @ Contoso.com'],
  ['Lead Designer. Joined before anybody paid, then hired five.', 'Lead Designer @ -'],
  ['As a Staff Engineer, I worked across the teams that publish the news.', 'Staff Engineer @ -'],
  // A sentence of what was done, of somebody else, and of what the employer is.
  ['Managed six engineers. Built the shop with all of them.', '- @ -'],
  ['Employee of the month. Took the calls of the whole house.', '- @ -'],
  ['Game developer and publisher. Built the shop with its tills.', '- @ -'],
  ['As a market leader, Contoso sells tea to all of the banks.', '- @ -'],
  ['As my manager left, I led what he had begun with the others.', '- @ -'],
  ['Built the shop, the till and the kitchen. Sold all three of them.', '- @ -'],
  ['As a small team, we worked on what others left behind.', '- @ -'],
])('the sentence that opens a text, %j', (text, job) => {
  const lines = ['Jo Example', 'Experience', 'May 2016 – May 2018', text];
  expect(datedJobs(...lines, 'Jun 2018 – May 2019', 'Baker at Litware Ltd')[0]).toBe(
    `${job}, 2016-5 – 2018-5`,
  );
});

test.each<[string[], string]>([
  [['Owner of Bright Pixel Consulting | Leeds, UK'], 'Owner @ Bright Pixel Consulting'],
  [['Owner and Founder of Bright Pixel'], 'Owner and Founder @ Bright Pixel'],
  [['Owner of Checkout'], 'Owner of Checkout @ -'],
  [['Call Center', 'Contoso'], 'Call Center @ Contoso'],
  [['Managing Director of Sales, Contoso Ltd'], 'Managing Director of Sales @ Contoso Ltd'],
  [['CEO of North America', 'Northwind Ltd, Leeds'], 'CEO of North America @ Northwind Ltd'],
  [['Owner of Product X', 'Contoso Ltd'], 'Owner of Product X @ Contoso Ltd'],
  [['Bank Operations', 'Northwind'], 'Bank Operations @ Northwind'],
  [['Co-Founder of the Calder Bakery'], 'Co-Founder @ Calder Bakery'],
  [['Fondateur de Nordwind Atelier'], 'Fondateur @ Nordwind Atelier'],
  [['Gründerin der Nordwind GmbH'], 'Gründerin @ Nordwind GmbH'],
  [['Geschäftsführer der Region Nord, Contoso AG'], 'Geschäftsführer der Region Nord @ Contoso AG'],
  [['Product Owner of Checkout Team'], 'Product Owner of Checkout Team @ -'],
  [['Head of Engineering', 'Contoso Ltd'], 'Head of Engineering @ Contoso Ltd'],
  [['Korbi Co.', 'UI/UX Design'], 'UI/UX Design @ Korbi Co.'],
])('%j', (heading, job) => {
  expect(datedJobs('Jo Example', 'Experience', ...heading, 'May 2015 – June 2018', told)).toEqual([
    `${job}, 2015-5 – 2018-6`,
  ]);
});

test('an employer is told behind the address that ends its line', () => {
  const line = 'Northwind Systems, Calder (UK), http://northwind.example/.';
  expect(datedJobs('Jo Example', 'Experience', 'May 2016 – Aug 2017 Technician,', line, told)).toEqual([
    'Technician @ Northwind Systems, 2016-5 – 2017-8',
  ]);
});

test('the first employer is marked like an item where its dates have a line of their own', () => {
  const item = [
    '• Courier • Northwind & Sons, Leeds',
    'May 2016 – Aug 2017',
    'Brought what people had ordered.',
  ];
  expect(datedJobs('Jo Example', 'Experience', ...item)).toEqual([
    'Courier @ Northwind & Sons, 2016-5 – 2017-8',
  ]);
  // Items of a job above dates: those of the next one, or of their own.
  const below = ['Clerk, Contoso Ltd', '• Filed letters', '• Assistant • Northwind', 'May 2010 – Aug 2019'];
  expect(datedJobs('Jo Example', 'Experience', ...below)).toEqual(['Clerk @ Contoso Ltd, 2010-5 – 2019-8']);
  const job = [
    'Clerk, Contoso Ltd',
    'May 2010 – Aug 2012',
    '• Manager on Mondays',
    'May 2016 – Aug 2017',
    'Baker, Litware Ltd',
  ];
  expect(datedJobs('Jo Example', 'Experience', ...job)).toContain('Baker @ Litware Ltd, 2016-5 – 2017-8');
});

test('a year in a cell below a title dates it where its siblings have stretches there', () => {
  const row = (title: string, firm: string, years: string) => [
    `${title}\t${firm} Ltd – Leeds`,
    `${years}\tKept the books of all the shops, closed them each month, and told the owners what they had earned and what they owed`,
  ];
  const lines = [
    row('Clerk', 'Contoso', '2012/2014'),
    row('Baker', 'Litware', '2015'),
    row('Cook', 'Fabrikam', '2016/2018'),
  ];
  expect(datedJobs('Jo Example', 'Experience', ...lines.flat())).toEqual([
    'Clerk @ Contoso Ltd, 2012 – 2014',
    'Baker @ Litware Ltd, 2015 – 2015',
    'Cook @ Fabrikam Ltd, 2016 – 2018',
  ]);
});

test('employers of unknown towns beside their country stand with the dates where titles open the texts', () => {
  const demonstrator = ['09/2012 – 05/2015\tLeeds, UK', '• Demonstrator: taught many'];
  const programmer = ['11/2015 – 12/2017\tNorthwind, UK', '• Programmer: engines and rendering'];
  expect(datedJobs('Jo Example', 'Experience', ...demonstrator, ...programmer)).toEqual([
    'Demonstrator @ -, 2012-9 – 2015-5',
    'Programmer @ Northwind, 2015-11 – 2017-12',
  ]);
});

test('the firm of an owner is not that of the jobs below', () => {
  const jobs = ['Owner of Bright Pixel', '2015 – 2020', '• Sold tea', 'Waiter', '2010 – 2012', '• Served it'];
  expect(datedJobs('Jo Example', 'Experience', ...jobs)).toEqual([
    'Owner @ Bright Pixel, 2015 – 2020',
    'Waiter @ -, 2010 – 2012',
  ]);
});

test('a season goes on to its year on the next line', () => {
  const lines = ['Contoso GmbH, intern, strategy (Summer', '2019)', told];
  expect(datedJobs('Jo Example', 'Experience', ...lines)).toEqual(['intern @ Contoso GmbH, 2019-6 – 2019-6']);
});
