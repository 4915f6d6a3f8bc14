import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { batchFiles } from '../support/corpus.ts';
import { askJson, testKey } from '../support/servers.ts';
import { type Started, startPages, visit } from '../support/web-pages.ts';

/* What outlasts a reload or is asked before it is lost, and what the page says of parts, kinds and addresses that lead nowhere. */
const roleId = 'backend-practice-lead';
let service: Started['service'];
let stop: Started['stop'];
let open: Started['open'];

beforeAll(async () => {
  ({ service, open, stop } = await startPages(batchFiles('mixed')));
});
afterAll(() => stop());

const opened = (act: (page: Page) => Promise<void>) =>
  visit(open, async (page) => {
    await page.goto(`${service.url}/roles/${roleId}`);
    await page.locator('section[aria-labelledby="h-shortlist"] tbody th').first().waitFor();
    await act(page);
  });
const rows = (page: Page) => page.locator('section[aria-labelledby="h-shortlist"] tbody tr');

test('a decision can be taken back after a reload, by who made it', () =>
  opened(async (page) => {
    await rows(page).getByRole('link', { name: 'Carla Windthorst' }).click();
    await page.getByRole('button', { name: 'Hold (h)' }).click();
    await page.getByLabel('Reason').fill('Asks for another town.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.candidate').getByText('Asks for another town.').first().waitFor();
    await page.reload();
    const made = page.locator('.candidate .notes li').filter({ hasText: 'Asks for another town.' });
    await made.getByRole('button', { name: 'Take back' }).click();
    await made.getByText('taken back').waitFor();
    expect(await made.getByRole('button', { name: 'Take back' }).count()).toBe(0);
  }));

test('who was chosen is chosen still after a reload', () =>
  opened(async (page) => {
    await page.getByRole('checkbox', { name: 'Choose Ada Quellmann' }).first().check();
    await page.getByText('1 chosen').waitFor();
    await page.reload();
    await page.getByText('1 chosen').waitFor();
    await page.getByRole('button', { name: 'Choose none' }).click();
    await page.reload();
    await rows(page).first().waitFor();
    expect(await page.getByText('1 chosen').count()).toBe(0);
  }));

test('who is chosen is kept before the page is drawn again', () =>
  opened(async (page) => {
    await page.getByRole('checkbox', { name: 'Choose Ada Quellmann' }).first().waitFor();
    const kept = () =>
      page.evaluate<string>(
        `(document.querySelector('input[aria-label="Choose Ada Quellmann"]').click(), sessionStorage.getItem('chosen ${roleId}'))`,
      );
    expect(await kept()).not.toBe('');
    expect(await kept()).toBe('');
  }));

test('of a list that is narrowed each section says how many of all it shows', () =>
  opened(async (page) => {
    await page.goto(`${service.url}/roles/${roleId}?q=Windthorst`);
    await page.getByRole('heading', { name: 'Ranked 1 of 10' }).waitFor();
    await page.getByRole('heading', { name: 'Unreadable 0 of 3' }).waitFor();
    await page.goto(`${service.url}/roles/${roleId}`);
    await page.getByRole('heading', { name: 'Ranked 10', exact: true }).waitFor();
  }));

test('an address that asks for what there is not asks for everybody', () =>
  opened(async (page) => {
    await page.goto(`${service.url}/roles/${roleId}?band=bogus&decision=perhaps&received_after=soon`);
    await page.getByRole('heading', { name: 'Ranked 10', exact: true }).waitFor();
  }));

test('a finding and a doubt that say one thing stand there once, and further quotes are a click away', () =>
  opened(async (page) => {
    await rows(page).getByRole('link', { name: 'Gita Undell' }).click();
    const remarks = page.locator('li[id^="verdict-remark"]').filter({ hasText: /\d+ years (?:are )?stated/ });
    await remarks.first().waitFor();
    expect(await remarks.count()).toBe(1);
    await rows(page).getByRole('link', { name: 'Ada Quellmann' }).first().click();
    const more = page.getByRole('button', { name: /^and \d+ more$/ }).first();
    const quotes = page.locator('.candidate .verdicts button.quote');
    await more.waitFor();
    const shown = await quotes.count();
    await more.click();
    await expect.poll(() => quotes.count()).toBeGreaterThan(shown);
  }));

test('answers are narrowed by their question in words', () =>
  opened(async (page) => {
    const { body } = await askJson(service.url, 'GET', `/v1/roles/${roleId}`);
    const wanted = body.questions.screening.map(({ question }: any) => question);
    expect(wanted.length).toBeGreaterThan(1);
    const choice = page.getByLabel('Answer to');
    expect(await choice.locator('option').allTextContents()).toEqual(['all', ...wanted]);
  }));

test('an internship that the role does not count is none that counts, in the table and in the picture', () =>
  opened(async (page) => {
    await rows(page).getByRole('link', { name: 'Emil Farrow' }).click();
    const job = page.locator('.jobs tr').filter({ hasText: 'Intern' });
    await job.getByText('does not count (internship)').waitFor();
    const lane = page.locator('.lanes g').filter({ hasText: 'Intern' });
    expect(await lane.locator('rect.at').getAttribute('class')).toBe('at out');
  }));

test('people are handed over by a link that can be ended from the list', () =>
  opened(async (page) => {
    await page.getByRole('checkbox', { name: 'Choose Carla Windthorst' }).check();
    await page.getByRole('button', { name: 'Hand over' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').last().fill('Please see Carla.');
    await dialog.getByRole('button', { name: 'Save' }).click();
    const link = page.locator('a[href*="/h/"]');
    await link.waitFor();
    const address = String(await link.getAttribute('href')).replace(/^https?:\/\/[^/]+/, service.url);
    expect((await fetch(address)).status).toBe(200);
    await page.getByText('Hand-over links').click();
    const made = page.locator('details li').filter({ hasText: 'Please see Carla.' });
    await made.getByRole('button', { name: 'End it now' }).click();
    await made.getByText('over', { exact: true }).waitFor();
    expect((await fetch(address)).status).toBe(404);
  }));

test('two to four are compared: an address that names others says so', () =>
  opened(async (page) => {
    await page.goto(`${service.url}/roles/${roleId}/compare?ids=x`);
    await page.getByText('Choose two to four people in the list.').waitFor();
  }));

test('changes of a role that are not saved are asked about before they are lost', () =>
  opened(async (page) => {
    await page.goto(`${service.url}/roles/${roleId}/edit`);
    const weight = page.getByRole('spinbutton', { name: /^Weight of/ }).first();
    await weight.waitFor();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.reload();
    expect(asked).toEqual([]);
    await weight.click();
    await weight.fill('31');
    await page.getByRole('button', { name: 'Save the role' }).and(page.locator(':enabled')).waitFor();
    await page.reload();
    expect(asked).toEqual(['beforeunload']);
  }));

test('a role that is not there says so, and offers nothing to do with it', async () => {
  const { page, close } = await open.signedIn();
  await page.goto(`${service.url}/roles/nope`);
  await page.getByText('There is no role nope.').waitFor();
  expect(await page.getByRole('link', { name: 'Upload résumés' }).count()).toBe(0);
  await close();
});

test.each(['/nowhere', '/h/aaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'])(
  'in a browser %s is a page, in its language; else a problem',
  async (path) => {
    const read = async (headers: Record<string, string>) => {
      const answer = await fetch(`${service.url}${path}`, { headers });
      return {
        status: answer.status,
        kind: answer.headers.get('content-type') ?? '',
        text: await answer.text(),
      };
    };
    const page = await read({ accept: 'text/html', 'accept-language': 'de' });
    expect(page).toMatchObject({ status: 404, kind: 'text/html; charset=utf-8' });
    expect(page.text).toMatch(/<html lang="de">[\s\S]*Nicht gefunden/);
    expect(page.text).not.toContain('<script');
    expect(await read({})).toMatchObject({ status: 404, kind: 'application/problem+json; charset=utf-8' });
  },
);

test('files and a folder that are dropped are uploaded, each once', () =>
  opened(async (page) => {
    await page.goto(`${service.url}/roles/qa-lead/upload`);
    const [one, two] = batchFiles('mixed').map(({ name, bytes }) => ({
      name,
      text: bytes.toString('base64'),
    }));
    // What a browser gives of a drop: an entry for a file, and one for a folder that gives its files in two parts.
    await page.locator('.drop').evaluate(
      (target: any, files: any[]) => {
        const made = files.map(
          ({ name, text }) => new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], name),
        );
        const entry = (file: File, fullPath = `/${file.name}`) => ({
          ...{ isFile: true, fullPath, file: (done: any) => done(file) },
        });
        const left = entry(new File(['x'], '.DS_Store'), '/people/.DS_Store');
        const parts = [[entry(made[1] as File, `/people/${made[1]?.name}`), left], []];
        const folder = {
          isFile: false,
          createReader: () => ({ readEntries: (done: any) => done(parts.shift()) }),
        };
        const event = new Event('drop', { bubbles: true, cancelable: true });
        const items = [entry(made[0] as File), folder].map((each) => ({ webkitGetAsEntry: () => each }));
        Object.defineProperty(event, 'dataTransfer', { value: { items } });
        target.dispatchEvent(event);
      },
      [one, two],
    );
    await page.getByText('All are read.').waitFor({ timeout: 60_000 });
    await expect.poll(() => page.locator('tbody tr').count()).toBe(2);
    expect(await page.locator('tbody tr th').allTextContents()).toEqual(
      expect.arrayContaining([one?.name, `people/${two?.name}`]),
    );
  }));

test('the CSV has the people, the order and the columns that are shown', () =>
  opened(async (page) => {
    await page.goto(`${service.url}/roles/${roleId}?band=possible&sort=name`);
    await page.getByRole('heading', { name: /Ranked \d+ of 10/ }).waitFor();
    const shown = await rows(page).locator('th a').allTextContents();
    const address = await page.getByRole('link', { name: 'CSV' }).first().getAttribute('href');
    const text: string = await page.evaluate(
      (href: string) => fetch(href).then((answer) => answer.text()),
      address as string,
    );
    const [head, ...lines] = text.trim().split(/\r?\n/);
    expect(head).toContain('name');
    const ranked = lines.filter((line) => shown.some((name) => line.includes(name)));
    expect(ranked.map((line) => shown.find((name) => line.includes(name)))).toEqual(shown);
    expect(lines.filter((line) => /strong/.test(line))).toEqual([]);
  }));

test('a view that was kept brings its filters back', () =>
  opened(async (page) => {
    await page.goto(`${service.url}/roles/${roleId}?band=possible&sort=name`);
    await page.getByRole('heading', { name: /Ranked \d+ of 10/ }).waitFor();
    await page.getByText('Columns and views').click();
    await page.getByLabel('Keep this view as').fill('By name');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.getByRole('link', { name: 'By name' }).waitFor();
    // Its name is taken: whoever keeps another one so is asked.
    const asked: string[] = [];
    page.once('dialog', (dialog) => {
      asked.push(dialog.message());
      return dialog.dismiss();
    });
    await page.getByLabel('Keep this view as').fill('By name');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect.poll(() => asked).toEqual([expect.stringContaining('There is a view “By name” already')]);
    await page.goto(`${service.url}/roles/${roleId}`);
    await page.getByRole('heading', { name: 'Ranked 10', exact: true }).waitFor();
    await page.getByText('Columns and views').click();
    await page.getByRole('link', { name: 'By name' }).click();
    await page.getByRole('heading', { name: /Ranked \d+ of 10/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('band')).toBe('possible');
    expect(new URL(page.url()).searchParams.get('sort')).toBe('name');
  }));

test('who works through the undecided goes on with the next one, and hears what was taken back', () =>
  opened(async (page) => {
    await page.goto(`${service.url}/roles/${roleId}?decision=none`);
    await rows(page).nth(3).waitFor();
    const names = await rows(page).locator('th a').allTextContents();
    for (const key of ['j', 'j', 'j']) await page.keyboard.press(key);
    const focused = () => page.evaluate<string>('document.activeElement.innerText');
    await expect.poll(focused).toContain(names[2]);
    await page.keyboard.press('h');
    await page.getByLabel('Reason').fill('Asks for another town.');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => rows(page).locator('th a').allTextContents()).not.toContain(names[2]);
    // The next one stands where the last one stood.
    await expect.poll(focused).toContain(names[3]);
    await page.keyboard.press('j');
    await expect.poll(focused).toContain(names[3]);
    await page.keyboard.press('u');
    await page.getByText(`Taken back: Hold, ${names[2]}`).waitFor({ state: 'attached' });
    await expect.poll(() => rows(page).locator('th a').allTextContents()).toContain(names[2]);
  }));

test('a key leads to the next one without a decision', () =>
  opened(async (page) => {
    const names = await rows(page).locator('th a').allTextContents();
    const focused = () => page.evaluate<string>('document.activeElement.innerText');
    for (const key of ['j', 'j']) await page.keyboard.press(key);
    await expect.poll(focused).toContain(names[1]);
    await page.keyboard.press('h');
    await page.getByLabel('Reason').fill('Asks for another town.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(`Hold: ${names[1]}`).first().waitFor({ state: 'attached' });
    await page.keyboard.press('k');
    await expect.poll(focused).toContain(names[0]);
    await page.keyboard.press('n');
    await expect.poll(focused).toContain(names[2]);
    await page.keyboard.press('u');
    await page.getByText(/^Taken back: Hold/).waitFor({ state: 'attached' });
  }));

test('a letter decides about the row in which the focus is, also behind a box that was ticked', () =>
  opened(async (page) => {
    const names = await rows(page).locator('th a').allTextContents();
    await page.keyboard.press('j');
    await rows(page).nth(3).locator('th a').focus();
    const title = page.locator('dialog h2');
    await page.keyboard.press('h');
    await expect.poll(() => title.textContent()).toContain(names[3]);
    await page.locator('dialog').getByRole('button', { name: 'Cancel' }).click();
    await rows(page).nth(2).locator('input[type=checkbox]').check();
    await page.keyboard.press('h');
    await expect.poll(() => title.textContent()).toContain(names[2]);
    await page.locator('dialog').getByRole('button', { name: 'Cancel' }).click();
    await rows(page).nth(2).locator('input[type=checkbox]').uncheck();
  }));

test('a date is asked for with its form, and what was put right is told in words', () =>
  opened(async (page) => {
    await rows(page).getByRole('link', { name: 'Carla Windthorst' }).click();
    const job = page.locator('.candidate table.jobs tbody tr').first();
    await job.getByRole('button', { name: 'The end is …' }).click();
    await page.getByText('A year or a month, such as 2019 or 2019-03, or “present”').waitFor();
    await page.locator('dialog').getByRole('button', { name: 'Cancel' }).click();
    await job.getByRole('button', { name: 'This is no job' }).click();
    await page.locator('dialog').getByLabel('Reason').fill('A course, as she says.');
    await page.locator('dialog').getByRole('button', { name: 'Save' }).click();
    await job.getByText('no job').waitFor();
    // Who uses the keyboard goes on where they were.
    await expect.poll(() => page.evaluate<string>('document.activeElement.tagName')).not.toBe('BODY');
    const act = page.locator('.candidate .notes li').filter({ hasText: 'A course, as she says.' });
    await act.getByText(/a job → no job \(/).waitFor();
    await act.getByRole('button', { name: 'Take back' }).click();
  }));

test('a print says what narrows it, and has the columns that are shown', () =>
  opened(async (page) => {
    await page.goto(`${service.url}/roles/${roleId}/print?band=strong&hide=criteria`);
    await page.getByText('Band: strong').waitFor();
    const heads = await page.locator('thead').first().locator('th').allTextContents();
    expect(heads).toContain('Must-haves');
    expect(heads).not.toContain('Criteria');
  }));

test('words that nobody has kept yet stay where an application cannot be asked for anew', async () => {
  const { page, close } = await open.signedIn();
  await page.goto(`${service.url}/roles/${roleId}`);
  await rows(page).getByRole('link', { name: 'Carla Windthorst' }).click();
  const note = page.locator('.candidate textarea').first();
  await note.fill('Speaks of the port of Husum.');
  const { body } = await askJson(service.url, 'GET', `/v1/roles/${roleId}/shortlist`);
  const [someone] = body.shortlist.filter(({ candidate }: any) => candidate.name === 'Hugo Overmars');
  await page.route(/\/v1\/applications\/[\w-]+$/, (route) =>
    route.request().method() === 'GET' ? route.fulfill({ status: 503, body: '' }) : route.continue(),
  );
  await askJson(service.url, 'POST', `/v1/applications/${someone.applicationId}/decisions`, {
    outcome: 'hold',
    reason: 'Another town.',
  });
  await page.locator('.candidate').getByText('That did not work').waitFor();
  expect(await note.inputValue()).toBe('Speaks of the port of Husum.');
  await page.unroute(/\/v1\/applications\/[\w-]+$/);
  await page.locator('.candidate').getByRole('button', { name: 'Try again' }).click();
  await page.locator('.candidate').getByText('That did not work').waitFor({ state: 'detached' });
  expect(await note.inputValue()).toBe('Speaks of the port of Husum.');
  await close();
});

test('on a narrow window the list needs no scrolling sideways, and says what its columns would', () =>
  opened(async (page) => {
    await page.setViewportSize({ width: 360, height: 800 });
    const beyond = await page
      .locator('.list .wide')
      .evaluateAll((regions) => regions.map((one) => one.scrollWidth - one.clientWidth));
    expect(Math.max(...beyond)).toBeLessThanOrEqual(1);
  }));

test('whoever is opened, and how many are chosen, stays in sight', () =>
  opened(async (page) => {
    await page.setViewportSize({ width: 1280, height: 600 });
    const last = rows(page).last();
    await last.getByRole('checkbox').check();
    const inSight = async (at: ReturnType<typeof page.locator>) => {
      const box = await at.boundingBox();
      return box !== null && box.y >= 0 && box.y + box.height <= 600;
    };
    await expect.poll(() => inSight(page.getByText('1 chosen'))).toBe(true);
    await page.getByRole('button', { name: 'Choose none' }).click();
    const link = last.locator('th a');
    const id = await link.getAttribute('id');
    await link.click();
    await page.locator('article.candidate h2').waitFor();
    await expect.poll(() => inSight(page.locator(`[id="${id}"]`))).toBe(true);
  }));

test('the undecided stay as they are ranked when decisions are sorted', () =>
  opened(async (page) => {
    await page.goto(`${service.url}/roles/${roleId}?sort=-decided`);
    await rows(page).nth(3).waitFor();
    const ranks = await rows(page)
      .filter({ has: page.locator('td.c-decided:empty') })
      .locator('td.c-rank')
      .allTextContents();
    const numbers = ranks.map((one) => Number.parseInt(one, 10));
    expect(numbers.length).toBeGreaterThan(3);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  }));

test('an upload that was broken off says so, and can be closed', () =>
  opened(async (page) => {
    const form = new FormData();
    form.append('files', new File(['Jo Example\nClerk, Norvik Ltd, 2015 - 2019\n'], 'half.txt'));
    const made = await fetch(`${service.url}/v1/roles/${roleId}/batches?close=false`, {
      ...{ method: 'POST', body: form, headers: { authorization: `Bearer ${testKey}` } },
    });
    expect(made.status).toBe(202);
    await page.goto(`${service.url}/roles/${roleId}/upload`);
    const own = page.locator('.notes li').filter({ hasText: 'Not all files have arrived.' });
    await own.getByRole('button', { name: /^Show it/ }).click();
    await page.getByText('Not all files have arrived: 1 are here.').waitFor();
    await page.getByRole('button', { name: 'Close this upload' }).click();
    await page.getByText('All are read.').waitFor({ timeout: 20_000 });
    expect(await page.getByText('Not all files have arrived').count()).toBe(0);
  }));

test('a print says what was asked of answers and of days', () =>
  opened(async (page) => {
    await page.goto(
      `${service.url}/roles/${roleId}/print?answer=notice-period:30&received_after=2099-01-01T00:00:00.000Z`,
    );
    await page.getByText(/Answer to “[^”]+”: 30/).waitFor();
    await page.getByText(/Received since .*2099/).waitFor();
    await page.getByText('Nobody stands in this list.').waitFor();
  }));

test('whoever puts right what a colleague put right is told before that it takes its place', async () => {
  const { body: made } = await askJson(service.url, 'POST', '/v1/api-keys', {
    ...{ owner: 'Berta Back', ownerKind: 'person', preset: 'recruiter' },
  });
  const say = async (key: string, value: string, told: string | null) => {
    const { page, close } = await open.signedIn(key);
    await page.goto(`${service.url}/roles/${roleId}`);
    await rows(page).getByRole('link', { name: 'Emil Farrow' }).click();
    const start = page
      .locator('.jobs tbody tr')
      .first()
      .getByRole('button', { name: /^The beginning is/ });
    await start.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill(value);
    if (told === null) expect(await dialog.getByText('takes its place').count()).toBe(0);
    else await dialog.getByText(told).waitFor();
    await dialog.getByLabel('Reason').fill('As the letter says.');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await close();
  };
  await say(testKey, '2014-02', null);
  await say(made.key, '2014-03', 'Administrator has said before:');
});

test('a view that a key may not use says so before anything is chosen or written', async () => {
  const keyOf = async (preset: string) =>
    (
      await askJson(service.url, 'POST', '/v1/api-keys', {
        ...{ owner: `Monty ${preset}`, ownerKind: 'person', preset, teams: 'all' },
      })
    ).body.key;
  const { page, wrong, check, close } = await open.signedIn(await keyOf('monitor'));
  // Where it signs in stand roles, of which a monitor sees none: the browser says so once they are refused.
  await expect.poll(() => wrong.length).toBe(1);
  wrong.length = 0;
  for (const path of [`/roles/${roleId}/upload`, '/new-role', `/roles/${roleId}/messages?ids=x`]) {
    await page.goto(service.url + path);
    await page.getByText('This key may not do that.').waitFor();
    expect(await page.locator('main :is(input, textarea, select, button)').count()).toBe(0);
  }
  await check('may-not');
  expect(wrong).toEqual([]);
  await close();
  const manager = await open.signedIn(await keyOf('hiring_manager'));
  await manager.page.goto(`${service.url}/roles/${roleId}/edit`);
  await manager.page.getByText('You may look at this role').waitFor();
  expect(await manager.page.getByText('Change something').count()).toBe(0);
  expect(manager.wrong).toEqual([]);
  await manager.close();
});
