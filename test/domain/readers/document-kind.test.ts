import { describe, expect, test } from 'vitest';
import { score } from '#domain/judging/score.ts';
import { plainDocument } from '#formats/text/plain.ts';
import { asOf, readResume, role } from '../../support/corpus.ts';
import { read } from '../../support/reading.ts';

describe('what is no résumé says so, and in doubt it is one', () => {
  test.each<[string[], string]>([
    [
      [
        'INVOICE 2026-0417',
        'Bill to: Pebble Toys Ltd',
        'Node.js development 64 h',
        'Subtotal 7,110.00',
        'VAT 20%',
      ],
      'invoice',
    ],
    [
      [
        'Senior Backend Engineer (m/f/x)',
        'Your responsibilities',
        'Run microservices on AWS',
        'What we offer',
        '30 days of holiday',
      ],
      'job_advert',
    ],
    [
      ['Dear hiring team,', 'I am writing to apply for the position.', 'Yours sincerely,', 'Ada Quellmann'],
      'letter',
    ],
    [
      [
        'Ada Quellmann',
        'Dear hiring team,',
        'Yours sincerely,',
        'Experience',
        'Engineer, Acme Ltd',
        '2019 – 2021',
        '- Built',
      ],
      'resume',
    ],
    [['Ada Quellmann', 'Skills', 'Python, Kafka', 'Built an invoice service with VAT rules'], 'resume'],
    [['Ada Quellmann'], 'resume'],
    [['Sign in to your account', 'Username', 'Password', 'Forgot your password?', 'Remember me'], 'nothing'],
    [['Please enable JavaScript to continue', 'Redirecting you to your account …'], 'nothing'],
    // Two skills may be somebody's: a person looks, as nothing more is known.
    [['Please enable JavaScript to continue', 'Redirecting you to single sign-on …'], 'resume'],
    // Somebody is named or can be reached: a person looks.
    [['Call 555-0100 or write to ada@example.com'], 'resume'],
  ])('%j', (lines, kind) => {
    expect(read(...lines).kind).toBe(kind);
  });

  test('what is read without any fact goes to a person, and ranks nobody', () => {
    for (const lines of [['Ada Quellmann'], ['Call 555-0100 or write to ada@example.com']]) {
      const card = score(read(...lines).resume, role, asOf);
      expect(card.reviewReasons).toContain('no_facts');
      expect(card.band).toBe('needs_review');
    }
    const { resume } = read('Ada Quellmann', 'Skills', 'Python, Kafka, PostgreSQL');
    expect(score(resume, role, asOf).reviewReasons).not.toContain('no_facts');
  });

  test.each([
    ['1980-01-01', null],
    ['1970-01-01', null],
    ['1601-01-01', null],
    ['2013-12-23', null],
    ['2024-03-05', '2024-03-05'],
    [null, null],
  ])('a file dated %s', (ownDate, expected) => {
    const document = {
      ...plainDocument('txt', ['Ada Quellmann\nEngineer, Acme Ltd, 2019 – 2021'], false),
      ownDate,
    };
    expect(readResume(document).resume.documentDate).toBe(expected);
  });
});
