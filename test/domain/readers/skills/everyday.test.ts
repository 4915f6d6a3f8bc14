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
  ['Managed the Akamai Edge suite', 'microsoft edge'],
  ['Built WordPress sites with Trellis & Bedrock', 'amazon bedrock'],
  ['Rendered with Redshift, Maya and Houdini', 'amazon redshift'],
  ['Led the Media Asset Pipeline', 'ruby on rails'],
  ['SCM: Git', 'supply chain management'],
  ['Oracle 10g as the production database', 'oracle application server'],
  ['Designed the input data object', 'data entry'],
  ['Video surveillance systems by Axis, Dahua and Hikvision, Java', 'apache axis'],
  ['Reviewed prototype iterations in JavaScript', 'prototype.js'],
  ['Wrote the statement of work', 'scope management'],
])('%s names no %s', (line, skill) => {
  expect(told(line)).not.toContain(skill);
});

test.each([
  ['Kept services up with PM2 on Node.js and Docker', 'pm2'],
  ['Rendered pages with Handlebars, Express and Node.js', 'handlebars.js'],
  ['Stored events in DynamoDB', 'dynamodb'],
  ['Stored events in Redshift on AWS', 'amazon redshift'],
  ['SOAP services with Axis, Struts and Java', 'apache axis'],
  ['Ran daily stand-up meetings', 'scrum'],
  ['Tested services with SOAP UI', 'soapui'],
  ['Interpreted American Sign Language', 'sign language'],
  ['Built reports with iReport, JasperReports and Java', 'jasperreports'],
  ['Moved jobs to the Spark framework on Hadoop and Scala', 'spark'],
])('%s names %s', (line, skill) => {
  expect(told(line)).toContain(skill);
});
