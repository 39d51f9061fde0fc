// Runs on 12 hosts, one of which is down, in a real browser: by mouse and by keyboard.
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {Page} from 'playwright-core';
import {skip} from '../fixtures/skip.ts';
import type {Browser} from './browser.ts';
import {openBrowser, whyNoBrowser} from './browser.ts';
import {sharePageLab} from './fleet-lab.ts';
import {lookAt} from './looked-at.ts';

const sharedLab = sharePageLab();
const missing = whyNoBrowser();
let opened: Promise<{browser: Browser; page: Page}> | undefined;

function shared() {
  opened ??= (async () => {
    const {served} = await sharedLab();
    const browser = await openBrowser();
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    page.setDefaultTimeout(60_000);
    await page.goto(`${served.origin}/#code=${served.code}`);
    return {browser, page};
  })();
  return opened;
}

test.after.always(async () => {
  await (await opened)?.browser[Symbol.asyncDispose]();
});

const inBrowser = (title: string, body: (t: ExecutionContext, page: Page) => Promise<void>) =>
  test.serial(title, async t => {
    if (missing !== undefined) return skip(t, missing);
    const {browser, page} = await shared();
    browser.complaints.length = 0;
    await body(t, page);
    t.deepEqual(browser.complaints, []);
  });

const go = (page: Page, place: string) => page.evaluate(`location.hash = ${JSON.stringify(place)}`);
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', {level: 1, name}).waitFor();
const cell = (page: Page, host: string) => page.locator('.cell').filter({hasText: host});
const state = (page: Page, words: string | RegExp) =>
  page.locator('.facts .state').filter({hasText: words}).waitFor();

/** Presses Tab until what has the focus is called so. */
async function tabTo(t: ExecutionContext, page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(
      "(document.activeElement?.labels?.[0] ?? document.activeElement)?.textContent?.trim() ?? ''",
    );
    if (String(here).startsWith(name)) return;
  }
  t.fail(`the keyboard does not reach ${name}`);
}

inBrowser(
  'a run on a group by mouse: cells, one unreachable, equal outputs once, receipts, a host’s own run',
  async (t, page) => {
    await heading(page, 'Hosts');
    await page.getByLabel('Group').selectOption('few');
    await page.getByRole('link', {name: 'Run a command on @few'}).click();
    await page.getByLabel('or a node set').fill('@lasers');
    await page.getByRole('button', {name: 'Choose'}).click();
    await page.getByText('no answer from lab-12').waitFor();
    await page.getByRole('link', {name: 'kernel'}).click();
    await heading(page, 'kernel on 12 hosts');
    await page.getByRole('button', {name: 'Run on 12 hosts'}).click();
    await heading(page, 'kernel on lab-[01-12]');
    await state(page, '11 of 12: exit 0 · 1 unreachable: lab-12');
    t.is(await page.locator('.cell').count(), 12);
    t.regex(await cell(page, 'lab-12').innerText(), /^lab-12\nunreachable\n/);
    t.regex(await cell(page, 'lab-01').innerText(), /^lab-01\nended, exit 0\nverified$/);
    t.regex(await page.locator('.facts').innerText(), /verified 11 of 11 hosts that ended/);
    await page.getByRole('heading', {level: 3, name: /^lab-\[01-02,04-11\] 10 hosts/}).waitFor();
    t.deepEqual(await page.locator('.folded .output').allInnerTexts(), ['Linux\n6.12\n', 'Linux\n6.1\n']);
    await page.getByLabel('differences').check();
    await page.locator('.folded .output').filter({hasText: '-6.12\n+6.1'}).waitFor();
    await page.getByLabel('only those that need a look').check();
    t.is(await page.locator('.cell').count(), 1);
    await page.getByLabel('only those that need a look').uncheck();
    await cell(page, 'lab-03').click();
    await heading(page, 'kernel on lab-03');
    await page.locator('.verdict.good').waitFor();
    await page.goBack();
    await state(page, '11 of 12: exit 0');
    await page.getByRole('link', {name: 'Its entries in the accounts'}).click();
    await heading(page, 'Account');
    await page.getByText('22 entries').waitFor();
  },
);

inBrowser(
  'it goes on after a reload and in a second tab, is cancelled on all hosts, and tried again',
  async (t, page) => {
    const {letEnd} = await sharedLab();
    const {browser} = await shared();
    await go(page, '#/physics/new/%40few/wait');
    await page.getByRole('button', {name: 'Run on 3 hosts'}).click();
    await state(page, '3 running');
    await cell(page, 'lab-02').getByText('begun').waitFor();
    await page.reload();
    await state(page, '3 running');
    const second = await browser.context.newPage();
    await second.goto(page.url());
    await letEnd('lab-01');
    await second.locator('.cell').filter({hasText: 'lab-01'}).getByText('verified').waitFor();
    await cell(page, 'lab-01').getByText('verified').waitFor();
    // That of the whole is not green before it is over.
    t.is(await page.locator('.facts .verdict').innerText(), 'not verified');
    await page.getByRole('button', {name: 'Cancel on all hosts'}).click();
    await state(page, '1 of 3: exit 0 · 2 cancelled: lab-[02-03]');
    await second.locator('.facts').getByText('2 cancelled').waitFor();
    await second.close();
    for (const host of ['lab-02', 'lab-03']) await letEnd(host);
    await page.getByRole('button', {name: 'Retry 2 hosts where it failed'}).click();
    await state(page, '3 of 3: exit 0');
    t.deepEqual(await page.locator('.folded .output').allInnerTexts(), ['begun\ndone\n']);
    t.is(await page.locator('.cell .state.up').count(), 3);
  },
);

inBrowser(
  'by the keyboard alone: a node set, a command, a confirmation that names eleven hosts',
  async (t, page) => {
    const {entries} = await sharedLab();
    const ran = () =>
      entries('lab-01').filter(entry => entry.event === 'job-start' && entry.command === 'restart-service')
        .length;
    await go(page, '#/physics/new');
    await heading(page, 'Run');
    await tabTo(t, page, 'or a node set');
    await page.keyboard.type('lab-[01-11]');
    await page.keyboard.press('Enter');
    await page.getByRole('link', {name: 'restart-service'}).waitFor();
    await tabTo(t, page, 'restart-service');
    await page.keyboard.press('Enter');
    await heading(page, 'restart-service on 11 hosts');
    await tabTo(t, page, 'service');
    await page.keyboard.type('camera');
    await tabTo(t, page, 'Run on 11 hosts');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('This changes something on 11 hosts').waitFor();
    t.regex(
      await dialog.innerText(),
      /echo \{service\}[\s\S]*--service=camera[\s\S]*lab-01, lab-02, [\s\S]*lab-11/,
    );
    await page.keyboard.press('Escape');
    await dialog.waitFor({state: 'detached'});
    t.is(ran(), 0);
    await tabTo(t, page, 'Run on 11 hosts');
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await tabTo(t, page, 'Run it');
    await page.keyboard.press('Enter');
    await state(page, '11 of 11: exit 0');
    t.is(ran(), 1);
    await tabTo(t, page, 'lab-07');
    await page.keyboard.press('Enter');
    await heading(page, 'restart-service on lab-07');
  },
);

inBrowser('what hosts refuse stands beside its field, with the hosts', async (t, page) => {
  await go(page, '#/physics/new/lab-%5B01-11%5D/greet');
  await page.getByText('described otherwise on lab-05').waitFor();
  await page.getByLabel('times').fill('1000');
  await page.getByRole('button', {name: 'Run on 11 hosts'}).click();
  const wrong = page.locator('.field.wrong');
  await wrong.getByText('lab-[01-04,06-11]: parameter "times": found 1000').waitFor();
  t.regex(await wrong.innerText(), /lab-05: parameter "times": found 1000, expected a number <= 5/);
  t.is(await page.evaluate('document.activeElement?.id'), 'field-times');
  await page.getByLabel('times').fill('6');
  await page.getByRole('button', {name: 'Run on 11 hosts'}).click();
  await state(page, '10 of 11: exit 0 · 1 refused: lab-05');
  t.regex(await cell(page, 'lab-05').innerText(), /refused\nparameter "times"/);
  await page.getByRole('link', {name: 'Correct it for lab-05'}).click();
  await heading(page, 'greet on lab-05');
  await wrong.getByText('lab-05: parameter "times": found 6').waitFor();
  await page.getByLabel('times').fill('5');
  await page.getByRole('button', {name: 'Run on lab-05'}).click();
  await page.getByText('ended with exit status 0').first().waitFor();
});

inBrowser('axe finds nothing on the places of several hosts, at any width', async (t, page) => {
  const {browser} = await shared();
  await go(page, '#/physics/jobs');
  await page.getByRole('link', {name: 'Runs on several hosts'}).click();
  await page.getByText('5 runs').waitFor();
  const row = page.getByRole('row').filter({hasText: '1 unreachable: lab-12'});
  const kernel = (await row.getByRole('link').getAttribute('href')) ?? '';
  await lookAt(t, page, 'fleets');
  await go(page, kernel);
  await page.locator('.folded .output').first().waitFor();
  await lookAt(t, page, 'fleet');
  await go(page, '#/physics/new/%40lasers');
  await page.getByRole('link', {name: 'kernel'}).waitFor();
  await lookAt(t, page, 'several');
  // Complaints about axe are not of the page.
  browser.complaints.length = 0;
});

inBrowser('a host that was down and is there again is run on by a retry', async (t, page) => {
  const {startLast} = await sharedLab();
  await go(page, '#/physics/fleet');
  await page.getByRole('row').filter({hasText: '1 unreachable: lab-12'}).getByRole('link').click();
  await startLast();
  await page.getByRole('button', {name: 'Retry 1 host not reached'}).click();
  await state(page, '12 of 12: exit 0');
  await page.getByRole('heading', {level: 3, name: /^lab-\[01-02,04-12\] 11 hosts/}).waitFor();
  t.is(await page.locator('.cell .verdict.good').count(), 12);
});
