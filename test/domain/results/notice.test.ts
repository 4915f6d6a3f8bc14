import { expect, test } from 'vitest';
import { Notice, NoticeSettings, noticeMarkdown, noticeOf } from '#domain/results/notice.ts';
import { role, rules } from '../../support/corpus.ts';

const settings = (language: string) =>
  NoticeSettings.parse({
    employer: 'Example Ltd',
    contact: 'jobs@example.com',
    words: { [language]: { retention: 'six months', alternative: 'Write to us.' } },
  });
const given = (notice: Notice, more: Partial<NoticeSettings> = {}, postedOn: string | null = null) => {
  const made = noticeOf(role, 3, notice, { ...settings(notice.language), ...more }, postedOn);
  if ('missing' in made) throw new Error(made.missing.join());
  return made.notice;
};
const [eu, nyc] = ['eu', 'nyc'].map((jurisdiction) =>
  rules.notices.find((one) => one.jurisdiction === jurisdiction && one.language === 'en'),
) as [Notice, Notice];

test('there is one of each jurisdiction and language, and the languages of one say the same things', () => {
  const names = rules.notices.map(({ jurisdiction, language }) => `${jurisdiction} ${language}`);
  expect(names).toEqual(['eu de', 'eu en', 'nyc en', 'nyc es']);
  for (const other of rules.notices) {
    const first = other.jurisdiction === 'eu' ? eu : nyc;
    const shape = ({ sections }: Notice) =>
      sections.map(({ id, text }) => [id, text.map((one) => (typeof one === 'string' ? null : one.needs))]);
    expect(shape(other)).toEqual(shape(first));
  }
});

test.each(rules.notices.map((notice) => [`${notice.jurisdiction} ${notice.language}`, notice] as const))(
  '%s leaves no placeholder, and nothing of what was not said',
  (_, notice) => {
    const text = noticeMarkdown(given(notice));
    expect(text).not.toMatch(/[{}]|undefined|null/);
    for (const words of ['Example Ltd', 'jobs@example.com', 'six months', 'Write to us.', role.title])
      expect(text).toContain(words);
  },
);

test('criteria stand with their shares, must-haves apart, and shares add up to a hundred but for rounding', () => {
  const text = noticeMarkdown(given(eu));
  const shares = [...text.matchAll(/ \((\d+) %\)$/gm)].map((found) => Number(found[1]));
  expect(shares.length).toBe(role.criteria.filter(({ weight }) => weight > 0).length);
  expect(Math.abs(shares.reduce((sum, one) => sum + one, 0) - 100)).toBeLessThanOrEqual(shares.length / 2);
  expect(text).toMatch(/must-haves:\n\n- Backend experience\n\n/);
  const open = { ...role, criteria: role.criteria.map(({ must: _, ...one }) => one) };
  const made = noticeOf(open, 1, eu, settings('en'), null);
  expect('notice' in made && noticeMarkdown(made.notice)).not.toContain('must-haves:');
});

test('what may be said is said where it is given', () => {
  expect(noticeMarkdown(given(eu, { supervisor: 'The authority of Example' }))).toContain(
    'The authority of Example',
  );
  const published = noticeMarkdown(given(nyc, { auditUrl: 'https://example.com/audit' }, '2026-12-01'));
  expect(published).toContain('https://example.com/audit');
  expect(published).toContain('Date of this notice: 2026-12-01');
  expect(noticeMarkdown(given(nyc))).not.toContain('Date of this notice');
});

test('what is missing of the employer’s words is named', () => {
  expect(noticeOf(role, 1, eu, null, null)).toEqual({
    missing: ['employer', 'contact', 'words.en.retention', 'words.en.alternative'],
  });
  expect(noticeOf(role, 1, eu, settings('de'), null)).toEqual({
    missing: ['words.en.retention', 'words.en.alternative'],
  });
});

test('a placeholder that there is none of is refused', () => {
  const [section] = eu.sections;
  const wrong = { ...eu, sections: [{ ...section, text: ['Write to {boss}.'] }] };
  expect(Notice.safeParse(wrong).success).toBe(false);
});
