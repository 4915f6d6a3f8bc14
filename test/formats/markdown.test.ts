import { expect, test } from 'vitest';
import { textOf } from '#domain/document.ts';
import { detect } from '#formats/index.ts';
import { txt } from '#formats/txt.ts';
import { limits, readResume } from '../support/corpus.ts';

const linesOf = async (text: string) => {
  const outcome = await txt.read(Buffer.from(text), limits);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { document } = outcome;
  return document.lines.map((line) => textOf(document, line));
};

test.each([
  ['# Ada\n\n**Clerk**\\\n2015 - 2019', ['Ada', 'Clerk', '2015 - 2019']],
  ['# Ada\n\nClerk<br/>2015 - 2019<BR>Bremen', ['Ada', 'Clerk', '2015 - 2019', 'Bremen']],
  [
    '# Ada\n\n##Career##\n\n###Clerk, Northwind 2015 - 2019####',
    ['Ada', 'Career', 'Clerk, Northwind 2015 - 2019'],
  ],
  ['#Ada Bell\n\n## Work', ['Ada Bell', 'Work']],
  [
    '# Ada\n\n{% include intro.md %}\n\n**[Clerk]({{ site.baseurl }}{% link clerk.md %})**\n{% comment %}Porter{% endcomment %}',
    ['Ada', 'Clerk'],
  ],
  ['# Ada\n\n100 % {of} course, {{', ['Ada', '100 % {of} course, {{']],
  ['# Ada\n\n#hashtag of mine', ['Ada', '#hashtag of mine']],
  ['# Ada\n\nC:\\temp and <b', ['Ada', 'C:\\temp and <b']],
])('the lines of %j', async (text, lines) => {
  expect(await linesOf(text)).toEqual(lines);
});

test.each([
  ['<h1 align="center">Ada</h1>\n\n## Work\n\n**Clerk**, Bremen', ['Ada', 'Work', 'Clerk, Bremen']],
  ['# Ada <small>Clerk</small>\n\n<sub>Mar 2022 &ndash; now</sub>', ['Ada Clerk', 'Mar 2022 – now']],
  ['# Ada\n\nSmith &amp; Sons, <kbd>Go</kbd>', ['Ada', 'Smith & Sons, Go']],
  [
    '# Ada\n\n2018-2021\n:   Clerk, Bremen\n\n2015-2018\n:   Porter',
    ['Ada', '2018-2021', 'Clerk, Bremen', '2015-2018', 'Porter'],
  ],
  ['---\nname: Ada\nskills:\n- Go\n---\n\n# CV', ['Ada', 'skills:', 'Go', 'CV']],
  ['<div markdown="1">\n**Ada** <ada@example.com>\n</div>\n\n# CV', ['Ada ada@example.com', 'CV']],
  ['# Ada\n\n## CV\n\nada<at>example.com, Go<at>night', ['Ada', 'CV', 'ada@example.com, Gonight']],
  ['# Ada\n\nClerk\nBremen\n-----\nPorter', ['Ada', 'Clerk', 'Bremen', 'Porter']],
  ['# Ada\n\n```\nGo\nC\n```', ['Ada', 'Go', 'C']],
  ['# Ada\n\n| Clerk | 2015 |\n| --- | --- |\n| Porter | 2012 |', ['Ada', 'Clerk\t2015', 'Porter\t2012']],
  ['# Ada\n\nClerk     2015', ['Ada', 'Clerk\t2015']],
  ['# Ada\n\n### Work {#work .wide}\n\nClerk', ['Ada', 'Work', 'Clerk']],
  ['# Ada\n\nWork {data-icon=suitcase}\n----\n\nClerk', ['Ada', 'Work', 'Clerk']],
  ['# Ada\n\nLoops of `{a, b}` and {c}', ['Ada', 'Loops of {a, b} and {c}']],
  ['Main\n====\n\n# Ada\n\nClerk', ['Ada', 'Clerk']],
])('the lines of %j', async (text, lines) => {
  expect(await linesOf(text)).toEqual(lines);
});

test('a page that opens with a tag is Markdown where its headings are', async () => {
  const text = '<div align="center">\n\n# Ada Quellmann\n\n</div>\n\n## Jobs\n';
  expect((await detect(Buffer.from(text)))?.id).toBe('txt');
  expect((await detect(Buffer.from('<div><h1>Ada</h1><p>Clerk</p></div>')))?.id).toBe('html');
});

test('headings that an author named open sections, of work where times stand below', async () => {
  const text =
    '# Ada Quellmann\n\n## About me\n\nI build.\n\n## The long version\n\n### Clerk, Northwind Ltd\n*2015 – 2019*\n\n- Letters\n\n## Skills\n\nGo, SQL\n\n## Education\n\nBSc, Hill University\n';
  const outcome = await txt.read(Buffer.from(text), limits);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { resume } = readResume(outcome.document);
  expect(resume.jobs.map(({ title, company }) => [title?.value, company?.value])).toEqual([
    ['Clerk', 'Northwind Ltd'],
  ]);
});

test('facts ahead of a text: what it is called heads it, what is the page’s is left out', async () => {
  const facts = 'layout: page\ntitle: "Anna Berg"\npermalink: /about/\nemail: anna@example.com';
  const lines = ['Anna Berg', 'email: anna@example.com', 'Experience'];
  expect(await linesOf(`---\n${facts}\n---\n\n## Experience`)).toEqual(lines);
});

test.each([
  [
    'a template of academic pages: the employer below its dated title, the dates below their facts',
    [
      ...['* Summer 2015: Research Assistant', '  * Northwind University', '  * Duties: Tagging issues'],
      ...['* Northwind College: Researcher (Leeds, UK)', '  * Departments of Radiology, Surgery, Medicine'],
      ...['  * October, 2012 – June, 2014', '    * Aided in research'],
      ...['* Contoso Inc', '  * Software Engineer', '  * August 2010 – August 2012', '  * Wrote services'],
    ],
    [
      'Research Assistant @ Northwind University',
      'Researcher @ Northwind College',
      'Software Engineer @ Contoso Inc',
    ],
  ],
  [
    'what was done stays text of its job',
    [
      ...['### Clerk, Northwind Ltd', '2012 – 2014', '* Wrote letters', '  * Halden University', '  * Leeds'],
      ...['* Kept books', '### Porter, Contoso Ltd', '2010 – 2012', '* Carried letters'],
    ],
    ['Clerk @ Northwind Ltd', 'Porter @ Contoso Ltd'],
  ],
])('%s', async (_name, lines, expected) => {
  const text = ['---', 'title: Ada Quellmann', '---', '', 'Work experience', '======', ...lines].join('\n');
  const outcome = await txt.read(Buffer.from(text), limits);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { resume } = readResume(outcome.document);
  expect(resume.jobs.map(({ title, company }) => `${title?.value} @ ${company?.value}`)).toEqual(expected);
});

test('bold parts an employer from the title behind it, below dates', async () => {
  const source = [
    '# Ada Quellmann',
    '## Expérience professionnelle',
    '10.2017 - 12.2018',
    '__Université Exemple, Italie__ Ingénieur de recherche, projet ABC; Architecture d’une base',
    '',
    '01.2017 - 09.2017',
    '__exemple.net__ Consultant; Conception web',
  ].join('\n');
  const outcome = await txt.read(new TextEncoder().encode(source), limits);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { resume } = readResume(outcome.document);
  expect(resume.jobs.map(({ title, company }) => [title?.value, company?.value])).toEqual([
    ['Ingénieur de recherche, projet ABC', 'Université Exemple'],
    ['Consultant', 'exemple.net'],
  ]);
});

test('an item of a list that wraps in its source is quoted whole, and short items stay apart', async () => {
  const source = [
    '# Ada Quellmann',
    '## Experience',
    '### Backend Engineer, Northwind Ltd',
    '*Jan 2016 – Dec 2017*',
    '- Raised the quality of the whole billing service, leveraging test-driven',
    'development and continuous integration',
    '- Moved it to Docker',
    '- Kept Kafka running',
  ].join('\n');
  const outcome = await txt.read(new TextEncoder().encode(source), limits);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { resume } = readResume(outcome.document);
  const lines = resume.skills.flatMap(({ mentions }) => mentions.map(({ line }) => line.quote));
  expect(lines.some((quote) => /billing service.*test-driven\s+development/su.test(quote))).toBe(true);
  expect(lines.some((quote) => /Docker.*Kafka/su.test(quote))).toBe(false);
});

test.each([
  [
    'bold and italics below dates are an employer and a title',
    [
      '# Jane Doe\n\n## Employment\n',
      '`2018-21`\n__Northwind Institute__ _Research scientist_. Looking into snow.\n',
      '`2014-17`\n__Contoso Bank__ _Consultant_ Analysis of risks.\n',
    ],
    ['Research scientist @ Northwind Institute 2018', 'Consultant @ Contoso Bank 2014'],
  ],
  [
    'italics that go on, and parts below a heading, are none',
    [
      '# Jane Doe\n\n## Employment\n',
      '`2019 – 2021`\n**Developer** *at Northwind*\n\nBuilt the shop.\n',
      '### Tester, Contoso\n2015 – 2017\n**Shop** *Java, Spring* Tested the shop.\n',
    ],
    ['Developer @ Northwind 2019', 'Tester @ Contoso 2015'],
  ],
  [
    'a heading that closes like a sentence, above dates that text follows',
    [
      '# Jane Doe\n\n## Work\n',
      '#### Clerk at Northwind\n*May 2011 to October 2012* – Main duties: Kept the files of the house.\n',
      '#### Registrar at Contoso Hospital for Women and Children.\n*July 2006 to September 2010* – Main duties: Used records.\n',
    ],
    ['Clerk @ Northwind 2011', '- @ - 2006'],
  ],
])('%s', async (_what, parts, expected) => {
  const outcome = await txt.read(Buffer.from(parts.join('\n')), limits);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { jobs } = readResume(outcome.document).resume;
  expect(
    jobs.map(
      ({ title, company, start }) => `${title?.value ?? '-'} @ ${company?.value ?? '-'} ${start?.year}`,
    ),
  ).toEqual(expected);
});
