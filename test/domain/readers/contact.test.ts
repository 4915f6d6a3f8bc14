import { expect, test } from 'vitest';
import { read } from '../../support/reading.ts';

const contact = (...lines: string[]) => read('Ada Quellmann', ...lines, 'Experience', 'Clerk, Acme').contact;

test.each([
  ['ada@example.com', 'ada@example.com'],
  ['E-mail: ada.quellmann+jobs@mail.example.com, Berlin', 'ada.quellmann+jobs@mail.example.com'],
  ['ada@example', null],
  ['@ada_writes', null],
])('e-mail in %j', (line, email) => {
  expect(contact(line).email?.value ?? null).toBe(email);
});

test.each([
  ['Tel. +49 30 5550123', '+49 30 5550123'],
  ['(555) 010-0199', '(555) 010-0199'],
  ['2015 - 2019', null],
  ['ZIP 10115', null],
])('telephone in %j', (line, phone) => {
  expect(contact(line).phone?.value ?? null).toBe(phone);
});

test('an address that the page breaks is put together', () => {
  expect(contact('ada.quellmann@exam', 'ple.com').email?.value).toBe('ada.quellmann@example.com');
  expect(contact('ada.quell-', 'mann@example.com').email?.value).toBe('ada.quell-mann@example.com');
  expect(contact('Mail: ada-', 'quellmann@example.com').email?.value).toBe('ada-quellmann@example.com');
  expect(contact('Write to me.', 'ada@example.com').email?.value).toBe('ada@example.com');
});

test('an address whose last letters the page breaks off is whole; a town below an address is no part of it', () => {
  expect(read('Jane Doe', 'maarten.verhoogd@example.co', 'm').contact.email?.value).toBe(
    'maarten.verhoogd@example.com',
  );
  expect(read('Jane Doe', 'jane.doe@example.com', 'Portland').contact.email?.value).toBe(
    'jane.doe@example.com',
  );
});
