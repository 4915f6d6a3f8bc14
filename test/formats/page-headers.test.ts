import { expect, test } from 'vitest';
import { docx } from '#formats/docx.ts';
import { odt } from '#formats/odt.ts';
import { zipOf } from '../support/archives.ts';
import { limits, readResume } from '../support/corpus.ts';

const packed = (parts: Record<string, string>) =>
  zipOf(Object.entries(parts).map(([name, text]) => ({ name, bytes: Buffer.from(text) })));

const jobs = ['Experience', 'Engineer, Northwind Ltd', '2015 – 2018'];

/** An OpenDocument text whose only page style has these headers. */
function odtWith(headers: string) {
  const spaces =
    'xmlns:office="urn:office" xmlns:style="urn:style" xmlns:text="urn:text" xmlns:xlink="urn:xlink"';
  const lines = jobs.map((line) => `<text:p>${line}</text:p>`).join('');
  return packed({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'styles.xml': `<x ${spaces}><style:master-page>${headers}</style:master-page></x>`,
    'content.xml': `<x ${spaces}><office:text>${lines}</office:text></x>`,
  });
}

test.each([
  ['style:header', 'Jane Roe'],
  ['style:header-first', 'Jane Roe'],
  ['style:header-left', 'Jane Roe'],
  ['style:header-first style:display="false"', undefined],
])('the name and the address of mail in <%s>', async (tag, name) => {
  const header = `<${tag}><text:p>Jane Roe</text:p><text:p><text:a xlink:href="mailto:jane@example.com">Mail</text:a></text:p></${tag.split(' ')[0]}>`;
  const outcome = await odt.read(await odtWith(header), limits);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { contact, resume } = readResume(outcome.document);
  expect(contact.name?.value).toBe(name);
  expect(contact.email?.value).toBe(name && 'jane@example.com');
  expect(resume.jobs.map((job) => job.company?.value)).toEqual(['Northwind Ltd']);
});

test('an address of mail behind a word in the header of a Word file', async () => {
  const body = ['Jane Roe', ...jobs].map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('');
  const word = (inner: string, tag: string) => `<w:${tag} xmlns:w="urn:w">${inner}</w:${tag}>`;
  const bytes = await packed({
    'word/document.xml': word(`<w:body>${body}</w:body>`, 'document'),
    'word/header1.xml': word('<w:p><w:r><w:t>Mail</w:t></w:r></w:p>', 'hdr'),
    'word/_rels/header1.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="mailto:jane@example.com" TargetMode="External"/></Relationships>',
  });
  const outcome = await docx.read(bytes, limits);
  if (!outcome.ok) throw new Error(outcome.reason);
  expect(readResume(outcome.document).contact.email?.value).toBe('jane@example.com');
});
