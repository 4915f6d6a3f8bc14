import { deflateRawSync, deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { findingsOf } from '#domain/judging/findings.ts';
import { readFile } from '#formats/index.ts';
import { brokenStreams } from '#formats/pdf/streams.ts';
import { asOf, limits, readResume } from '../support/corpus.ts';
import { type MadePage, madePdf, resumeLines, streamOf, written } from '../support/made-pdf.ts';

/* Parts of PDFs that people see and a reader may miss, or take for something else. */
const { ocr: _ocr, ...plain } = limits;
const page = written(resumeLines);

async function read(pages: readonly MadePage[], options = {}) {
  const outcome = await readFile(madePdf([...pages], options), plain);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { resume } = readResume(outcome.document);
  return {
    text: outcome.document.text,
    notes: outcome.document.notes,
    kinds: findingsOf(resume, asOf).map((one) => one.kind),
  };
}

const formOf = (field: string, more = '', objects: Record<number, string | Buffer> = {}) =>
  [
    [{ content: page, entries: '/Annots [100 0 R]' }],
    {
      catalogue: `/AcroForm << /Fields [100 0 R] /DA (/F1 11 Tf 0 g) ${more} >>`,
      objects: { 100: `<< /Type /Annot /Subtype /Widget ${field} >>`, ...objects },
    },
  ] as const;
const text = '/FT /Tx /T (a) /DA (/F1 11 Tf 0 g) /Rect [50 400 350 420]';
const drawing = (content: string) => ({
  101: streamOf('/Type /XObject /Subtype /Form /BBox [0 0 300 20]', Buffer.from(content)),
});

test('small capitals that are drawn one by one are words', async () => {
  /** Widths in Helvetica, in thousandths of the size. */
  const widths: Record<string, number> = {
    P: 667,
    r: 333,
    o: 556,
    f: 278,
    e: 556,
    s: 500,
    i: 222,
    n: 556,
    a: 556,
    l: 222,
    E: 667,
    x: 500,
    p: 556,
    c: 500,
  };
  let x = 50;
  const drawn = [...'Professional Experience'].map((letter) => {
    if (letter === ' ') {
      x += 3.5;
      return '';
    }
    const size = /[A-Z]/.test(letter) ? 12 : 8.25;
    const placed = `BT /F1 ${size} Tf 1 0 0 1 ${x.toFixed(2)} 600 Tm (${letter}) Tj ET`;
    x += ((widths[letter] as number) * size) / 1000 + (/[fi]/.test(letter) ? 1.5 : 1.1);
    return placed;
  });
  const { text: words } = await read([{ content: `${page}\n${drawn.join('\n')}` }]);
  expect(words).toContain('Professional Experience');
});

describe('fields of a form', () => {
  test('hold their value, not what an older drawing shows', async () => {
    const value = '/V (Kubernetes Wizard)';
    for (const [field, more, objects] of [
      [`${text} ${value}`, '', {}],
      [`${text} ${value} /AP << /N 101 0 R >>`, '/NeedAppearances true', drawing('/Tx BMC EMC')],
      [`${text} ${value} /AP << /N 101 0 R >>`, '', drawing('/Tx BMC BT (Enter your title) Tj ET EMC')],
      [
        `/Parent 102 0 R /DA (/F1 11 Tf 0 g) /Rect [50 400 350 420]`,
        '',
        { 102: `<< /FT /Tx /T (b) ${value} /Kids [100 0 R] >>` },
      ],
    ] as const) {
      const found = await read(...formOf(field, more, objects));
      expect(found.text).toContain('Kubernetes Wizard');
      expect(found.text).not.toContain('Enter your title');
      expect(found.kinds).not.toContain('hidden_text');
    }
  });

  test('hold letters of every script, and lines below the page accuse nobody', async () => {
    const polish = await read(...formOf(`${text} /V <FEFF0141006F0064017A>`));
    expect(polish.text).toContain('Łodź');
    const lines = Array.from({ length: 12 }, (_, at) => `Line ${at}`).join('\\r');
    const long = await read(
      ...formOf(`/FT /Tx /Ff 4096 /T (a) /DA (/F1 11 Tf 0 g) /V (${lines}) /Rect [50 40 350 90]`),
    );
    expect(long.text).toContain('Line 11');
    expect(long.kinds).not.toContain('hidden_text');
  });

  test.each([
    [
      'a box that is ticked',
      '/FT /Btn /T (a) /V /Yes /AS /Yes /AP << /N << /Yes 101 0 R /Off 101 0 R >> >> /Rect [50 400 60 410]',
    ],
    ['a field that is not shown', `${text} /F 2 /V (secret words)`],
    ['a password', `${text} /Ff 8192 /V (secret words)`],
    ['an empty one', `${text} /V ()`],
  ])('%s adds nothing and is no loss', async (_kind, field) => {
    const bare = await read([{ content: page }]);
    const found = await read(...formOf(field, '', drawing('q Q')));
    expect(found.text).toBe(bare.text);
    expect(found.notes).toEqual([]);
  });
});

describe('text that goes another way', () => {
  const side = (lines: string[]) => written(lines, { matrix: '0 1 -1 0 60 50' });

  test('a page is read as it stands, each by itself, without places on it', async () => {
    const found = await read([
      { content: page },
      { content: side(['Projects', ...resumeLines.slice(5, 9)]) },
    ]);
    expect(found.text).toContain('Wrote interfaces in Python');
    expect(found.notes).toEqual([]);
    expect(found.kinds).not.toContain('hidden_text');
  });

  test('a page that is turned by its own entry reads as before', async () => {
    const upright = await read([{ content: page }]);
    const turned = await read([
      { content: written(resumeLines, { matrix: '0 1 -1 0 60 50' }), entries: '/Rotate 90' },
    ]);
    expect(turned.text).toBe(upright.text);
    expect(turned.notes).toEqual([]);
  });

  test('what is left out is said: a long strip, a way to reach somebody, and upright text beside much sideways text', async () => {
    expect((await read([{ content: `${page}\n${side(['Experience'])}` }])).kinds).not.toContain(
      'unread_text',
    );
    expect((await read([{ content: `${page}\n${side(['jane@example.com'])}` }])).kinds).toContain(
      'unread_text',
    );
    expect((await read([{ content: `${side(resumeLines)}\n${written(['Jane Doe'])}` }])).kinds).toContain(
      'unread_text',
    );
  });
});

describe('streams', () => {
  const content = Buffer.from(page);
  const packed = deflateSync(content);
  const stream = (entries: string, bytes: Buffer, { length = String(bytes.length), line = '\n' } = {}) =>
    Buffer.concat([
      Buffer.from(`%PDF-1.4\n1 0 obj\n<< ${entries} /Length ${length} >>\nstream${line}`),
      bytes,
      Buffer.from('\nendstream\nendobj\n'),
    ]);
  const flate = '/Filter /FlateDecode';
  const letters = Buffer.from(`${ascii85(packed)}~>`);
  const changed = (bytes: Buffer, at: number) => {
    const copy = Buffer.from(bytes);
    copy.fill(0x41, at, at + 12);
    return copy;
  };

  test.each([
    ['as it should be', stream(flate, packed)],
    ['without a checksum', stream(flate, packed.subarray(0, -4))],
    ['whose length is said too short', stream(flate, packed, { length: String(packed.length - 2) })],
    ['whose length stands elsewhere', stream(flate, packed, { length: '89 0 R' })],
    ['behind a space', stream(flate, packed, { line: ' \r\n' })],
    ['that is empty', stream(flate, Buffer.alloc(0), { length: '7 0 R' })],
    ['in letters', stream('/Filter [/ASCII85Decode /FlateDecode]', letters)],
    ['of a picture', stream(`${flate} /Subtype /Image`, changed(packed, 30))],
    ['that is encrypted', Buffer.concat([stream(flate, changed(packed, 30)), Buffer.from('/Encrypt 9 0 R')])],
  ])('one %s is whole', (_kind, bytes) => {
    expect(brokenStreams(bytes)).toBe(0);
  });

  test.each([
    ['with other bytes in its middle', stream(flate, changed(packed, 40))],
    ['that was cut', stream(flate, packed.subarray(0, -30))],
    ['with another checksum', stream(flate, Buffer.concat([packed.subarray(0, -4), Buffer.from('AAAA')]))],
    ['in letters, with other bytes', stream('/Filter [/ASCII85Decode /FlateDecode]', changed(letters, 60))],
    ['with parameters, cut', stream(`/Filter [/FlateDecode] /DecodeParms [null]`, packed.subarray(0, -30))],
  ])('one %s is broken', (_kind, bytes) => {
    expect(brokenStreams(bytes)).toBe(1);
  });

  test('raw Deflate is none that a PDF may hold', () => {
    expect(brokenStreams(stream(flate, deflateRawSync(content)))).toBe(1);
  });
});

test('a cover stands before nothing else: a short résumé with a file attached is read', async () => {
  const attached = {
    catalogue: '/Names << /EmbeddedFiles << /Names [(a.xml) 100 0 R] >> >>',
    objects: {
      100: '<< /Type /Filespec /F (a.xml) /EF << /F 101 0 R >> >>',
      101: streamOf('/Type /EmbeddedFile', Buffer.from('<a/>')),
    },
  };
  const lines = [...resumeLines.slice(0, 6), 'See my PDF portfolio attached to this file'];
  expect((await read([{ content: written(lines) }], attached)).text).toContain('Fjordline');
});

test('a damaged scan is handed on to recognition', async () => {
  const image = streamOf(
    '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
    Buffer.from([0]),
  );
  const whole = madePdf(
    [{ content: 'q 500 0 0 700 40 40 cm /I Do Q', entries: '/Resources << /XObject << /I 100 0 R >> >>' }],
    { objects: { 100: image } },
  );
  const cut = whole.subarray(0, whole.lastIndexOf('startxref'));
  expect(await readFile(cut, plain)).toEqual({ ok: false, reason: 'no_text' });
});

/** ASCII base-85 (ISO 32000-1, 7.4.3). */
function ascii85(bytes: Buffer): string {
  let out = '';
  for (let at = 0; at < bytes.length; at += 4) {
    const part = bytes.subarray(at, at + 4);
    let value = 0;
    for (let index = 0; index < 4; index++) value = value * 256 + (part[index] ?? 0);
    let digits = '';
    for (let index = 0; index < 5; index++) {
      digits = String.fromCharCode(33 + (value % 85)) + digits;
      value = Math.floor(value / 85);
    }
    out += part.length === 4 && digits === '!!!!!' ? 'z' : digits.slice(0, part.length + 1);
  }
  return out;
}

test.each([
  ['tel:+1 555 0123 456', true],
  ['https://example.com/robin', true],
  ['map-marker-alt', false],
])('a span of a font of icons that says %s: something drawn is in no word: %s', async (said, leftOut) => {
  const icon = `/Span<</ActualText(${said})>>BDC BT /F7 11 Tf 1 0 0 1 50 400 Tm (A) Tj /F1 11 Tf 14 0 Td (555 0123 456) Tj ET EMC`;
  const font = '<< /Type /Font /Subtype /Type1 /BaseFont /FontAwesome /Encoding /WinAnsiEncoding >>';
  const made = madePdf([{ content: `${page}\n${icon}`, fonts: '/F7 100 0 R' }], { objects: { 100: font } });
  const outcome = await readFile(made, plain);
  if (!outcome.ok) throw new Error(outcome.reason);
  expect(outcome.document.placed?.[0]?.leftOut ?? false).toBe(leftOut);
});
