import { expect, test } from 'vitest';
import { read } from '../../support/reading.ts';

const contact = (...lines: string[]) => read('Ada Quellmann', ...lines, 'Experience', 'Clerk, Acme').contact;

test.each([
  ['ada@example.com', 'ada@example.com'],
  ['E-mail: ada.quellmann+jobs@mail.example.com, Berlin', 'ada.quellmann+jobs@mail.example.com'],
  ['ada@example', null],
  ['@ada_writes', null],
  ['ada (at) example (dot) com', 'ada@example.com'],
  ['ada[.]quellmann[at]example.com', 'ada.quellmann@example.com'],
  ['ada.quellmann [at] mail.example [dot] com', 'ada.quellmann@mail.example.com'],
  ['Ada <at> example.com', 'Ada@example.com'],
  ['Ada (at the harbour) and others', null],
  ['email: ada at mail.example.com', 'ada@mail.example.com'],
  ['email: ada dot quellmann at mail dot example dot com', 'ada.quellmann@mail.example.com'],
  ['ada@example.comLeeds, England', 'ada@example.com'],
  ['ADA@EXAMPLE.COM', 'ADA@EXAMPLE.COM'],
  ['Clerk at mail.example.com', null],
  ['Email: available at quellmann.example', null],
  ['Mail: Manager at northwind.example', null],
  ['Mail: clerk at Northwind', null],
])('e-mail in %j', (line, email) => {
  expect(contact(line).email?.value ?? null).toBe(email);
});

test.each([
  ['Tel. +49 30 5550123', '+49 30 5550123'],
  ['(555) 010-0199', '(555) 010-0199'],
  ['2015 - 2019', null],
  ['ZIP 10115', null],
  ['Certificate code: 1221056', null],
  ['Registration no. 5550199', null],
  ['Mobile no 555 010 0199', '555 010 0199'],
  ['Phone number: 555 010 0199', '555 010 0199'],
  ['Tel: 06-55501012', '06-55501012'],
  ['(+49) 176 5550123', '(+49) 176 5550123'],
  ['+31 6 55 50 10 12', '+31 6 55 50 10 12'],
  ['I agree as GDPR 2016/679 has it', null],
  ['https://example.com/abstract=5550101', null],
  ['12.05.2019', null],
])('telephone in %j', (line, phone) => {
  expect(contact(line).phone?.value ?? null).toBe(phone);
});

test('an address that the page breaks is put together', () => {
  expect(contact('ada.quellmann@exam', 'ple.com').email?.value).toBe('ada.quellmann@example.com');
  expect(contact('ada.quell-', 'mann@example.com').email?.value).toBe('ada.quell-mann@example.com');
  expect(contact('Mail: ada-', 'quellmann@example.com').email?.value).toBe('ada-quellmann@example.com');
  expect(contact('Write to me.', 'ada@example.com').email?.value).toBe('ada@example.com');
});

test('an address that a column cuts off takes nothing of the line below', () => {
  expect(contact('ada.quellmann@example.c', 'NATIONALITY').email).toBeNull();
  expect(contact('ada.quellmann@example.c', 'www.example.com/in/ada').email).toBeNull();
});

test('an address whose last letters the page breaks off is whole; a town below an address is no part of it', () => {
  expect(read('Jane Doe', 'maarten.verhoogd@example.co', 'm').contact.email?.value).toBe(
    'maarten.verhoogd@example.com',
  );
  expect(read('Jane Doe', 'jane.doe@example.com', 'Portland').contact.email?.value).toBe(
    'jane.doe@example.com',
  );
});

test.each([
  [['References', 'Max Example, Northwind Ltd', 'max.example@example.com', '+1 555 010 0123']],
  [['Supervisor: Max Example, max.example@example.com, 555 010 0123']],
  [['Professional Reference', 'Max Example', 'max.example@example.com']],
  [['Referenzen', 'Max Example', 'max.example@example.com, +49 30 5550123']],
])('who speaks for somebody is reached by what is theirs: %j', (lines) => {
  const text = [
    'Jane Winslow',
    'Experience',
    'Clerk, Northwind Ltd',
    'Jan 2019 – Dec 2020',
    '- Kept the books',
  ];
  const found = read(...text, ...lines).contact;
  expect([found.name?.value, found.email, found.phone]).toEqual(['Jane Winslow', null, null]);
  const own = read('Jane Winslow', 'jane.winslow@example.com', ...text.slice(1), ...lines).contact;
  expect([own.email?.value, own.phone]).toEqual(['jane.winslow@example.com', null]);
});

test("a preference is no reference, and what stands behind references is the person's", () => {
  const text = ['Jane Winslow', 'References on request', '', '', 'Contact', 'jane.winslow@example.com'];
  expect(read(...text, 'Experience', 'Clerk, Acme').contact.email?.value).toBe('jane.winslow@example.com');
});
