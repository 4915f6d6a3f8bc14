import { expect, test } from 'vitest';
import { readFile } from '#formats/index.ts';
import { limits, readResume } from '../support/corpus.ts';

/* What comes instead of a résumé when an address leads to a page, or a program sends its data. */

async function outcomeOf(text: string): Promise<string> {
  const outcome = await readFile(Buffer.from(text), limits);
  return outcome.ok ? readResume(outcome.document).kind : outcome.reason;
}

const page = (title: string, body: string) =>
  `<!doctype html><html><head><title>${title}</title></head><body>${body}</body></html>`;

test.each([
  [
    'JSON',
    '{"status":"error","message":"token expired","items":[{"id":1,"label":"Senior Engineer"}]}',
    'unsupported_type',
  ],
  ['a list of JSON', ' [1, 2, {"name": "Ada"}]\n', 'unsupported_type'],
  ['text in braces', '{Ada Quellmann}\nExperience\nEngineer, Acme Ltd\n2019 – 2021', 'resume'],
  [
    'a page to sign in',
    page(
      'Sign in',
      '<form><h1>Sign in</h1><p>Username</p><p>Password</p><a href="#">Forgot your password?</a></form>',
    ),
    'nothing',
  ],
  [
    'a page of single sign-on',
    page(
      'Redirecting',
      '<p>Please wait while we redirect you to your identity provider.</p><p>Enable JavaScript to go on.</p>',
    ),
    'nothing',
  ],
  [
    'what somebody without a heading can do',
    'Java, Spring Boot, Kafka, PostgreSQL, Kubernetes, Docker, Terraform, AWS\nBuilt the billing platform of a bank and ran it for years.',
    'resume',
  ],
  [
    'a driver without a heading',
    'Berufskraftfahrer, Führerschein CE, Modul 95, ADR, digitaler Tachograph\nSeit zwölf Jahren im Fernverkehr mit Kühlzug unterwegs.',
    'resume',
  ],
  [
    'a page that is a résumé',
    page('CV', '<h1>Ada Quellmann</h1><h2>Experience</h2><p>Engineer, Acme Ltd, 2019 – 2021</p>'),
    'resume',
  ],
])('%s', async (_name, text, expected) => {
  expect(await outcomeOf(text)).toBe(expected);
});
