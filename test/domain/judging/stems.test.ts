import { expect, test } from 'vitest';
import { read } from '../../support/reading.ts';

/* Words that share a stem and mean other things, and deeds whose thing is named within another deed. */
const practices = (...lines: string[]) =>
  read('Experience', 'Developer, Acme Ltd', 'May 2015 - March 2019', ...lines).resume.practices.map(
    ({ id }) => id,
  );

test.each<[practice: string, told: string[], others: string[]]>([
  [
    'customer-records',
    [
      'Maintained client records and call notes',
      'Updated account information of customers after each call',
      'Entered client contacts and call notes in the contact database',
    ],
    [
      'Maintained accounting records and reports in line with company policies',
      'Maintained custom files',
      'Kept leading information on suppliers',
      "Maintained vendors' account records for payment",
    ],
  ],
  [
    'communication',
    [
      'Wrote user manuals for the warehouse',
      'Prepared a manual for new staff',
      'First author of five papers',
      'Bridged the gap between designers and developers',
    ],
    [
      'Maintained manual pumps',
      'Produced manually cut parts',
      'Prepared manual entries of invoices',
      'Wrote guided tours',
    ],
  ],
  [
    'collaboration',
    [
      'Worked with designers on a new table',
      'Collaborated cross-functionally on the new shop',
      'Provide guidance and support to business subject matter experts',
      'Assisted auditors with yearly statements',
    ],
    ['Worked with designing tables', 'Worked with partnering agreements'],
  ],
  [
    'problem-solving',
    [
      'Oversaw a decrease in late invoices',
      'Saw a drop in returned parcels of 30 percent within a year',
      'Proposed and initiated a new filing system at the branch',
    ],
    ['Oversaw a decrease in headcount', 'Noted a drop in temperature of the store room'],
  ],
  [
    'debugging',
    ['Reduced production failures by 60%', 'Halved crashes reported by users'],
    ['Reduced production costs by 60% at the paper mill'],
  ],
  [
    'learning',
    [
      'Contributed to OpenStack Trove, implementing backend features',
      'Contributed patches to PostgreSQL and Django',
      'Sent bug fixes upstream to the Linux kernel',
    ],
    ['Contributed to the budget of the team', 'Contributed pull requests to the internal billing service'],
  ],
  [
    'security',
    ['Manage network account access requests', 'Granted permission to group mailboxes'],
    ['Granted discounts to groups'],
  ],
])('%s by what words mean', (practice, told, others) => {
  for (const line of told) expect(practices(`- ${line}`), line).toContain(practice);
  for (const line of others) expect(practices(`- ${line}`), line).not.toContain(practice);
});

test('what somebody knows, or may drive, is no certificate', () => {
  const under = (...lines: string[]) => practices('- Kept books', '', 'Certifications', ...lines);
  expect(under('AWS Certified Developer', 'Certified Scrum Master')).toContain('learning');
  expect(
    under('Familiarity with routers and switches', 'Expert knowledge of smartphones', 'Driving licence B'),
  ).not.toContain('learning');
});
