// One browser for the tests of a file, which the first that asks opens.
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {Page} from 'playwright-core';
import {skip} from '../fixtures/skip.ts';
import type {Browser} from './browser.ts';
import {openBrowser, whyNoBrowser} from './browser.ts';
import type {ServedPage} from './served-page.ts';

const missing = whyNoBrowser();

/** Declares a test in a browser, one after the other. The page may complain of nothing that the test does not take out. */
export function shareBrowser() {
  let opened: Promise<Browser> | undefined;
  test.after.always(async () => {
    await (await opened)?.[Symbol.asyncDispose]();
  });
  return (title: string, body: (t: ExecutionContext, browser: Browser) => Promise<void>) =>
    test.serial(title, async t => {
      if (missing !== undefined) return skip(t, missing);
      opened ??= openBrowser();
      const browser = await opened;
      browser.complaints.length = 0;
      await body(t, browser);
      t.deepEqual(browser.complaints, []);
    });
}

/** Opens a dashboard in a tab of its own, by a fresh code. */
export async function openPage(browser: Browser, served: ServedPage, place = ''): Promise<Page> {
  const page = await browser.context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${served.origin}/#code=${await served.newCode()}${place}`);
  return page;
}
