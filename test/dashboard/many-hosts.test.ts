// The page with no host, one, 40 and 400: it is drawn at once, fits each width, finds, and runs on all of them.
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {Locator, Page} from 'playwright-core';
import type {Browser} from './browser.ts';
import {fits, lookAt} from './looked-at.ts';
import type {ManyHosts} from './many-hosts.ts';
import {longReason, nameOf, startManyHosts} from './many-hosts.ts';
import {go, heading} from './open-page.ts';
import {servePage} from './served-page.ts';
import {openPage, shareBrowser} from './share-browser.ts';

const inBrowser = shareBrowser();
let many: Promise<ManyHosts> | undefined;
test.after.always(async () => {
  await (await many)?.[Symbol.asyncDispose]();
});

/** The page of so many hosts. */
async function onHosts(
  browser: Browser,
  count: number,
  odd: {readonly down: number; readonly refusing: number},
  body: (page: Page) => Promise<void>,
): Promise<void> {
  many ??= startManyHosts();
  const hosts = await many;
  const config = await hosts.config(count, odd);
  const served = await servePage(hosts, {config, env: {XDG_STATE_HOME: join(hosts.folder, `home-${count}`)}});
  try {
    const page = await openPage(browser, served);
    await body(page);
    await page.close();
  } finally {
    await served.end();
  }
}

/** The milliseconds from a text in the field that finds to so many cells. */
function findIn(page: Page, text: string, cells: number): Promise<number> {
  return page.evaluate<number>(`new Promise(resolve => {
    const field = document.querySelector('[data-find]');
    const begun = performance.now();
    field.value = ${JSON.stringify(text)};
    field.dispatchEvent(new Event('input', {bubbles: true}));
    const look = () =>
      document.querySelectorAll('.cell').length === ${cells} ? resolve(performance.now() - begun) : requestAnimationFrame(look);
    look();
  })`);
}

const isCut = (text: Locator) => text.evaluate(each => each.scrollHeight > each.clientHeight);

inBrowser('no host, and one: the page says where to add one, and shows the one', async (t, browser) => {
  await onHosts(browser, 0, {down: 0, refusing: 0}, async page => {
    await page.getByText('No host is named in').waitFor();
    await fits(t, page, 'hosts-of-0');
    await go(page, '#/-/new');
    await heading(page, 'Run');
    await go(page, '#/-/jobs');
    await page.getByText('No job that you may see.').waitFor();
  });
  await onHosts(browser, 1, {down: 0, refusing: 0}, async page => {
    await page.getByText('1 host: 1 up').waitFor();
    t.is(await page.locator('.cell').count(), 1);
    await fits(t, page, 'hosts-of-1');
  });
});

inBrowser(
  'of 40 hosts a reason that a cell cuts is read whole, by the keyboard too, on Hosts and on a run',
  async (t, browser) => {
    await onHosts(browser, 40, {down: 1, refusing: 1}, async page => {
      await page.getByText('40 hosts: 38 up, 1 unreachable, 1 refuses').waitFor();
      await lookAt(t, page, 'hosts-of-40');
      const cell = page.locator('.cell').filter({hasText: nameOf(40)});
      t.true(await isCut(cell.locator('.quiet')));
      await cell.focus();
      await page.keyboard.press('Enter');
      await heading(page, `Jobs of ${nameOf(40)}`);
      t.false(await isCut(page.getByText(longReason).first()));

      await go(page, `#/-/new/lab-%5B001-040%5D/kernel`);
      await page.getByRole('button', {name: 'Run on 40 hosts'}).click();
      await page.locator('.facts .state').filter({hasText: '38 of 40: exit 0'}).waitFor();
      const refused = page.locator('.cell').filter({hasText: nameOf(40)});
      const reason = refused.locator('.quiet');
      t.is(await reason.innerText(), longReason);
      t.true(await isCut(reason));
      await page.getByLabel('Find', {exact: true}).focus();
      await tabTo(t, page, `All of it, the reason of ${nameOf(40)}`);
      await page.keyboard.press('Enter');
      t.false(await isCut(reason));
      await lookAt(t, page, 'fleet-of-40');
      await page.keyboard.press('Enter');
      t.true(await isCut(reason));
    });
    // Complaints about axe are not of the page.
    browser.complaints.length = 0;
  },
);

inBrowser('400 hosts are drawn, found and run on at once, at every width', async (t, browser) => {
  await onHosts(browser, 400, {down: 5, refusing: 5}, async page => {
    await page.getByText('400 hosts: 390 up, 5 unreachable, 5 refuse').waitFor();
    t.is(await page.locator('.cell').count(), 400);
    await fits(t, page, 'hosts-of-400');
    const times = [await findIn(page, '396', 1), await findIn(page, '', 400)];
    // Those that need a look come first.
    t.regex((await page.locator('.cell').first().innerText()) ?? '', /^lab-391\nunreachable/);
    await go(page, '#/-/new');
    await page.getByLabel('or a node set').fill('lab-[001-400]');
    await page.getByRole('button', {name: 'Choose'}).click();
    await page.getByRole('link', {name: 'kernel'}).click();
    await page.getByRole('button', {name: 'Run on 400 hosts'}).click();
    await heading(page, 'kernel on lab-[001-400]');
    await page.locator('.facts .state').filter({hasText: '390 of 400: exit 0'}).waitFor();
    t.is(await page.locator('.cell .verdict.good').count(), 390);
    t.regex(
      await page.locator('.facts').innerText(),
      /5 refused: lab-\[396-400\] · 5 unreachable: lab-\[391-395\]/,
    );
    await fits(t, page, 'fleet-of-400');
    times.push(await findIn(page, 'exit 0', 390), await findIn(page, '400', 1));
    t.log(`from a text to its cells: ${times.map(ms => `${Math.round(ms)} ms`).join(', ')}`);
    for (const ms of times) t.true(ms < 3000);
  });
});

/** Presses Tab until what has the focus has this name. */
async function tabTo(t: ExecutionContext, page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate("document.activeElement?.getAttribute('aria-label')")) === name) return;
  }
  t.fail(`the keyboard does not reach ${name}`);
}
