// A certificate that is renewed or revoked, and a clock that is off, while the page is open.
import {join} from 'node:path';
import type {Page} from 'playwright-core';
import {hostClock} from '../fixtures/set-clock.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {until} from '../fixtures/until.ts';
import {lookAt} from './looked-at.ts';
import {go, heading} from './open-page.ts';
import {servePage} from './served-page.ts';
import {openPage, shareBrowser} from './share-browser.ts';

const commands = `
  "true": { about: Does nothing, effect: read, argv: ["true"] }
  wait: { about: Waits, effect: read, argv: [sh, -c, 'echo begun; exec sleep 1000'] }
`;
const sharedLab = shareLab({commands});
const inBrowser = shareBrowser();

const hour = 60 * 60_000;
const cell = (page: Page) => page.locator('.cell').filter({hasText: 'lab-01'});

/** Runs a command by its form. The host may refuse to say which there are while a certificate is replaced: then it is asked again. */
async function run(page: Page, command: string): Promise<void> {
  const link = page.getByRole('link', {name: command, exact: true});
  await until(async () => {
    await go(page, '#/-/me');
    await heading(page, /^(alice|bob)$/);
    await go(page, '#/-/new/lab-01');
    await link.or(page.getByRole('alert')).first().waitFor();
    return link.isVisible();
  }, `that the host offers ${command}`);
  await link.click();
  await page.getByRole('button', {name: 'Run on lab-01'}).click();
}

async function runGreen(page: Page): Promise<void> {
  await run(page, 'true');
  await page.locator('.state').filter({hasText: 'ended with exit status 0'}).waitFor();
  await page.locator('.verdict.good').waitFor();
}

/** The date of a time as the page shows it. */
const dateOf = (page: Page, time: string) =>
  page.evaluate<string>(`(() => {
    const day = new Date(${JSON.stringify(time)});
    return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map(part => String(part).padStart(2, '0')).join('-');
  })()`);

inBrowser(
  'a clock that is off: within five minutes all is green; beyond, the page says whose clock to set, and nothing is red',
  async (t, browser) => {
    const lab = await sharedLab();
    const clock = hostClock();
    const {program = ''} = await clock.prepare(lab.folder);
    const env = {XDG_STATE_HOME: join(lab.folder, 'off')};
    const served = await servePage(lab, {reeve: [process.execPath, program], env});
    try {
      const page = await openPage(browser, served);
      const set = async (off: number) => {
        clock.set(off);
        await page.evaluate(`window.off = ${off}`);
      };
      await page.evaluate(`{
        const Real = Date;
        window.off = 0;
        window.Date = class extends Real {
          constructor(...words) { if (words.length > 0) super(...words); else super(Real.now() + window.off); }
          static now() { return Real.now() + window.off; }
        };
      }`);
      await heading(page, 'Hosts');
      await cell(page).getByText('up', {exact: true}).waitFor();
      for (const off of [4 * 60_000, -4 * 60_000]) {
        await set(off);
        await runGreen(page);
      }
      // Times of the account are the host's.
      await go(page, '#/-/account/lab-01?command=true&event=job-start');
      const {time = 0} =
        lab.entries().findLast(entry => entry.event === 'job-start' && entry.command === 'true') ?? {};
      const clockOf = (at: number) => page.evaluate(`new Date(${at}).toTimeString().slice(0, 8)`);
      await page
        .getByRole('cell', {name: String(await clockOf(time))})
        .first()
        .waitFor();

      const started = () => lab.entries().filter(({event}) => event === 'job-start').length;
      const before = started();
      await set(3 * hour);
      await go(page, '#/-/new/lab-01');
      const ahead =
        /issued 3 h 0 min ahead of this host's clock, which says .* UTC; .*: set the clock that is wrong/;
      await page.getByRole('alert').filter({hasText: ahead}).waitFor();
      await go(page, '#/-/me');
      await heading(page, 'alice');
      t.is(await page.getByRole('alert').count(), 0);

      // Before either certificate.
      await set(-3 * hour);
      await go(page, '#/-/new/lab-01');
      await page
        .getByRole('alert')
        .filter({hasText: /issued 3 h 0 min behind this host's clock.*set the clock that is wrong/})
        .waitFor();
      await go(page, '#/-/me');
      const early = /is valid from .* UTC on; by this clock it is .* UTC/;
      await page.getByRole('alert').filter({hasText: early}).waitFor();
      await lab.end('SIGTERM');
      await lab.start();
      await go(page, '#/-/hosts');
      await cell(page).getByText('refuses').waitFor();
      await cell(page)
        .getByText(/^lab-01 could not prove who it is/)
        .waitFor();
      // A cell cuts what is long; its place has it whole.
      await cell(page).focus();
      await page.keyboard.press('Enter');
      await heading(page, 'Jobs of lab-01');
      await page.getByText(early).waitFor();
      t.is(started(), before);
      t.is(await page.locator('.verdict.bad').count(), 0);

      await set(0);
      await runGreen(page);
      await go(page, '#/-/hosts');
      await cell(page).getByText('up', {exact: true}).waitFor();
      await page.close();
    } finally {
      await served.end();
    }
  },
);

inBrowser(
  'a certificate that is renewed on disk is shown and used while the page is open; when it is revoked, all places say so',
  async (t, browser) => {
    const lab = await sharedLab();
    const mint = (days: number) => lab.authority.user('bob', {groups: ['ops'], days});
    const [first, second, third] = [mint(90), mint(200), mint(300)];
    const config = await lab.client('bob', {minted: first});
    const served = await servePage(lab, {config, env: {XDG_STATE_HOME: join(lab.folder, 'bob')}});
    try {
      const page = await openPage(browser, served, '/-/me');
      const expiryOf = (minted: typeof first) => dateOf(page, minted.certificate.validTo);
      await heading(page, 'bob');
      await page.getByText(`until ${await expiryOf(first)}`).waitFor();
      await page.evaluate('window.isTheSame = true');
      await run(page, 'wait');
      await page.locator('.output').getByText('begun').waitFor();
      const waits = new URL(page.url()).hash;

      await lab.client('bob', {minted: second});
      await go(page, '#/-/me');
      await page.getByText(`until ${await expiryOf(second)}`).waitFor();
      // The files are looked at every now and then: from then on all is by the new one.
      const serials = () =>
        lab
          .entries()
          .flatMap(entry =>
            entry.event === 'job-start' && entry.principal.name === 'bob' ? [entry.certificate.serial] : [],
          );
      t.deepEqual(serials(), [first.certificate.serialNumber]);
      await until(async () => {
        await runGreen(page);
        return serials().at(-1) === second.certificate.serialNumber;
      }, 'that the new certificate is used');
      // The old one ends: the run goes on.
      await lab.revoke([first.certificate.serialNumber], 2n);
      await until(() => lab.entries().some(({event}) => event === 'reload'), 'that the host has the list');
      await go(page, waits);
      await page.locator('.state.running').waitFor();
      await runGreen(page);
      t.is(serials().at(-1), second.certificate.serialNumber);

      await go(page, waits);
      await page.locator('.state.running').waitFor();
      await lab.revoke(
        [first, second].map(({certificate}) => certificate.serialNumber),
        3n,
        {compromised: true},
      );
      const revoked = `the certificate of "bob", serial ${second.certificate.serialNumber}, is revoked`;
      await page
        .locator('.state.warned')
        .filter({hasText: `the connection to lab-01 was lost: ${revoked}; job `})
        .waitFor();
      t.is(await page.locator('.verdict').innerText(), 'not verified');
      const isOver = () =>
        lab
          .entries()
          .some(
            entry =>
              entry.event === 'job-end' && entry.command === 'wait' && entry.outcome.reason === 'cancelled',
          );
      await until(isOver, 'that the run is ended');
      await go(page, '#/-/hosts');
      await cell(page).getByText('refuses').waitFor();
      await cell(page).getByText('revoked').waitFor();
      await go(page, '#/-/me');
      await page
        .getByRole('alert')
        .filter({hasText: `lab-01 refuses this certificate: ${revoked}`})
        .waitFor();
      t.deepEqual(browser.complaints, []);
      await lookAt(t, page, 'me-refused');
      // Complaints about axe are not of the page.
      browser.complaints.length = 0;
      await go(page, '#/-/new/lab-01');
      await page.getByRole('alert').filter({hasText: revoked}).waitFor();

      await lab.client('bob', {minted: third});
      await go(page, '#/-/me');
      await page.getByText(`until ${await expiryOf(third)}`).waitFor();
      // The files are looked at again within seconds.
      await runGreen(page);
      await go(page, '#/-/me');
      await heading(page, 'bob');
      await page.getByRole('alert').waitFor({state: 'detached'});
      t.true(await page.evaluate('window.isTheSame'));
      await page.close();
    } finally {
      await served.end();
    }
  },
);
