import { deflateSync } from 'node:zlib';

/** A page: operators of its content, and entries of its dictionary. */
export interface MadePage {
  content: string;
  entries?: string;
  /** Fonts beside /F1: names and references. */
  fonts?: string;
  width?: number;
  height?: number;
}

/** What a document holds beside its pages: entries of its catalogue, and objects from number 100 on. */
interface MadeOptions {
  catalogue?: string;
  objects?: Record<number, string | Buffer>;
  compress?: boolean;
}

/** A PDF written by hand (ISO 32000-1), with Helvetica as /F1, so that a test may say anything in it. */
export function madePdf(
  pages: MadePage[],
  { catalogue = '', objects = {}, compress = true }: MadeOptions = {},
): Buffer {
  const numbered: [number, string | Buffer][] = [
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`],
    [
      2,
      `<< /Type /Pages /Kids [${pages.map((_, at) => `${10 + at * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    ],
    [3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'],
  ];
  for (const [at, { content, entries = '', fonts = '', width = 595, height = 842 }] of pages.entries()) {
    numbered.push([
      10 + at * 2,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${11 + at * 2} 0 R /Resources << /Font << /F1 3 0 R ${fonts} >> >> ${entries} >>`,
    ]);
    numbered.push([11 + at * 2, streamOf('', Buffer.from(content, 'latin1'), compress)]);
  }
  for (const [number, body] of Object.entries(objects)) numbered.push([Number(number), body]);
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')];
  const places = new Map<number, number>();
  let size = parts[0]?.length ?? 0;
  const push = (bytes: Buffer) => {
    parts.push(bytes);
    size += bytes.length;
  };
  for (const [number, body] of numbered) {
    places.set(number, size);
    push(Buffer.from(`${number} 0 obj\n`));
    push(typeof body === 'string' ? Buffer.from(body, 'latin1') : body);
    push(Buffer.from('\nendobj\n'));
  }
  const last = Math.max(...places.keys());
  const table = Array.from({ length: last + 1 }, (_, number) => {
    const place = places.get(number);
    return place === undefined ? '0000000000 65535 f \n' : `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = size;
  push(
    Buffer.from(
      `xref\n0 ${last + 1}\n${table.join('')}trailer\n<< /Size ${last + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** A stream with its dictionary. */
export function streamOf(entries: string, bytes: Buffer, compress = false): Buffer {
  const content = compress ? deflateSync(bytes) : bytes;
  const filter = compress ? '/Filter /FlateDecode ' : '';
  return Buffer.concat([
    Buffer.from(`<< ${filter}${entries} /Length ${content.length} >>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);
}

/** Operators that write lines from the top of a page, or from a place under a matrix. */
export function written(lines: string[], { size = 11, matrix = '1 0 0 1 50 780' } = {}): string {
  const escaped = lines.map((line) => line.replace(/[\\()]/g, '\\$&'));
  return `q ${matrix} cm BT /F1 ${size} Tf ${size * 1.3} TL ${escaped.map((line) => `(${line}) Tj T*`).join('\n')} ET Q`;
}

export const resumeLines = [
  'Ada Example',
  'ada@example.com',
  'Experience',
  'Backend Engineer, Fjordline Ltd',
  'March 2015 - present',
  'Built services in Java that handle many payments every day for customers',
  'Software Developer, Harbour Systems',
  'June 2011 - February 2015',
  'Wrote interfaces in Python and kept the database of the shop running',
  'Education',
  'BSc Computer Science, University of Example, 2011',
  'Skills',
  'Java, Python, PostgreSQL, Docker, Kubernetes',
];
