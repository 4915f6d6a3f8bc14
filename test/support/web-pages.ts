import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { startBrowser } from './browser.ts';
import { asOf } from './corpus.ts';
import { startInProcess } from './in-process.ts';
import { testKey, uploadAndWait } from './servers.ts';

/** What pages have asked the API for. */
export const asked = new Set<string>();

/** Where pictures are put for whoever wants to look: SHOTS=<folder>. */
const shots = process.env.SHOTS;

interface Opened {
  page: Page;
  context: BrowserContext;
  /** What went wrong on it, and requests that went elsewhere. */
  wrong: string[];
  /** Holds what is shown to WCAG 2.2 AA, in light and dark, wide and narrow; keeps a picture of each. */
  check(name: string): Promise<void>;
  close(): Promise<void>;
}

/** What axe finds against WCAG 2.2 AA, as `rule: element`. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations: found } = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  )) as { violations: any[] };
  return found.flatMap((one: any) =>
    one.nodes.map((node: any) => `${one.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

/** Keeps a picture of a page. */
export async function picture(page: Page, name: string): Promise<void> {
  if (shots === undefined) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`) });
}

/** Opens pages of a service, each in a browser of its own, signed in with a key. */
export function pagesOf(browser: Browser, url: string) {
  return {
    async signedIn(key = testKey, options: Parameters<Browser['newContext']>[0] = {}): Promise<Opened> {
      const context = await browser.newContext({ locale: 'en-GB', ...options });
      context.setDefaultTimeout(90_000);
      const page = await context.newPage();
      const wrong: string[] = [];
      await page.addInitScript(
        `addEventListener('securitypolicyviolation', (event) => console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI))`,
      );
      page.on('request', (request) => {
        const { pathname } = new URL(request.url());
        if (pathname.startsWith('/v1/')) asked.add(`${request.method()} ${pathname}`);
      });
      page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
      page.on('pageerror', (error) => wrong.push(String(error)));
      page.on('request', (request) => {
        if (!request.url().startsWith(url) && !/^(?:data|blob):/.test(request.url()))
          wrong.push(`elsewhere: ${request.url()}`);
      });
      await page.goto(`${url}/sign-in`);
      await page.getByLabel('API key').fill(key);
      await page.getByRole('button', { name: 'Sign in with the key' }).click();
      await page.waitForURL(`${url}/`);
      await page.getByRole('heading', { name: 'Roles' }).waitFor();
      const check = async (name: string) => {
        for (const colorScheme of ['light', 'dark'] as const)
          for (const width of [390, 1280]) {
            await page.emulateMedia({ colorScheme });
            await page.setViewportSize({ width, height: 900 });
            // What is scrolled below the head of the page is no target as it stands.
            await page.evaluate('scrollTo(0, 0)');
            expect(await violations(page), `${name} ${width} ${colorScheme}`).toEqual([]);
            const beyond = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
            expect(beyond, `${name} ${width}: wider than the window`).toBeLessThanOrEqual(0);
            await picture(page, `${name}-${width}-${colorScheme}`);
          }
        await page.emulateMedia({ colorScheme: 'light' });
        for (const width of [360, 1600]) {
          await page.setViewportSize({ width, height: 900 });
          const beyond = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          expect(beyond, `${name} ${width}: wider than the window`).toBeLessThanOrEqual(0);
        }
        await page.setViewportSize({ width: 1280, height: 900 });
      };
      return { page, context, wrong, check, close: () => context.close() };
    },
  };
}

/** Signs in, acts on the page, and expects that nothing went wrong in it. */
export async function visit(
  open: ReturnType<typeof pagesOf>,
  act: (page: Page, check: (name: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const { page, wrong, check, close } = await open.signedIn();
  await act(page, check);
  expect(wrong).toEqual([]);
  await close();
}

/** A service that has screened some files, and a browser to look at it with; `stop` ends both. */
export type Started = Awaited<ReturnType<typeof startPages>>;

/** Starts them; `files` as `uploadAndWait` takes them. */
export async function startPages(files: Parameters<typeof uploadAndWait>[1]) {
  const service = await startInProcess();
  const browser = await startBrowser();
  await uploadAndWait(service.url, files, asOf);
  const stop = async () => {
    await browser.close();
    await service.close();
  };
  return { service, browser, open: pagesOf(browser, service.url), stop };
}
