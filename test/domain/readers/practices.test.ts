import { expect, test } from 'vitest';
import { read } from '../../support/reading.ts';

const job = ['Experience', 'Backend Engineer, Acme Ltd', '2015 - 2019'];
const practices = (...lines: string[]) => read(...lines).resume.practices.map((one) => one.id);

test.each([
  [[...job, '- Built continuous delivery pipelines for Java services'], 'ci-cd', true],
  [[...job, '- Ran everything on Jenkins'], 'ci-cd', true],
  [[...job, '- Split the monolith into microservices in Java'], 'microservices', true],
  [[...job, '- Put the delivery pipeline in order'], 'ci-cd', true],
  [[...job, '- Automated packaging and deployment with scripts of our own'], 'ci-cd', true],
  [[...job, '- Extensive CI automation for the firmware'], 'ci-cd', true],
  [[...job, '- A far more scalable content-delivery pipeline'], 'ci-cd', false],
  [[...job, '- Wrote Java services'], 'ci-cd', false],
  [[...job, '- Serviced micro-ovens with Java'], 'microservices', false],
  [[...job, '- Presented the findings to the board'], 'communication', true],
  [[...job, '- Presenting results to partners'], 'communication', true],
  [
    ['Experience', 'Developer (remote)\t2022 – Present', 'Acme Ltd', '- Wrote Java services'],
    'communication',
    false,
  ],
  [[...job, '- Designed Lync 2013 architecture for two sites'], 'architecture', true],
  [[...job, '- Set up CI for twelve repositories'], 'ci-cd', true],
  [[...job, '- Configured and troubleshot switches'], 'debugging', true],
  [[...job, '- Worked with all levels of the organization'], 'collaboration', true],
  [[...job, '- Interacted with customers at the counter'], 'collaboration', false],
  [[...job, '- Kept legacy systems running'], 'adaptability', false],
  [[...job, '- Replaced the manual process of counting'], 'adaptability', true],
  [[...job, '- Conducted weekly new hire orientation'], 'communication', true],
  [[...job, '- Keeping private and confidential information'], 'communication', false],
  [[...job, '- Eliminated outdated records'], 'problem-solving', false],
  [[...job, '- Eliminated a redundant step at the till'], 'problem-solving', true],
  [[...job, 'From 2019 to present recruited people to open a branch'], 'communication', false],
  [[...job, '- Authored two technical protocols'], 'communication', true],
  [[...job, '- Read protocols and reports'], 'communication', false],
  [[...job, '- Built a small proof of concept in Rust'], 'learning', true],
  [[...job, '- Wrote test cases for a vendor proof of concept'], 'learning', false],
  [[...job, '- Adapted the plan to changing priorities'], 'adaptability', true],
  [[...job, '- Worked on changing requirements documents'], 'adaptability', false],
  [[...job, '- Repaired equipment. Tended to the machines'], 'adaptability', false],
  [[...job, '- Fostered inter-departmental cooperation'], 'collaboration', true],
  [[...job, '- Sorted interdepartmental mail'], 'collaboration', false],
  [[...job, '- Improved the month-end process with a template'], 'problem-solving', true],
  [[...job, '- Supported a process improvement office'], 'problem-solving', false],
  [[...job, '- Kept calm when dealing with upset guests'], 'customer-care', true],
  [[...job, '- Dealing in second-hand cars for customers'], 'customer-care', false],
  [[...job, '- Wrote load and performance tests for Java services'], 'performance', true],
  [[...job, '- Performed testing of Java services after every release'], 'performance', false],
  // No phrase runs over the items of a list; a number has no items.
  [['Skills', 'Java, writing, Bluebook citation, document, research, filing'], 'communication', false],
  [[...job, '- Migrated 2,900 mailboxes from Exchange, on time, on budget, alone'], 'adaptability', true],
  [['Education', 'Completed courses in network administration, 2019'], 'learning', true],
  [['Education', 'Resolved issues of customers, 2019'], 'problem-solving', false],
  [[...job, '- Cultivated long-term relationships with area customers'], 'customer-care', true],
  [[...job, '- Coordinated with physicians and case managers'], 'care-teamwork', true],
  [[...job, '- Coordinated with sales and call center departments'], 'care-teamwork', false],
  // A noun is no deed, nor are two items of a list.
  [[...job, '- Preparation, cooking and presentation of food'], 'communication', false],
  [[...job, '- Doctrine, Organization, Training and other duties'], 'communication', false],
  [[...job, '- Organized the training of all nurses'], 'communication', true],
  [[...job, '- Servers, networking, monitoring and storage of Java things'], 'debugging', false],
  [[...job, '- Ran the network monitoring of Java services'], 'debugging', true],
  [[...job, '- Moved materials weighing up to 50 pounds to the dock'], 'adaptability', false],
  [[...job, '- Migrated the payroll to a new system'], 'adaptability', true],
  [[...job, '- Opened and closed the store every day'], 'adaptability', false],
  [[...job, '- Wrote summaries in Pivot tables'], 'adaptability', false],
  [[...job, '- Administered a learning management system'], 'learning', false],
  [[...job, '- Learned a new programming language'], 'learning', true],
  [[...job, '- Counted the mealy bug on pink hibiscus with Java'], 'debugging', false],
  [[...job, '- Fixed bugs in Java services'], 'debugging', true],
  [[...job, '- Ran the distribution system of a warehouse'], 'architecture', false],
  [[...job, '- Observant and friendly with Java people'], 'debugging', false],
  [[...job, 'Program Management-Collaborated with two agencies'], 'collaboration', true],
  [[...job, '- Tuned a self-Collaborated thing'], 'collaboration', false],
])('%j: %s', (lines, practice, shown) => {
  expect(practices(...lines).includes(practice)).toBe(shown);
});

test('the words of another trade show no technical practice', () => {
  expect(
    practices(
      'Experience',
      'Registered Nurse, City Hospital',
      '2015 - 2019',
      '- Monitoring and troubleshooting of pumps',
    ),
  ).not.toContain('debugging');
});

test.each([
  ['Resolved issues of forty customers', true],
  ['Answered calls to resolve issues of customers', false],
  ['Able to resolve issues of customers', false],
  ['Worked with the engineers of the line to resolve issues of customers', true],
  ['Collaborated across the shops to find, name and resolve issues', true],
  ['Was hired to resolve issues of the warehouse', true],
  ['Was not hired to resolve issues of the warehouse', false],
  ['Ability to work with teams to resolve issues of customers', false],
  ['Worked at a call centre built to resolve issues of customers', false],
  ['Hired staff to resolve issues of customers', false],
  ['Worked in the shop. Answered calls to resolve issues of customers', false],
  ['Identified and resolved potential issues', false],
  ['Met tenants to determine causes, identify needs and resolve issues', false],
  ['Strong problem solving skills', false],
])('what something was for is no deed: %s', (line, shown) => {
  const { practices } = read('Experience', 'Clerk, Northwind Ltd', '2018 – 2020', `- ${line}`).resume;
  expect(practices.some(({ id }) => id === 'problem-solving')).toBe(shown);
});

test.each([
  ['Certifications: AWS Certified Solutions Architect and Developer Associate', true],
  ['Languages: Java, Kotlin', false],
  ['Certifications:', false],
])('a list labelled as a section shows what the section does: %s', (line, shown) => {
  const { practices } = read('Skills', 'Java, Kotlin, Docker', line).resume;
  expect(practices.some(({ id }) => id === 'learning')).toBe(shown);
});

test.each([
  ['debugging', 'Maintain, support, and troubleshoot MongoDB, MariaDB, and MySQL production systems.', true],
  ['debugging', 'MongoDB, MariaDB, troubleshooting, MySQL, production', false],
  ['winning-customers', 'Developed new business with forty shops', true],
  ['winning-customers', 'Developed new business models', false],
  ['closing-sales', 'Negotiated prices and contracts with customers', true],
  // Whom a broker sells to may be a carrier or a landlord.
  ['closing-sales', 'Negotiated contracts with landlords of nine shops', true],
  ['closing-sales', 'Negotiated contracts with vendors for office supplies', false],
  ['sales-results', 'Kept a 90% close ratio of all offers', true],
  ['sales-results', 'Kept a 90% close ratio of all escalation orders', false],
  ['collecting-payments', 'Processed daily cash receipts', true],
  ['collecting-payments', 'Processed daily receipt of goods for the warehouse', false],
])('%s in a line of a job, %s: %s', (practice, line, shown) => {
  const { practices } = read('Experience', 'Clerk, Northwind Ltd', '2018 – 2020', `- ${line}`).resume;
  expect(practices.some(({ id }) => id === practice)).toBe(shown);
});
