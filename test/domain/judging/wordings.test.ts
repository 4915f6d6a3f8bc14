import { expect, test } from 'vitest';
import { read } from '../../support/reading.ts';

/* Deeds of every practice in wordings of public documents, each with sentences of the same words that tell none. */
const practices = (line: string) =>
  read('Experience', 'Developer, Acme Ltd', 'May 2015 - March 2019', `- ${line}`).resume.practices.map(
    ({ id }) => id,
  );

test.each<[practice: string, told: string[], others: string[]]>([
  [
    'communication',
    [
      'Briefed the executives every Monday on what the outage had cost.',
      'Wrote two white papers and the release notes that support now sends out.',
      'Answered questions from finance about how the ledger service rounds amounts.',
    ],
    [
      'Excellent written and verbal communication skills.',
      'Built a community website for a sports club.',
      'Developed a community garden and presented flowers.',
    ],
  ],
  [
    'collaboration',
    [
      'Served as liaison for the warehouse and the web team.',
      'Sat on the architecture committee of three departments.',
      'Teamed up with two designers to rebuild the checkout.',
    ],
    [
      'Able to work independently or as a member of a team.',
      'Consulted with strong client focus.',
      'Interfaced the sensor with a REST API.',
    ],
  ],
  [
    'adaptability',
    [
      'Led the conversion of our billing to a new provider while orders kept coming.',
      'Ported the import jobs from Perl to Go.',
      'Took on additional duties when the second developer left.',
    ],
    [
      'Adaptable and flexible team player.',
      'Converted leads into paying customers.',
      'Facilitated conversation in a supportive manner.',
    ],
  ],
  [
    'learning',
    [
      'Learned Rust on the job and moved the parser to it.',
      'Gained a solid understanding of double-entry books by pairing with accounting.',
      'Kept abreast of developments in web standards and proposed two of them.',
    ],
    [
      'Quick learner with a passion for new things.',
      'Applied lessons learned from past releases.',
      'Created an engaging learning environment for students.',
    ],
  ],
  [
    'problem-solving',
    [
      'Found a workaround and later traced the fault to a clock that drifted.',
      'Wrote a script that removes duplicate orders, saving over two days a month.',
      'Streamlined the returns desk, which resulted in fewer calls.',
    ],
    [
      'Strong problem solving ability.',
      'Provided payment solutions to banks.',
      'Increased product sales in the region.',
    ],
  ],
  [
    'performance',
    [
      'Brought the nightly batch from three hours to twelve minutes.',
      'Optimized SQL queries and added a materialized view.',
      'Reduced memory usage of the importer by half.',
    ],
    [
      'Conducted performance reviews with staff.',
      'Reviewed the execution plan for the campaign.',
      'Reduced payroll processing time for managers.',
    ],
  ],
  [
    'debugging',
    [
      'Diagnosed a memory leak from heap dumps.',
      'Set up alerting and wrote down what to do at night.',
      'Shipped hotfixes within the hour and cut mean time to recovery.',
    ],
    [
      'Answered the phone and filed crash reports for the insurer.',
      'Monitored service of guests in the dining room.',
      'Offered production support to film crews.',
    ],
  ],
  [
    'quality',
    [
      'Wrote test cases for the tax module and ran them on each build.',
      'Reviewed most pull requests of the team.',
      'Introduced linting and raised code coverage.',
    ],
    [
      'Administered tests to students and graded them.',
      'Assured quality of baked goods.',
      'Increased media coverage from local papers.',
    ],
  ],
  [
    'architecture',
    [
      'Extracted three services from the order system and defined the service boundaries.',
      'Owned the technical direction of the platform.',
      'Built a loosely coupled import with message queues.',
    ],
    [
      'Replaced circuit breakers and rewired the shop.',
      'Studied landscape architecture.',
      'Broke sales records for services.',
    ],
  ],
  [
    'security',
    [
      'Moved passwords to a secrets manager and introduced key rotation.',
      'Managed permissions and access rights of 200 users.',
      'Hardened the Linux servers and configured the firewall.',
    ],
    [
      'Worked as a security guard at the gate.',
      'Secured new customers and tickets.',
      'Kept Social Security records.',
    ],
  ],
  [
    'product-discovery',
    [
      'Ran usability sessions with eight buyers before a line was written.',
      'Validated the idea with a fake door on the pricing page.',
      'Sat with users for a day each month and tracked feature adoption.',
    ],
    [
      'Won the MVP award in sales.',
      'Shadowed a senior manager.',
      'Tracked media activity and account activities.',
    ],
  ],
  [
    'keeping-accounts',
    [
      'Deepened client relationships across forty dealers in the north.',
      'Won back lapsed accounts worth a third of the region.',
      'Developed account plans for the five largest retailers.',
    ],
    [
      'Liaison with the external accounting firm.',
      'Improved public relations for the museum.',
      'Presented candidates for client review and selection.',
    ],
  ],
  [
    'winning-customers',
    [
      'Prospected for new plants along the river each week.',
      'Responsible for new customer acquisition in Benelux.',
      'Gave presentations to prospective clients at their sites.',
    ],
    [
      'Reduced cost by introducing new accounting software.',
      'Built a data pipeline in Airflow.',
      'Led conversations with union members.',
    ],
  ],
  [
    'closing-sales',
    [
      'Responded to RFPs and won two framework agreements.',
      'Educated customers on product features before they chose.',
      'Ran the full sales cycle for packaging machines.',
      'Acquired new business from an old customer through competitive quotes.',
      'Learned the quotation process of the branch.',
    ],
    [
      'Wrote the process for quoted columns in CSV files.',
      'Completed all point of sale closing procedures.',
      'Tailored lessons based on student needs.',
    ],
  ],
  [
    'sales-results',
    [
      'Consistently exceeds sales goals in a region of sixty shops.',
      'Grew the customer base by 40 percent within a year.',
      'Won three sales contests of the Midwest.',
      'Leading sales rep of the branch in 2014.',
    ],
    [
      'Warehouse lead rep and driver on the night shift.',
      'Delivered the building over budget by a month.',
      'Processed sales orders and invoices.',
    ],
  ],
  [
    'customer-care',
    [
      'Investigated client complaints and called back within a day.',
      'Defused disgruntled customers at the service desk.',
      'Raised customer loyalty: earned guest loyalty in two hotels.',
      'Greeted customers and found out how to meet their expectations.',
      'Exceeded client expectations on every visit.',
    ],
    [
      'Met the expectations of the test plan for the parser.',
      'Resolved web application issues escalated from support.',
      'Excellent customer focus and a friendly voice.',
      'Handled union member dues.',
    ],
  ],
  [
    'customer-records',
    [
      'Logged customer interactions after every visit.',
      'Inputted customer details into the database each evening.',
      'Built prospect lists from trade directories.',
    ],
    [
      'Developed custom database designs for reports.',
      'Maintained friendly and professional customer interactions.',
      'Updated staff contact lists.',
    ],
  ],
  [
    'people-advice',
    [
      'Interpreted labor agreements for plant supervisors.',
      'Handled employee relations cases for three sites.',
      'Provided consultation to line managers on dismissals.',
    ],
    [
      'Assistant Manager of Operations and Human Resources.',
      'Banking and industry related laws.',
      'Gave health coaching to employees of client firms.',
    ],
  ],
  [
    'people-policies',
    [
      'Wrote written company policies and procedures for three plants.',
      'Briefing new joiners on various policies.',
      'Kept the employee handbook up to date.',
    ],
    [
      'Updated the firewall policies and procedures of the router.',
      'Drafted insurance policies for customers.',
      'Read the manual of the machine.',
    ],
  ],
  [
    'hiring-people',
    [
      'Hired and mentored two cooks and four servers for new shops.',
      'Conducted technical interviews for backend developers.',
      'Posted open positions and worked with hiring managers.',
    ],
    [
      'Mentored newly hired team members.',
      'Created new hires and terminations packages folder.',
      'Advertising position held for two years.',
    ],
  ],
  [
    'hr-numbers',
    [
      'Built a headcount dashboard for the plant manager.',
      'Prepared EEO-1 reports each spring.',
      'Analyzed employee turnover and time to fill.',
    ],
    [
      'Kept paper files of employees in cabinets.',
      'Wrote weekly progress reports, social studies lessons.',
      'Analyzed inventory turnover of the warehouse.',
    ],
  ],
  [
    'pay-and-benefits',
    [
      'Calculated monthly commissions for sixty sellers.',
      'Explained employee benefits at every orientation.',
      'Tracked PTO balances for two hundred people.',
    ],
    [
      'Completed a cost benefit analysis of the bridge.',
      'Prepared for the Joint Commission review.',
      'Taught a class during a teacher’s brief leave of absence.',
    ],
  ],
  [
    'keeping-books',
    [
      'Processed journal entries for four entities.',
      'Performed day-to-day bookkeeping in Xero.',
      'Responsible for all accounting functions of a joinery.',
    ],
    [
      'Booked travel and hotel rooms.',
      'Wrote a journal article on plant diseases.',
      'Managed customer accounts at a bank counter.',
    ],
  ],
  [
    'closing-books',
    [
      'Handled month-end reconciliations of three entities.',
      'Finalization of accounts for the branch.',
      'Prepared roll-forward schedules for fixed assets.',
    ],
    [
      'Closing out the month as best seller.',
      'Closed each month with ninety loans.',
      'Closing duties of the store.',
    ],
  ],
  [
    'financial-reports',
    [
      'Prepared weekly financial reports for the owners.',
      'Prepared investor reporting each quarter.',
      'Drafted SEC filings with counsel.',
    ],
    [
      'Completing financial transactions at the counter.',
      'Analysis of variance and t-test in R.',
      'Analyzed applicants’ financial status for loans.',
    ],
  ],
  [
    'financial-control',
    [
      'Reconciled payroll and credit cards each Friday.',
      'Wrote accounting policies for a group of six.',
      'Managed the external audit of three subsidiaries.',
    ],
    [
      'Performed quality control tests on lab equipment.',
      'Zero findings on the first ISO audit of the plant.',
      'Develop commercial account procedures with sellers.',
    ],
  ],
  [
    'paying-suppliers',
    [
      'Coded and entered invoices each morning.',
      'Prepared payments to vendors twice a week.',
      'Handled payment vouchers of the workshop.',
    ],
    [
      'Filed payment terminals by shop.',
      'Processed sales invoices and commission.',
      'Checking requests for opening an account.',
    ],
  ],
  [
    'collecting-payments',
    [
      'Billed clients on the first of each month.',
      'Reduced outstanding receivables by half.',
      'Made collection calls and set up payment plans.',
    ],
    [
      'Created a bill of materials for the frame.',
      'Curated the museum’s textile collections.',
      'Posting stop payments at a branch.',
    ],
  ],
  [
    'patient-teaching',
    [
      'Explained to patients how to clean the wound.',
      'Lactation counseling on a maternity ward.',
      'Provided patients with instructions on diet.',
    ],
    [
      'Master of Science in Mental Health Counseling.',
      'Gifted instruction in a public school.',
      'Informed customers about promotions.',
    ],
  ],
  [
    'patient-safety',
    [
      'Turned and repositioned bedridden patients every two hours.',
      'Kept fall precautions for the whole ward.',
      'Introduced bedside handover with SBAR.',
    ],
    [
      'Sterilization techniques of canned fruit.',
      'Security guard who wrote incident reports.',
      'Turned prospects into customers.',
    ],
  ],
  [
    'watching-patients',
    [
      'Checked blood glucose before each meal.',
      'Performed EKGs on forty patients a day.',
      'Reported changes in patient condition at once.',
    ],
    [
      'Monitored client satisfaction scores.',
      'Risk assessments of suppliers.',
      'Observed traffic behavior at crossings.',
    ],
  ],
  [
    'charting',
    [
      'Documented patient responses after each dose.',
      'Wrote progress notes by the end of the shift.',
      'Charted daily information on the residents.',
    ],
    [
      'Documented software requirements in Confluence.',
      'Recorded music charts for radio.',
      'Completed process flow diagrams.',
    ],
  ],
  [
    'care-teamwork',
    [
      'Coordinated with medical professionals in radiology.',
      'Carried out doctor’s orders on time.',
      'Served as a liaison between patients and physicians.',
    ],
    [
      'Worked with nursing facilities to sell beds.',
      'Worked closely with decision support and legal.',
      'Participated in planning poker.',
    ],
  ],
])('%s is told by deeds', (practice, told, others) => {
  for (const line of told) expect(practices(line), line).toContain(practice);
  for (const line of others) expect(practices(line), line).not.toContain(practice);
});

test.each([
  ['problem-solving', 'Built a console, saving the reps two hours of each day'],
  ['problem-solving', 'Led the successful rewrite of the booking engine'],
  ['problem-solving', 'Automated warranty claims import'],
  ['problem-solving', 'Reduced costs by 45% by streamlining clinical staff processes'],
  ['quality', 'Conducted regression, security, and smoke testing'],
  ['collaboration', 'Combined forces with teachers and parents'],
  ['collaboration', 'I co-worked with the owner of the shop'],
  ['collaboration', 'Led an interprofessional class of nurses and pharmacists'],
  ['collaboration', 'Travail collaboratif avec la Direction des Achats'],
  ['adaptability', 'Transitioned 24/5 operations to a 24/7 schedule'],
  ['architecture', 'Providing architectural direction to four squads'],
  ['people-advice', 'Coached supervisors on hiring'],
  ['collaboration', 'Worked with clients to define campaign requirements'],
  ['learning', 'Contributions to open source projects: a driver and two plugins'],
  ['performance', 'Did the performance optimization of complex screens'],
  ['collaboration', 'Built the ledger alongside the engineers of two squads'],
  ['collaboration', 'Liaison between the departments of sales and supply'],
  ['collaboration', 'Wrote the runbooks and trained the on-call rotation'],
  ['problem-solving', 'Proposed process improvements to the warehouse'],
  ['problem-solving', 'Result: ~200% top-line growth'],
  ['problem-solving', 'More than double the sales in two years'],
  ['problem-solving', 'Generated new product revenue of $1,750,000'],
  ['pay-and-benefits', 'Administered the benefit plans of 300 employees'],
  ['communication', 'Taught beginners, leading workshops on clean code'],
  ['security', 'Built a DDoS detection and alerting system'],
  ['debugging', 'Mitigated several race conditions of the driver'],
  ['keeping-accounts', 'Provided ongoing support to clients of the region'],
  ['winning-customers', 'Sourcing and brokering new business'],
  ['closing-sales', "Made offers by an analysis of customers' needs"],
])('%s: %s', (practice, line) => {
  expect(practices(line)).toContain(practice);
});

test.each([
  ['problem-solving', 'Explained daylight saving time to callers'],
  ['problem-solving', 'Set mod_rewrite rules of the server'],
  ['problem-solving', 'A paper certifies the ability to troubleshoot hardware'],
  ['quality', 'Studied security, software engineering, testing'],
  ['collaboration', 'Joined the armed forces'],
  ['collaboration', 'Compared the interprofessional tariff'],
  ['adaptability', 'Transitioned from bus to tram'],
  ['architecture', 'Gave directions to the museum of architecture'],
  ['people-advice', 'Coached new hires handling supervisor and escalated calls'],
  ['learning', 'Ran the office on open source software'],
  ['performance', 'Did campaign management and performance optimization of ads'],
  ['collaboration', 'Presented with the Geo Team Award'],
  ['collaboration', 'Decreased sprint planning time by 40%'],
  ['pay-and-benefits', 'Trained two technicians in medical administration'],
  ['quality', 'Explained the implementing tests of blood glucose'],
  ['learning', 'Gamification du cursus'],
  ['communication', 'Participei do minicurso'],
  ['keeping-accounts', 'Enhancement of customer relationships'],
  ['security', 'Nível de acesso à internet'],
  ['collaboration', 'Participate in on-call rotation 24x7'],
  ['collaboration', 'Programming alongside IT support that earned peer bonuses'],
  ['collaboration', 'Liaison between CAI and the family of the patient'],
  ['collaboration', 'Built strong relationships with key opinion leaders'],
  ['problem-solving', 'Recommends approval of capital improvements and purchases'],
  ['problem-solving', 'Delivered tenant improvements of shops'],
  ['pay-and-benefits', 'Answers questions of customers to help select the best benefit plan options'],
])('no %s: %s', (practice, line) => {
  expect(practices(line)).not.toContain(practice);
});

test('an employer that is called like a practice’s words shows none', () => {
  const told = (...lines: string[]) => read(...lines).resume.practices.map(({ id }) => id);
  expect(told('Experience', 'Engineer, Coursera', 'May 2015 - March 2019')).not.toContain('learning');
  expect(
    told('Experience', 'Engineer, Acme Ltd', 'May 2015 - March 2019', '- Took Machine Learning on Coursera'),
  ).toContain('learning');
});

test.each([
  ['financial-control', 'Bookkeeping, balance books for the end of the month'],
  ['adaptability', 'Implement new procedures for the department'],
  ['keeping-accounts', 'Enhance customer relationships'],
  ['keeping-accounts', "Manage customers' accounts"],
  ['communication', 'Ministrei um curso de Introdução ao Python'],
  ['communication', 'I gave 20 tech talks at conferences'],
  ['security', 'O sistema tem níveis de acesso de dois grupos'],
  ['quality', 'Bugfix, code cleaning, implementing tests'],
  ['collaboration', 'Facilitated sprint planning and retrospectives'],
  ['learning', 'Cursus Java gevolgd'],
  ['pay-and-benefits', 'Administered medical and dental plans for 800 employees'],
])('%s: %s', (practice, line) => {
  expect(practices(line)).toContain(practice);
});

test.each<[practice: string, told: string[], others: string[]]>([
  [
    'communication',
    ['Created internal platform & docs for moving services', 'Wrote the docs of two services'],
    ['Put the sheets into shared folders'],
  ],
  [
    'security',
    ['Added security to our open customer-facing API', 'Brought insecure third-party code into compliance'],
    ['Ran the security of a shopping mall at night'],
  ],
  [
    'keeping-accounts',
    ['Took orders and credit memos for assigned accounts', 'Managed 40 accounts of retailers'],
    ['Managed user accounts in the directory'],
  ],
  [
    'problem-solving',
    ['Analyzed accounting issues to improve procedures', 'Researched invoice discrepancies'],
    ['Researched the market for paints'],
  ],
  [
    'performance',
    ['Raised the throughput of the pipeline', 'Increased message throughput by half'],
    ['Introduced code review, raising team throughput'],
  ],
  ['adaptability', ['Implemented a new ticketing system'], ['Introduced new colleagues, cleaned systems']],
])('%s in more words', (practice, told, others) => {
  for (const line of told) expect(practices(line), line).toContain(practice);
  for (const line of others) expect(practices(line), line).not.toContain(practice);
});

test.each<[practice: string, told: string[], others: string[]]>([
  [
    'ci-cd',
    ['Automated application deployments with Docker', 'Scripted rollouts to staging and production'],
    ['Interested in automated deployments', 'Deployed two nurses to the night ward'],
  ],
  [
    'quality',
    ['Achieved full coverage of source code with specs', 'Established coding standards for two teams'],
    ['Read a book on refactoring', 'Coverage of local news'],
  ],
  [
    'architecture',
    ['Introduced a message bus between order and stock', 'Led the design of the booking system'],
    ['Read books on scalable architecture', 'Interested in redesign of kitchens'],
  ],
  [
    'security',
    ['Assessed network and e-mail security', 'Masked personal data in logs', 'Set up login throttling'],
    ['Attended a seminar on security audits', 'Masked walls before painting'],
  ],
  [
    'adaptability',
    ['Coordinated major version upgrades for all units', 'Helped the clinic go paperless'],
    ['Interested in migration from older systems', 'Upgraded seats for guests'],
  ],
  [
    'problem-solving',
    [
      'Removed manual and tedious processes by building integrations',
      'Served up to 300 guests with a crew of nine and resolving issues quickly',
    ],
    ['Interested in solving difficult problems', 'Answered calls to find and resolve issues'],
  ],
  [
    'communication',
    ['Speaker on event sourcing for local meetups', 'Hosted internal lunch-and-learn sessions'],
    ['Serviced loud speakers on stage'],
  ],
  [
    'collaboration',
    ['Communicated with suppliers and drivers daily', 'Served as a link between management and employees'],
    ['Fixed broken links between pages'],
  ],
])('%s in the words of a fourth reading', (practice, told, others) => {
  for (const line of told) expect(practices(line), line).toContain(practice);
  for (const line of others) expect(practices(line), line).not.toContain(practice);
});
