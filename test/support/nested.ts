import { readFileSync } from 'node:fs';
import { unzip } from '#formats/word/unzip.ts';
import { zipOf } from './archives.ts';
import { cases } from './corpus.ts';

/* Files that nest or repeat something `count` times: bytes made by us. */
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const oasis = 'urn:oasis:names:tc:opendocument:xmlns';
const open = `xmlns:office="${oasis}:office:1.0" xmlns:text="${oasis}:text:1.0" xmlns:table="${oasis}:table:1.0"`;
const line = '<w:p><w:r><w:t>Ada Example</w:t></w:r></w:p>';

async function repacked(name: string, part: string, content: string): Promise<Buffer> {
  const zip = await unzip(
    readFileSync(cases.find((one) => one.name === name)?.path as string),
    1e8,
    (one) => !one.endsWith('/'),
  );
  if (!zip.ok) throw new Error(zip.reason);
  const names = [...zip.files.keys()].sort((a, b) => Number(b === 'mimetype') - Number(a === 'mimetype'));
  return zipOf(
    names.map((one) => ({
      name: one,
      bytes: one === part ? Buffer.from(content) : (zip.files.get(one) as Buffer),
    })),
  );
}

const docx = (body: string) =>
  repacked('docx-plain', 'word/document.xml', `<w:document ${word}><w:body>${body}</w:body></w:document>`);
const odt = (body: string) =>
  repacked(
    'odt-plain',
    'content.xml',
    `<office:document-content ${open}><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
  );
const html = (body: string, head = '') =>
  Buffer.from(`<html><head>${head}</head><body>${body}<p>Ada Example</p></body></html>`);
const rtf = (body: string) => Buffer.from(`{\\rtf1\\ansi ${body}Ada Example\\par}`);
const around = (before: string, inside: string, after: string, count: number) =>
  before.repeat(count) + inside + after.repeat(count);

export const nested: Record<string, (count: number) => Buffer | Promise<Buffer>> = {
  'HTML, tables in tables': (count) => html(around('<table><tr><td>x', '', '</td></tr></table>', count)),
  'HTML, a tag in itself': (count) => html(around('<div>', '', '</div>', count)),
  'HTML, a tag that is never closed': (count) => html('<b>x'.repeat(count)),
  'HTML, lists in lists': (count) => html('<ul><li>x'.repeat(count)),
  'HTML, one closed that was not opened': (count) => html('<a>'.repeat(count) + '</b>'.repeat(count)),
  'HTML, rules for elements that are nested': (count) =>
    html(
      around('<div class="a">', '', '</div>', count),
      `<style>${'.a .b div{color:red} '.repeat(200)}</style>`,
    ),
  'HTML, as many rules as paragraphs': (count) =>
    html(
      '<p class="d">x</p>'.repeat(count / 10),
      `<style>${Array.from({ length: count / 10 }, (_, at) => `.c${at} .d{color:#fff}`).join('')}</style>`,
    ),
  'DOCX, tables in tables': (count) =>
    docx(around('<w:tbl><w:tr><w:tc>', line, '</w:tc></w:tr></w:tbl>', count)),
  'DOCX, boxes in boxes': (count) =>
    docx(around('<w:p><w:r><w:txbxContent>', line, '</w:txbxContent></w:r></w:p>', count)),
  'DOCX, names of spaces': (count) => docx(around('<w:sdt xmlns:q="z">', line, '</w:sdt>', count)),
  'ODT, tables in tables': (count) =>
    odt(
      around(
        '<table:table><table:table-row><table:table-cell>',
        '<text:p>Ada</text:p>',
        '</table:table-cell></table:table-row></table:table>',
        count,
      ),
    ),
  'ODT, spans in spans': (count) =>
    odt(`<text:p>${around('<text:span>x', '', '</text:span>', count)}</text:p>`),
  'RTF, groups in groups': (count) => rtf(around('{\\b x', '', '}', count)),
  'RTF, groups that are never closed': (count) => rtf('{'.repeat(count)),
  'PDF, objects without an end': (count) =>
    Buffer.from(
      `%PDF-1.4\n${'1 0 obj\n<</Type/Page>>\n'.repeat(count)}trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF`,
    ),
  'PDF, streams without an end': (count) =>
    Buffer.from(
      `%PDF-1.4\n${'1 0 obj\n<</Filter/FlateDecode>>\nstream\n'.repeat(count)}trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF`,
    ),
};
