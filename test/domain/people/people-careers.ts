/* Pairs that differ in a career's circumstances: hours, contracts, gaps, length, other work before. */
import { against, degree, earlier, type Job, lead, type Pair, pair, type Sheet } from './people-sheet.ts';

const titled = (title: string, company = lead.company): Partial<Sheet> => ({
  jobs: [{ ...lead, title, company }, earlier],
});
const told = (...lines: string[]): Partial<Sheet> => ({ jobs: [{ ...lead, lines }, earlier] });

/** The same 21 months of the earlier job, a year before; what filled the year between stands as its own entry. */
const before: Job = { ...earlier, dates: 'June 2018 – February 2020' };
const apart = (title: string, ...lines: string[]): Partial<Sheet> => ({
  jobs: [lead, { title, company: '', dates: 'March 2020 – February 2021', lines }, before],
});
const apartLine = (line: string): Partial<Sheet> => ({
  experience: `Experience\n${lead.title}, ${lead.company}\n${lead.dates}\n- ${lead.lines.join('\n- ')}\n\n${line}\n`,
  jobs: [before],
});

/** Twelve years of backend work: all that the role asks, and more. */
const twelve: Job[] = [lead, { ...earlier, dates: 'November 2014 – February 2021' }];
const oldJobs: Job[] = [
  {
    title: 'Programmer',
    company: 'Fabrikam Ltd',
    dates: 'April 2003 – October 2014',
    lines: ['Kept the programs of two warehouses in COBOL and later in C'],
  },
  {
    title: 'Junior Programmer',
    company: 'Litware Ltd',
    dates: 'September 1996 – March 2003',
    lines: ['Wrote label printing for a printing works in Pascal'],
  },
];
const nine: Job[] = [lead, { ...earlier, dates: 'November 2017 – February 2021' }];
const nurse = (...lines: string[]): Job[] => [
  ...nine,
  { title: 'Registered Nurse', company: 'City Hospital', dates: 'October 2007 – October 2017', lines },
];

const leave = 'Parental leave from September 2022 to August 2023';

export const pairs: Pair[] = [
  against(
    'part-time',
    { jobs: [{ ...lead, title: `${lead.title} (part-time, 50%)` }, earlier] },
    'Months are calendar time, not hours.',
  ),
  against(
    'freelance',
    {
      jobs: [
        { ...lead, title: 'Freelance Senior Backend Developer' },
        { ...earlier, title: 'Backend Developer (freelance)' },
      ],
    },
    'Freelance months count in full.',
  ),
  against(
    'self-employed without a client',
    titled('Senior Backend Developer', 'self-employed'),
    'No client name is needed.',
  ),
  against(
    'agency contract',
    titled('Senior Backend Developer (contract via Example Staffing)'),
    'The form of a contract is no fact about the work.',
  ),
  against(
    'parental leave told within a job',
    told(...lead.lines, leave),
    'Leave within a job counts in full.',
  ),
  against(
    'parental leave told first within a job',
    told(leave, ...lead.lines),
    'Leave within a job counts in full, wherever it is told.',
  ),
  against(
    'parental leave within a job, without a bullet',
    {
      experience: `Experience\n${lead.title}, ${lead.company}\n${lead.dates}\n- ${lead.lines.slice(0, 1).join('')}\n${leave}\n- ${lead.lines.slice(1).join('\n- ')}\n`,
      jobs: [earlier],
    },
    'What follows a line about leave is still the job.',
  ),
  against(
    'parental leave between jobs',
    apart('Parental leave'),
    'The months worked are the same; a gap costs nothing.',
  ),
  against(
    'parental leave between jobs on one line',
    apartLine('March 2020 – February 2021: parental leave'),
    'The months worked are the same; a gap costs nothing.',
  ),
  against(
    'military service between jobs on one line',
    apartLine('March 2020 – February 2021: military service, Navy'),
    'The months worked are the same; a gap costs nothing.',
  ),
  against(
    'illness between jobs on one line',
    apartLine('March 2020 – February 2021: recovery from a serious illness'),
    'The months worked are the same; a gap costs nothing.',
  ),
  against(
    'Elternzeit between jobs',
    apart('Elternzeit'),
    'The months worked are the same; a gap costs nothing in any language.',
  ),
  against(
    'congé maternité told first within a job',
    told('Congé maternité de septembre 2022 à février 2023', ...lead.lines),
    'Leave within a job counts in full in any language.',
  ),
  against(
    'maternity leave, caring for a child with cancer',
    apart('Maternity leave', 'Cared for my daughter, who has recovered from cancer'),
    'The months worked are the same; a gap costs nothing.',
  ),
  against(
    'military service between jobs',
    apart('Military service, Navy', 'Watch duty on a supply ship'),
    'Nothing of it is backend work; a gap costs nothing.',
  ),
  against('illness between jobs', apart('Recovery from a serious illness'), 'A gap costs nothing.'),
  against('unexplained gap of a year', { jobs: [lead, before] }, 'A gap costs nothing.'),
  against(
    'back after three years',
    {
      jobs: [
        lead,
        {
          title: 'Career break',
          company: '',
          dates: 'March 2018 – February 2021',
          lines: ['Cared for my parents'],
        },
        { ...earlier, dates: 'June 2016 – February 2018' },
      ],
    },
    'The months worked are the same; a gap costs nothing.',
  ),
  pair(
    'thirty years and the last twelve',
    { jobs: [...twelve, ...oldJobs] },
    { jobs: twelve },
    'Credit stops at what is asked.',
    144,
  ),
  pair(
    'earlier career in a sentence',
    { jobs: twelve, after: ['Earlier career: programmer at several companies, 1996 – 2014', '', ...degree] },
    { jobs: twelve },
    'Credit stops at what is asked.',
    144,
  ),
  pair(
    'nurse for ten years before',
    { jobs: nurse('Cared for up to twelve patients a shift on a surgical ward') },
    { jobs: nine },
    'Another profession before costs nothing.',
    108,
  ),
  pair(
    'nurse who monitored patients',
    { jobs: nurse('Monitoring of patients after surgery; gave care and drugs') },
    { jobs: nine },
    'Watching patients is no finding of faults in production.',
    108,
  ),
  pair(
    'engineering manager who builds and lead developer',
    titled('Engineering Manager'),
    titled('Lead Developer'),
    'The same team, the same work.',
  ),
  pair(
    'head of and senior',
    titled('Head of Backend'),
    titled('Senior Backend Developer'),
    'The team of four already earns all of leadership.',
  ),
  against(
    'postdoc',
    { jobs: [lead, { ...earlier, title: 'Postdoctoral Researcher', company: 'Example State University' }] },
    'Employed research with the same services is the same work.',
  ),
  against(
    'research software engineer',
    {
      jobs: [lead, { ...earlier, title: 'Research Software Engineer', company: 'Example State University' }],
    },
    'Employed research with the same services is the same work.',
  ),
];
