import PDFDocument from 'pdfkit';

/** What opens it. */
export const password = 'heron and reed';

/** A résumé that only its password opens. */
export async function protectedResume(): Promise<Buffer> {
  const made = new PDFDocument({ userPassword: password, ownerPassword: 'another' });
  const chunks: Buffer[] = [];
  made.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise((resolve) => made.on('end', resolve));
  const lines = [
    'Greta Lindqvist-Moor',
    'greta.lm@example.com',
    'Experience',
    'Backend Engineer, Fjordline Ltd',
  ];
  for (const line of [...lines, 'March 2015 - present', 'Java and Spring Boot services on AWS with Jenkins'])
    made.text(line);
  made.end();
  await done;
  return Buffer.concat(chunks);
}
