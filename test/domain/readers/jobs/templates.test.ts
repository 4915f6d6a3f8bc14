import { expect, test } from 'vitest';
import { experience } from '../../../support/reading.ts';

/* Entries as templates that many people use set them. */
const did = 'Month end for two plants within five working days.';

test.each<[what: string, lines: string[], jobs: string[]]>([
  [
    'an address of the web below the employer',
    [
      'Peak Valve Company Ltd',
      'https://peakvalve.example.com',
      'November 2019 – Present',
      'Management Accountant',
      did,
      'Rowan Textiles plc',
      'www.rowan.example.com',
      'March 2016 – October 2019',
      'Assistant Accountant',
      did,
    ],
    [
      'Management Accountant @ Peak Valve Company Ltd, 2019-11 – now',
      'Assistant Accountant @ Rowan Textiles plc, 2016-3 – 2019-10',
    ],
  ],
  [
    'a label under every entry',
    [
      'Peak Valve Company Ltd',
      'November 2019 – Present',
      'Management Accountant',
      'Highlights',
      did,
      'Rowan Textiles plc',
      'March 2016 – October 2019',
      'Assistant Accountant',
      'Highlights',
      did,
    ],
    [
      'Management Accountant @ Peak Valve Company Ltd, 2019-11 – now',
      'Assistant Accountant @ Rowan Textiles plc, 2016-3 – 2019-10',
    ],
  ],
  [
    'an employer that is called a studio',
    [
      'Brand Designer — Acme Studio\t2021 — Present',
      'Designed brand identities.',
      'Founder — Globex Studio 2019 — 2021',
      'Built and sold a product.',
    ],
    ['Brand Designer @ Acme Studio, 2021 – now', 'Founder @ Globex Studio, 2019 – 2021'],
  ],
  [
    'an employer behind an at sign',
    ['Data Analyst @BetaSoft Technologies', '2020 - 2022', did],
    ['Data Analyst @ BetaSoft Technologies, 2020 – 2022'],
  ],
  [
    'an employer in brackets',
    ['Programmer (University of Bremen)\t2016 - 2018', 'Design software architecture'],
    ['Programmer @ University of Bremen, 2016 – 2018'],
  ],
  [
    'no employer in brackets',
    ['Northwind Ltd', 'Programmer (Backend Services)\t2016 - 2018', did],
    ['Programmer (Backend Services) @ Northwind Ltd, 2016 – 2018'],
  ],
  [
    'an employer of capitals that are a small word elsewhere',
    ['Research Fellow\t2012 - 2015', 'MIT\tCambridge, MA, USA', `- ${did}`],
    ['Research Fellow @ MIT, 2012 – 2015'],
  ],
  [
    'tools in cells below their label',
    [
      'Lead Developer',
      'Startup Hub',
      '2023 - Present',
      'Rebuilt the sign-up pages for the new shop and moved them to a new host.',
      'Technologies used:',
      'Angular\tPython\tjQuery\tWebpack',
      'Senior Software Developer',
      'Google',
      '2019 - 2023',
      'Wrote the report service, and looked after it for years.',
    ],
    ['Lead Developer @ Startup Hub, 2023 – now', 'Senior Software Developer @ Google, 2019 – 2023'],
  ],
  [
    'dates that run upwards in a rail',
    [
      'Today\tData Engineer, Northwind Mobility, Nantes',
      'March 2022\t- Pipelines for fifteen bus networks.',
      'Cut the cost of queries.',
      'February 2022\tData Analyst, Coastal Market, La Rochelle',
      'September 2019\tDashboards of forty shops.',
    ],
    ['Data Engineer @ Northwind Mobility, 2022-3 – now', 'Data Analyst @ Coastal Market, 2019-9 – 2022-2'],
  ],
  [
    'a team behind the comma of a title below an employer that stands above',
    [
      'The Hudson Ledger, New York',
      'Director of Engineering, March 2022 to present',
      `- ${did}`,
      'Engineering Manager, Subscriptions, January 2019 to March 2022',
      `- ${did}`,
      'Senior Software Engineer, June 2016 to December 2018',
      `- ${did}`,
      'Chalkline Learning, Boston',
      'Software Engineer, September 2012 to May 2016',
      `- ${did}`,
    ],
    [
      'Director of Engineering @ The Hudson Ledger, 2022-3 – now',
      'Engineering Manager, Subscriptions @ The Hudson Ledger, 2019-1 – 2022-3',
      'Senior Software Engineer @ The Hudson Ledger, 2016-6 – 2018-12',
      'Software Engineer @ Chalkline Learning, 2012-9 – 2016-5',
    ],
  ],
  [
    'title, team and employer before a dash and the place',
    [
      'Robotics Engineer, Agrobòtica – Girona, Spain\tJune 2022 – present',
      `- ${did}`,
      'Software Engineer, Localization, PAL Robotics – Barcelona, Spain\tSept 2019 – May 2022',
      `- ${did}`,
    ],
    [
      'Robotics Engineer @ Agrobòtica, 2022-6 – now',
      'Software Engineer, Localization @ PAL Robotics, 2019-9 – 2022-5',
    ],
  ],
  [
    'pictures before employers and dates',
    [
      '🏢 Lakeshore Health Partners — Software Engineer',
      '📅 Jan 2022 – Present · 📍 Chicago, IL',
      did,
      '🏢 Dovetail Apps — Junior Web Developer',
      '📅 Jun 2019 – Dec 2021 · 📍 Remote',
      did,
      '🍳 El Ñandutí — Line cook',
      '📅 2015 – 2018 · 📍 Chicago, IL',
      did,
    ],
    [
      'Software Engineer @ Lakeshore Health Partners, 2022-1 – now',
      'Junior Web Developer @ Dovetail Apps, 2019-6 – 2021-12',
      'Line cook @ El Ñandutí, 2015 – 2018',
    ],
  ],
  [
    'employer, town and country',
    [
      'Software Engineer\tSep 2022 — Present',
      'Zalando, Berlin, Germany',
      `- ${did}`,
      'Northwind, Bristol, UK\tOct 2019 — Aug 2022',
      'Data Analyst',
      `- ${did}`,
    ],
    ['Software Engineer @ Zalando, 2022-9 – now', 'Data Analyst @ Northwind, 2019-10 – 2022-8'],
  ],
  [
    'town, region and country, and a town that is its own region',
    [
      'Northwind',
      'Account Manager\tSep 2022 — Present',
      'Noida, Uttar Pradesh, India',
      `- ${did}`,
      'Contoso',
      'Data Analyst\tOct 2019 — Aug 2022',
      'Berlin, Berlin, Germany',
      `- ${did}`,
    ],
    ['Account Manager @ Northwind, 2022-9 – now', 'Data Analyst @ Contoso, 2019-10 – 2022-8'],
  ],
  [
    'a European form with the place behind its dates',
    [
      '01/10/2020 – Current Torino, Italia',
      'Data Analyst',
      'LINEA VERDE TRASPORTI S.P.A.',
      `- ${did}`,
      '02/05/2016 – 30/09/2020 Torino, Italia',
      'Sales Clerk',
      'SUPERMERCATI DORA S.R.L.',
      `- ${did}`,
    ],
    [
      'Data Analyst @ LINEA VERDE TRASPORTI S.P.A., 2020-10 – now',
      'Sales Clerk @ SUPERMERCATI DORA S.R.L., 2016-5 – 2020-9',
    ],
  ],
  [
    'employer and title by a slash over dates and a place',
    [
      'Norrsken Ticketing / Engineering Manager',
      'AUGUST 2021 - PRESENT,  MALMÖ',
      `- ${did}`,
      'Maple Court / Care Assistant, Nights',
      'MAY 2019 - JULY 2021',
      'Evening shifts during school.',
      'Pennant Bank / Data Analyst',
      'JUNE 2015 - NOVEMBER 2018,  MALMÖ',
      `- ${did}`,
    ],
    [
      'Engineering Manager @ Norrsken Ticketing, 2021-8 – now',
      'Care Assistant, Nights @ Maple Court, 2019-5 – 2021-7',
      'Data Analyst @ Pennant Bank, 2015-6 – 2018-11',
    ],
  ],
  [
    'no employer by a slash, where the employer has a line of its own',
    ['Frontend / Backend Engineer', 'Zalando', '2019 – 2021', `- ${did}`],
    ['Frontend / Backend Engineer @ Zalando, 2019 – 2021'],
  ],
  [
    'employer and title by a slash, the team behind a comma',
    [
      'Lakewood Medical Center / Registered Nurse, Medical ICU',
      'JULY 2018 - APRIL 2023,  MALMÖ',
      'Preceptor for new graduates.',
    ],
    ['Registered Nurse, Medical ICU @ Lakewood Medical Center, 2018-7 – 2023-4'],
  ],
  [
    'an employer behind the comma of a title with a slash',
    ['Frontend / Backend Engineer, Zalando', '2019 – 2021', `- ${did}`],
    ['Frontend / Backend Engineer @ Zalando, 2019 – 2021'],
  ],
  [
    'an employer whose last word breaks at the end of its line',
    [
      '2022 – present\tResearch Fellow, Atlantic Marine Insti-',
      'tute, Galway, Ireland.',
      'State-space models for 1,400 tracks, written in R and Stan.',
      '2019 – 2022\tResearch Fellow, Calder Centre, Aber-',
      'deen, UK.',
      'Wind farm work for the government.',
    ],
    [
      'Research Fellow @ Atlantic Marine Institute, 2022 – now',
      'Research Fellow @ Calder Centre, 2019 – 2022',
    ],
  ],
  [
    'no list that goes on below its label as the next employer',
    [
      'May 2017 to December 2020\tPHP Developer – Agency Traboule',
      'Shops for the region.',
      'Technical environment: PHP,',
      'MySQL, Git',
      'October 2014 to April 2017\tWeb Developer – Rowan Mutual',
      'An extranet.',
    ],
    ['PHP Developer @ Agency Traboule, 2017-5 – 2020-12', 'Web Developer @ Rowan Mutual, 2014-10 – 2017-4'],
  ],
  [
    'sentences behind the bracket of dates, one of them with a year',
    [
      'Software Engineer, Initrode Ltd, Leeds (January 2019 – present). Billing and card payments, on call every third week with two colleagues, and the migration of 2023.',
      'Inside Sales, Gulf Coast Valve (2010 – 2012). Counter and phone.',
    ],
    ['Software Engineer @ Initrode Ltd, 2019-1 – now', 'Inside Sales @ Gulf Coast Valve, 2010 – 2012'],
  ],
  [
    'a sentence below the dates is no employer',
    [
      'Jan 2012 – Aug 2013\tQuillon\tSoftware Engineer',
      'Card payments.',
      'May 2010 – Dec 2011\tAggreko\tTester',
      'Upgrades.',
    ],
    ['Software Engineer @ Quillon, 2012-1 – 2013-8', 'Tester @ Aggreko, 2010-5 – 2011-12'],
  ],
  [
    'a school beside its group or institute is the employer',
    [
      '2018–2022\tPostdoctoral Researcher, Biomedical Imaging Group, EPFL, Lausanne',
      '2011–2013\tEngineer, Volkswagen Group, Wolfsburg',
    ],
    ['Postdoctoral Researcher @ EPFL, 2018 – 2022', 'Engineer @ Volkswagen Group, 2011 – 2013'],
  ],
  [
    'an open end that breaks over its line',
    [
      '• Working as Solution Architect in Cholanadu Technologies Pvt. Ltd., Chennai from Jan 2020 to till',
      'date.',
      '• Worked as Technical Architect in Infosys Limited, Chennai from Jul 2015 to Dec 2019.',
    ],
    [
      'Solution Architect @ Cholanadu Technologies Pvt. Ltd., 2020-1 – now',
      'Technical Architect @ Infosys Limited, 2015-7 – 2019-12',
    ],
  ],
  [
    'a sentence between two roles of one employer is neither',
    [
      'Globex Inc., Beaverton OR',
      'Senior Software Engineer — Jan 2016 to Aug 2020',
      'Billing and card payments, on call.',
      'Software Engineer — June 2013 to Jan 2016',
      'Shop front end.',
    ],
    [
      'Senior Software Engineer @ Globex Inc., 2016-1 – 2020-8',
      'Software Engineer @ Globex Inc., 2013-6 – 2016-1',
    ],
  ],
  [
    'a title that no word tells below an employer with its town',
    [
      'Booz Hamilton, Leeds\t2018 – 2021',
      'Threat Hunter',
      `- ${did}`,
      'Initrode Ltd, York\t2016 – 2018',
      'Engineer',
      `- ${did}`,
    ],
    ['Threat Hunter @ Booz Hamilton, 2018 – 2021', 'Engineer @ Initrode Ltd, 2016 – 2018'],
  ],
  [
    'a town behind the title is no employer',
    [
      'Globex Corporation\tJun 2009 – Aug 2021',
      'Senior Developer, Leeds (2017 – 2021)',
      `- ${did}`,
      'Developer, York (2013 – 2017)',
      `- ${did}`,
    ],
    ['Senior Developer @ Globex Corporation, 2017 – 2021-8', 'Developer @ Globex Corporation, 2013 – 2017'],
  ],
  [
    'a slash between the cells of title and employer',
    ['Sep 2013 – Feb 2015\tBurnside Rail\tLinux / Unix Consultant', 'Timetables.'],
    ['Linux / Unix Consultant @ Burnside Rail, 2013-9 – 2015-2'],
  ],
  [
    'time at home and boards are no work',
    [
      'QA Analyst, Walgreens\t2008 – 2012',
      'Home with children\t2003 – 2007',
      'BOARDS AND ADVISING',
      'Technical advisor, Cedar Loop, 2022 – present',
    ],
    ['QA Analyst @ Walgreens, 2008 – 2012'],
  ],
  [
    'dates in brackets with room',
    ['Northwind Energy [ 01/02/2023 – Current ]', 'Platform Engineer', `- ${did}`],
    ['Platform Engineer @ Northwind Energy, 2023-2 – now'],
  ],
  [
    'dates behind a client and its place',
    [
      'Client: Lakeshore Mutual Insurance, Milwaukee, WI May 2022 – Present',
      'Role: DevOps Engineer',
      `- ${did}`,
    ],
    ['DevOps Engineer @ Lakeshore Mutual Insurance, 2022-5 – now'],
  ],
  [
    'a legal form of two words before the town and its state',
    [
      'Kaveri Retail Technologies Pvt. Ltd., Pune, Maharashtra',
      'Senior Data Engineer\tJanuary 2022 – Present',
      `- ${did}`,
    ],
    ['Senior Data Engineer @ Kaveri Retail Technologies Pvt. Ltd., 2022-1 – now'],
  ],
  [
    'years of two entries below each other are no stretch',
    ['2021\tClerk, Coastal Market', '2019\tPorter, Northwind Hotel'],
    ['Clerk @ Coastal Market, 2021 – 2021', 'Porter @ Northwind Hotel, 2019 – 2019'],
  ],
])('%s', (_what, lines, jobs) => expect(experience(...lines)).toEqual(jobs));
