import { expect, test } from 'vitest';
import { skills } from '../../../support/reading.ts';

/* Words of everyday life and of other trades that are spelled like the names of tools. */
const told = (line: string) =>
  skills('Jo Example', 'jo@example.com', 'Experience', 'Engineer, Northwind Ltd', '2014 – 2018', `- ${line}`);

test.each([
  ['Taught in Python in winter 2013', 'winter cms'],
  ['Drew a PM2.5 map of the town in Python', 'pm2'],
  ['Measured the upper troposphere', 'troposphere'],
  ['Nice work if you can get it', 'get_it'],
  ['Wrote Dynamo scripts for Civil 3D', 'dynamodb'],
  ['Taught VEX Robotics with Python', 'vex houdini'],
  ['Posted as an iReport of a news station', 'jasperreports'],
  ['Cut labor costs by a third', 'food cost control'],
])('%s names no %s', (line, skill) => {
  expect(told(line)).not.toContain(skill);
});

test.each([
  ['Kept services up with PM2 on Node.js and Docker', 'pm2'],
  ['Rendered pages with Handlebars, Express and Node.js', 'handlebars.js'],
  ['Stored events in DynamoDB', 'dynamodb'],
  ['Built reports with iReport, JasperReports and Java', 'jasperreports'],
  ['Moved jobs to the Spark framework on Hadoop and Scala', 'spark'],
])('%s names %s', (line, skill) => {
  expect(told(line)).toContain(skill);
});
