import { expect, test } from 'vitest';
import { type CriterionSpec, judge } from '#domain/judging/criteria/index.ts';
import { read } from '../../support/reading.ts';

/* What is told in other words than the name of a skill: each with neighbours that say something else. */
const practices = (line: string) =>
  read('Experience', 'Assistant, Acme Ltd', 'May 2015 - March 2019', `- ${line}`).resume.practices.map(
    ({ id }) => id,
  );

test.each<[practice: string, shown: string[], others: string[]]>([
  [
    'sales-results',
    [
      'Exceeded the regional sales quota in eleven of twelve quarters',
      'Hit weekly team goals through the winter',
      'Finished at 118% of plan',
      'Ranked second of 60 reps in the region',
      'Salesperson of the Month in May and June',
      'Increased sales in the store by 14%',
      "President's Club 2016",
      'Consistently generated additional revenue through skilled selling',
    ],
    [
      'Goal-oriented and driven',
      'Exceeded the expectations of customers',
      'Announced sales and offers over the speaker',
      'Winner of the attendance award',
      'Met all deadlines',
      'A track record of success in sales',
      'Called clients each week to increase revenue',
    ],
  ],
  [
    'winning-customers',
    [
      'Generated 30 qualified leads a week',
      'Turned cold prospects into buyers',
      'Landed two national accounts',
      'Made outbound calls to potential customers',
      'Set appointments with decision makers',
      'Grew the customer base from 20 to 90',
      'Went door to door selling subscriptions',
    ],
    [
      'Lead management team to better results',
      'Opened new credit card accounts at the register',
      'Set up new customer accounts in the system',
      'Greeted new customers at the door',
      'Led generation of monthly reports',
    ],
  ],
  [
    'keeping-accounts',
    [
      'Serviced 60 existing accounts in two counties',
      'Handled renewals for members',
      'Called on doctors and pharmacies',
      'Managed a portfolio of 80 clients',
      'Built a loyal clientele',
    ],
    [
      'Balanced the cash account daily',
      'Good relationships with co-workers',
      'Reconciled customer accounts',
      'Opened checking accounts',
    ],
  ],
  [
    'closing-sales',
    [
      'Asked open-ended questions to uncover customer needs',
      'Overcame objections and closed the sale',
      'Prepared quotes for builders',
      'Demonstrated the products to buyers',
      'A closing rate of 41%',
    ],
    [
      'Opening and closing the store',
      'Closing shift supervisor',
      'Prepared closing documents for houses',
      'Presented a professional image',
      'Met customer needs in good time',
    ],
  ],
  [
    'patient-teaching',
    [
      'Taught patients the use of inhalers',
      'Explained discharge instructions to relatives',
      'Diabetes teaching on the ward',
      'Counseled patients on diet',
    ],
    [
      'Taught nursing students',
      'Educated staff on hand hygiene',
      'Continuing education on diabetes',
      'Took information from the patient and family',
    ],
  ],
  [
    'watching-patients',
    [
      'Head-to-toe assessments at the start of the shift',
      'Recorded temperature, pulse and respiration',
      'Blood glucose monitoring',
    ],
    [
      'Assessed the training needs of staff',
      'Monitored the budget',
      'Monitored the behavior of pupils',
      'Evaluated patients’ financial status for payment plans',
      'Evaluated patient care procedural changes',
    ],
  ],
  [
    'pay-and-benefits',
    [
      'Made salary recommendations for the board',
      'Administered FMLA and leave of absence',
      'Ran open enrollment for 300 people',
      'Processed garnishments',
    ],
    ['Explained the benefits of the training', 'Kept the petty cash', 'Compensated for absent colleagues'],
  ],
  [
    'hr-numbers',
    ['Turnover reports for the site', 'Tracked headcount and staff turnover'],
    ['Entered new hires in SAP', 'Turnover of the shop'],
  ],
  [
    'hiring-systems',
    ['Implemented an applicant tracking system', 'Ran the applicant tracking system for the plant'],
    ['Tracked parcels in a system'],
  ],
  [
    'hr-records',
    ['Entered new hires in SAP', 'Maintained the human resources database'],
    [
      'Filed personnel records in cabinets',
      'Kept personnel files in cabinets',
      'Used SAP to order supplies',
      'Implemented an applicant tracking system',
    ],
  ],
  [
    'hiring-people',
    [
      'Interviewed applicants for the warehouse',
      'Filled 40 positions a year',
      'New hire paperwork and orientation',
    ],
    [
      'Reviewed job descriptions',
      'Kept executives updated',
      'Was hired as a temp and stayed',
      'Conducted exit interviews for all employees',
      'Greeted and screened patients, visitors and staff',
    ],
  ],
  [
    'closing-books',
    [
      'Closed the books within five days',
      'Booked accruals and prepaids',
      'Quarter-end close',
      'Year-end adjustments',
    ],
    [
      'Closed customer tickets',
      'Prepared closing documents for real estate',
      'Month-end goals of the shop',
      'Inventory adjustment entries in the system',
    ],
  ],
  [
    'financial-reports',
    ['Prepared income statements', 'Explained variances to management', 'Weekly cash projections'],
    [
      'Filed monthly expense reports',
      'Ran inventory reports',
      'Accounts receivable aging reports',
      'Prepared technical, administrative and financial files',
    ],
  ],
  [
    'keeping-books',
    [
      'Maintained the books of three small firms',
      'Coded invoices to GL accounts',
      'Posted entries to the ledger',
    ],
    ['Kept a guest book at the front desk', 'Entered data into the system'],
  ],
  [
    'paying-suppliers',
    ['Processed vendor invoices', 'Paid suppliers and cut checks', 'Three-way match of orders and receipts'],
    ['Called vendors about deliveries', 'Checked guests in'],
  ],
  [
    'collecting-payments',
    ['Prepared invoices for clients', 'Applied cash receipts', 'Followed up on past due accounts'],
    ['Answered billing questions by phone', 'Collected tickets at the door'],
  ],
  [
    'financial-control',
    ['Bank recs each month', 'Tied out subledgers', 'Prepared audit workpapers'],
    [
      'Reconciled differences between coworkers',
      'Read night audit reports',
      'Balanced competing deadlines',
      'Told students of current balances on their accounts',
      'Items of the balance sheet accounts',
    ],
  ],
  [
    'adaptability',
    [
      'Built the department from the ground up',
      'Rolled out a new review process in four plants',
      'Supported the integration of two companies after the acquisition',
    ],
    [
      'Followed established programs',
      'Ensured implementation of company policies',
      'Open to change',
      'Implements HR programs to support business objectives',
    ],
  ],
  [
    'charting',
    [
      'Recorded temperature, blood pressure, pulse, intake and output',
      'Kept the MAR sheets of the night shift',
    ],
    ['Maintained records of office supplies', 'Updated the customer records'],
  ],
  [
    'customer-records',
    ['Initiate, complete and maintain customer profiles', 'Kept client files up to date'],
    ['Customer profiles analysed for a thesis', 'Maintained records of office supplies'],
  ],
  [
    'communication',
    [
      'Explains risk findings to non-technical executives',
      'Communicated complex technical concepts to diverse audiences',
      'Ran brown-bag sessions on tracing each month',
      'Lead instructor for the cloud bootcamp',
    ],
    ['Attended instructor-led training', 'Interested in podcasts', 'Ran the lunch room'],
  ],
  [
    'adaptability',
    [
      'New scheduler built as a replacement for the unsupported cron farm',
      'Set up entire HR department for a new hospital',
      'Started an apprentice scheme and a buddy programme',
    ],
    [
      'Spare-part replacement for pumps',
      'Set up meeting rooms and department parties',
      'Started as a trainee in HR',
    ],
  ],
])('%s is told in many words', (practice, shown, others) => {
  for (const line of shown) expect(practices(line), line).toContain(practice);
  for (const line of others) expect(practices(line), line).not.toContain(practice);
});

const asks: CriterionSpec = {
  kind: 'skills',
  wanted: 1,
  listCredit: 600,
  sets: [{ label: 'Targets', any: ['sales targets'], deeds: ['sales-results'] }],
};

test('a set of skills is met by deeds that tell the same, and quotes them', () => {
  const told = (line: string) =>
    judge(
      asks,
      read('Experience', 'Seller, Acme Ltd', 'May 2015 - March 2019', `- ${line}`).resume,
      '2026-11-01',
    );
  const met = told('Finished the year at 118% of plan');
  expect(met.level).toBe(1000);
  expect(met.evidence[0]).toMatchObject({
    quote: expect.stringContaining('Finished the year at 118% of plan'),
  });
  expect(told('Helped in the shop').level).toBe(0);
});

test.each<[practice: string, shown: string[], others: string[]]>([
  [
    'quality',
    ['Wrote regression tests for the A/B engine', 'Tested new features with the team in Java'],
    ['Architected an A/B testing API in Java', 'Ran A/B testing of landing pages in Java'],
  ],
  [
    'security',
    ['Added fraud detection to payments in Java', 'Role-based access for the shop in Java'],
    ['Reduced annual loss due to fraud by business logic in Java'],
  ],
  ['debugging', ['Resolved problems with applications in Java'], ['Product search on Elasticsearch in Java']],
])('%s of engineers is told in many words', (practice, shown, others) => {
  const told = (line: string) =>
    read(
      'Experience',
      'Software Engineer, Acme Ltd',
      'May 2015 - March 2019',
      `- ${line}`,
    ).resume.practices.map(({ id }) => id);
  for (const line of shown) expect(told(line), line).toContain(practice);
  for (const line of others) expect(told(line), line).not.toContain(practice);
});

test('words that say no more may stand between those of a phrase, and no others', () => {
  expect(practices('Responsible for retention of our existing clients')).toContain('customer-care');
  expect(practices('Responsible for retention of papers of clients')).not.toContain('customer-care');
});

test('a set is called by what was found of it, and what is named comes before what was done in other words', () => {
  const told = (spec: CriterionSpec, ...lines: string[]) =>
    judge(
      spec,
      read('Experience', 'Engineer, Acme Ltd', 'May 2015 - March 2019', ...lines).resume,
      '2026-11-01',
    ).found;
  const languages: CriterionSpec = { ...asks, sets: [{ label: 'Node.js', any: ['node.js', 'typescript'] }] };
  expect(told(languages, '- Wrote TypeScript for a bank')).toBe('TypeScript');
  expect(told(languages, '- Wrote TypeScript on Node.js for a bank')).toBe('Node.js');
  const sets = [...asks.sets, { label: 'Streams', any: ['kafka'] }];
  const both = ['- Exceeded the sales quota in each quarter', '- Streams of orders on Kafka'];
  expect(told({ ...asks, sets }, ...both)).toBe('Streams');
});

test('of words that tell as well those of jobs in the fields of the role are quoted', () => {
  const { resume } = read(
    ...['Experience', 'Waitress, Fabrikam Hotel', 'May 2020 - March 2023'],
    '- Collaborated with the kitchen team and the managers of the house',
    ...['', 'Software Engineer, Acme Ltd', 'May 2015 - March 2019', '- Built the billing API in Java'],
    '- Collaborated with the product team and the designers of the shop',
  );
  const asked: CriterionSpec = { kind: 'statement', practice: 'collaboration', label: 'work across teams' };
  const first = (fields: string[]) => {
    const [one] = judge(asked, resume, '2026-11-01', fields).evidence;
    return one && 'quote' in one ? one.quote : null;
  };
  expect(first([])).toContain('kitchen team');
  expect(first(['backend'])).toContain('product team');
});

test('a practice is not told by the words of an address', () => {
  expect(
    practices('Taught at a school (https://rank.example.com/best-cybersecurity-camps/) of the town'),
  ).not.toContain('security');
  expect(practices('See https://rank.example.com and Node.js/cybersecurity for all')).toContain('security');
  expect(practices('Taught cybersecurity for the developers of the firm')).toContain('security');
});

test('the quote begins with its sentence, and figures tell among whole ones', () => {
  const { resume } = read(
    'Experience',
    'Engineer, Acme Ltd',
    'May 2015 - March 2019',
    '- time, reduced costs by 35% in the second year of it',
    '- Reduced costs of the cluster by 20% in one quarter',
  );
  const { evidence } = judge(
    { kind: 'statement', practice: 'problem-solving', label: 'results' },
    resume,
    '2026-11-01',
  );
  expect(evidence[0]).toMatchObject({ quote: expect.stringMatching(/^Reduced costs of the cluster/u) });
});
