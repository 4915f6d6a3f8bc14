import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from '../support/browser.ts';
import { startInProcess } from '../support/in-process.ts';
import { startOpenId } from '../support/openid.ts';
import { askJson, freePort, testKey } from '../support/servers.ts';

/* People sign in at a real OpenID provider, in a real browser. */
let service: Awaited<ReturnType<typeof startInProcess>>;
let provider: Awaited<ReturnType<typeof startOpenId>>;
let browser: Browser;
const people = {
  ada: { email: 'ada@example.com', email_verified: true, name: 'Ada at the Provider' },
  grace: { email: 'grace@example.com', email_verified: true, name: 'Grace' },
  mallory: { email: 'ada@example.com', email_verified: false, name: 'Not Ada' },
};

beforeAll(async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  provider = await startOpenId(url, people);
  service = await startInProcess(
    { PORT: String(port), PUBLIC_URL: url, ...provider.environment },
    { api: true, worker: false },
  );
  browser = await startBrowser();
  await askJson(url, 'PUT', '/v1/teams/platform', { name: 'Platform', roles: ['backend-practice-lead'] });
});
afterAll(async () => {
  await browser.close();
  await service.close();
  await provider.close();
});

const invite = (body: Record<string, unknown>) => askJson(service.url, 'POST', '/v1/people', body);
const ada = {
  name: 'Ada Quellmann',
  email: 'Ada@example.com',
  preset: 'hiring_manager',
  teams: ['platform'],
};

/** A page of a browser of its own, with what went wrong on it. */
async function newPage(): Promise<{ page: Page; wrong: string[]; close(): Promise<void> }> {
  const context = await browser.newContext();
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => {
    const { url } = message.location();
    // The provider's pages are none of ours.
    if (message.type() === 'error' && url.startsWith(service.url)) wrong.push(`${url} ${message.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(String(error)));
  return { page, wrong, close: () => context.close() };
}

async function signIn(page: Page, login: string): Promise<void> {
  await page.goto(`${service.url}/sign-in`);
  await page.getByRole('link', { name: 'Sign in with your work account' }).click();
  await page.waitForURL(/\/interaction\//);
  await page.fill('input[name="login"]', login);
  await page.fill('input[name="password"]', 'any');
  await page.click('button[type="submit"]');
  await page.locator('input[name="prompt"][value="consent"]').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Continue' }).click();
}

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/**
 * What a page of the service that may ask it (the sign-in may not) is answered. It asks in a tab of its own: the
 * page's own may be on its way elsewhere, which would end the request.
 */
async function own(page: Page, path: string, asked: Asked = {}): Promise<{ status: number; body: any }> {
  let tab = tabs.get(page);
  if (tab === undefined) {
    tab = await page.context().newPage();
    tabs.set(page, tab);
    await tab.goto(`${service.url}/docs`);
  }
  return tab.evaluate(
    async ({ path: address, asked: options }) => {
      const answer = await fetch(address, options);
      return { status: answer.status, body: await answer.json().catch(() => null) };
    },
    { path, asked },
  );
}
const tabs = new WeakMap<Page, Page>();

describe('at the provider', () => {
  test('whoever nobody invited is told so, and has no session', async () => {
    const { page, close } = await newPage();
    await signIn(page, 'grace');
    await page.getByRole('alert').waitFor();
    expect(await page.textContent('main')).toContain('Nobody has let you in here yet');
    expect((await own(page, '/v1/me')).status).toBe(401);
    await close();
  });

  test('an address that the provider has not verified lets nobody in', async () => {
    await invite(ada);
    const { page, close } = await newPage();
    await signIn(page, 'mallory');
    await page.getByRole('alert').waitFor();
    expect(await page.textContent('main')).toContain('Nobody has let you in here yet');
    await close();
  });

  test('in, with the rights that were given; and out, here and there', async () => {
    const { page, wrong, close } = await newPage();
    await signIn(page, 'ada');
    await page.waitForURL(`${service.url}/`);
    await page.getByRole('heading', { name: 'Backend Practice Lead' }).waitFor();
    expect(await page.textContent('header')).toContain('Signed in as Ada Quellmann');
    expect(wrong).toEqual([]);
    const cookies = await page.context().cookies(service.url);
    expect(cookies.filter(({ name }) => name.startsWith('__Host-prescreen'))).toEqual([
      expect.objectContaining({ name: '__Host-prescreen', secure: true, httpOnly: true, sameSite: 'Strict' }),
      // That there is one, and nothing of it.
      expect.objectContaining({ name: '__Host-prescreen-here', secure: true, value: '1' }),
    ]);
    const { body: me } = await own(page, '/v1/me');
    expect(me).toMatchObject({
      owner: 'Ada Quellmann',
      ownerKind: 'person',
      teams: ['platform'],
      expiresAt: null,
    });
    const { body } = await own(page, '/v1/roles');
    expect(body.roles.map((one: any) => one.id)).toEqual(['backend-practice-lead']);
    expect((await own(page, '/v1/audit')).status).toBe(403);

    // What changes something needs the word that only a page of ours can read.
    const decide = (headers: Record<string, string>) =>
      own(page, '/v1/roles/backend-practice-lead/decisions', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ applicationIds: ['none'], outcome: 'hold', reason: 'Let us wait.' }),
      });
    expect((await decide({})).status).toBe(403);
    expect((await decide({ 'x-csrf-token': 'guessed' })).status).toBe(403);
    expect((await decide({ 'x-csrf-token': me.session.csrf })).body.code).toBe('not_found');

    await page.goto(`${service.url}/`);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(/\/session\/end/);
    await page.getByRole('button', { name: 'Yes, sign me out' }).click();
    await page.waitForURL(`${service.url}/signed-out`);
    expect((await own(page, '/v1/me')).status).toBe(401);
    await page.goto(`${service.url}/`);
    await page.waitForURL(/\/sign-in\?next=/);
    expect((await askJson(service.url, 'GET', '/v1/people')).body.people[0].hasSignedIn).toBe(true);
    const { body: audit } = await askJson(service.url, 'GET', '/v1/audit');
    const actions = audit.audit
      .filter((row: any) => row.actor === 'Ada Quellmann')
      .map((row: any) => row.action);
    expect(actions).toEqual(['session.ended', 'session.started']);
    await close();
  });

  test('who may no more has no session at once', async () => {
    const { page, close } = await newPage();
    await signIn(page, 'ada');
    await page.waitForURL(`${service.url}/`);
    const [{ id }] = (await askJson(service.url, 'GET', '/v1/people')).body.people;
    await askJson(service.url, 'PATCH', `/v1/people/${id}`, { disabled: true });
    expect((await own(page, '/v1/me')).status).toBe(401);
    await askJson(service.url, 'PATCH', `/v1/people/${id}`, { disabled: false });
    expect((await own(page, '/v1/me')).status).toBe(401);
    await close();
  });

  test('who gives up there is told so here', async () => {
    const { page, close } = await newPage();
    await page.goto(`${service.url}/sign-in/oidc`);
    await page.getByRole('link', { name: '[ Cancel ]' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.textContent('main')).toContain('The provider did not sign you in');
    await close();
  });

  test('an answer that nobody asked for, or that another browser did, signs nobody in', async () => {
    const { page, close } = await newPage();
    await page.goto(`${service.url}/sign-in/oidc/callback?code=made-up&state=made-up`);
    expect(await page.textContent('main')).toContain('began elsewhere');
    await page.goto(`${service.url}/sign-in/oidc`);
    await page.goto(`${service.url}/sign-in/oidc/callback?code=made-up&state=made-up`);
    expect(await page.textContent('main')).toContain('The provider did not sign you in');
    await close();
  });

  test('a provider that is away is told as such', async () => {
    const port = await freePort();
    const away = await startInProcess(
      {
        ...{ PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` },
        ...{
          OIDC_ISSUER: `http://127.0.0.1:${await freePort()}`,
          OIDC_CLIENT_ID: 'x',
          OIDC_CLIENT_SECRET: 'y',
        },
      },
      { api: true, worker: false },
    );
    const answer = await fetch(`${away.url}/sign-in/oidc`, { redirect: 'manual' });
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('cannot be reached')]);
    await away.close();
  });
});

describe('with a key', () => {
  test('in by the form, and out', async () => {
    const { page, wrong, close } = await newPage();
    await page.goto(`${service.url}/sign-in`);
    await page.getByLabel('API key').fill(testKey);
    await page.getByRole('button', { name: 'Sign in with the key' }).click();
    await page.waitForURL(`${service.url}/`);
    await page.getByText('Signed in as Administrator').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${service.url}/signed-out`);
    expect(wrong).toEqual([]);
    await close();
  });

  test('a wrong one is refused, and so is a form of another site', async () => {
    const { page, close } = await newPage();
    await page.goto(`${service.url}/sign-in`);
    await page.getByLabel('API key').fill('ps_AAAAAAAA_0123456789ABCDEFGHJKMNPQRSTVWXYZ');
    await page.getByRole('button', { name: 'Sign in with the key' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.textContent('main')).toContain('The API key is wrong');
    await close();
    const foreign = await fetch(`${service.url}/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
      body: `key=${testKey}`,
    });
    expect([foreign.status, foreign.headers.get('set-cookie')]).toEqual([403, null]);
  });
});
