// Tabs that are opened, duplicated, restored or asleep, and verdicts that are not green, in a real browser.
import {join} from 'node:path';
import test from 'ava';
import type {Page} from 'playwright-core';
import {commandLine} from '../fixtures/command-line.ts';
import {ScriptedAccount} from '../fixtures/scripted-account.ts';
import {outcomeOf, startScripted} from '../fixtures/scripted-server.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {until} from '../fixtures/until.ts';
import {openBrowser} from './browser.ts';
import {go, heading, outputIs} from './open-page.ts';
import type {ServedPage} from './served-page.ts';
import {servePage} from './served-page.ts';
import {openPage, shareBrowser} from './share-browser.ts';

const commands = `
  repeat: { about: Prints what it reads, effect: read, argv: [cat], stdin: stream }
  much: { about: Prints more than is kept, effect: read, argv: [seq, "500000"], window: 1MiB }
`;
const sharedLab = shareLab({commands});
const inBrowser = shareBrowser();
let served: Promise<ServedPage> | undefined;
const sharedPage = () => {
  served ??= sharedLab().then(lab => servePage(lab));
  return served;
};
test.after.always(async () => {
  await (await served)?.end();
});

const ended = (page: Page) => page.locator('.state').filter({hasText: 'ended with exit status 0'}).waitFor();

inBrowser(
  'a link that is opened by the middle button, and a duplicated tab, have the session and hear of changes',
  async (t, browser) => {
    const page = await openPage(browser, await sharedPage());
    await heading(page, 'Hosts');
    await page.locator('.cell').getByText('up', {exact: true}).waitFor();
    const opened = browser.context.waitForEvent('page');
    await page.getByRole('link', {name: 'Run', exact: true}).click({button: 'middle'});
    const middle = await opened;
    await heading(middle, 'Run');
    t.is(new URL(page.url()).hash, '#/-/hosts');
    await middle.getByLabel('Host').selectOption('lab-01');
    await middle.getByRole('link', {name: 'repeat'}).click();
    await middle.getByRole('button', {name: 'Run on lab-01'}).click();
    await middle.getByLabel('Standard input, a line at a time').fill('one');
    await middle.keyboard.press('Enter');
    await middle.locator('.output').getByText('one').waitFor();

    // A window that its own page opens has a copy of what the tab keeps, as a duplicate has.
    const copied = browser.context.waitForEvent('page');
    await middle.evaluate('void window.open(location.href)');
    const duplicate = await copied;
    await duplicate.locator('.output').getByText('one').waitFor();
    await duplicate.getByLabel('Standard input, a line at a time').fill('two');
    await duplicate.keyboard.press('Enter');
    await middle.locator('.output').getByText('two').waitFor();
    // The first that is closed takes the session from no other.
    await page.close();
    await middle.close();
    await duplicate.reload();
    await duplicate.getByRole('button', {name: 'End of input'}).click();
    await ended(duplicate);
    await outputIs(duplicate, 'one\ntwo\n');
    await duplicate.close();
  },
);

inBrowser(
  'a tab that the browser restores goes on where it was; where another dashboard has begun since, it says what to type',
  async t => {
    const lab = await sharedLab();
    const options = {env: {XDG_STATE_HOME: join(lab.folder, 'restored')}};
    let own = await servePage(lab, options);
    await using browser = await openBrowser();
    try {
      const page = browser.context.pages()[0] as Page;
      await page.goto(`${own.origin}/#code=${own.code}/-/me`);
      await heading(page, 'alice');
      const restored = async () => {
        await browser.restart();
        return until(
          () => browser.context.pages().find(tab => tab.url().startsWith(own.origin)),
          'the tab of before',
        );
      };
      const first = await restored();
      await heading(first, 'alice');
      t.is(new URL(first.url()).hash, '#/-/me');
      await first.getByRole('link', {name: 'Jobs', exact: true}).click();
      await heading(first, 'Jobs');
      await own.end();
      await first.getByText('The session is over: the dashboard has ended.').waitFor();
      own = await servePage(lab, options);
      const second = await restored();
      await second.getByText('This tab has no session').waitFor();
      await second.getByText('reeve dashboard', {exact: true}).waitFor();
    } finally {
      await own.end();
    }
  },
);

inBrowser(
  'a run that ends while page and dashboard sleep is over, and verified, when they wake',
  async (t, browser) => {
    const lab = await sharedLab();
    const {pid} = await sharedPage();
    const page = await openPage(browser, await sharedPage());
    const line = commandLine(lab, ['run', '--stdin', 'lab-01', 'repeat'], {stdin: 'pipe'});
    line.child.stdin?.write('one\n');
    await until(() => line.stdout.includes('one'), 'the first line');
    await page.getByRole('link', {name: 'Jobs', exact: true}).click();
    await page.getByRole('row').filter({hasText: 'running'}).getByRole('link', {name: 'repeat'}).click();
    await page.locator('.output').getByText('one').waitFor();
    await page.locator('.state.running').waitFor();

    const devtools = await browser.context.newCDPSession(page);
    await devtools.send('Page.setWebLifecycleState', {state: 'frozen'});
    process.kill(pid, 'SIGSTOP');
    try {
      line.child.stdin?.end('two\n');
      t.is((await line.ended).status, 0);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await devtools.send('Page.setWebLifecycleState', {state: 'active'});
    await ended(page);
    await page.locator('.verdict.good').waitFor();
    await outputIs(page, 'one\ntwo\n');
    await page.close();
  },
);

inBrowser(
  'who comes when some of the output is gone sees where, and neither green nor red',
  async (t, browser) => {
    const lab = await sharedLab();
    const ran = await lab.reeve(['run', 'lab-01', 'much']);
    t.is(ran.exitCode, 0);
    const {job = ''} = lab
      .entries()
      .findLast(entry => entry.event === 'job-end' && entry.command === 'much') as {job?: string};
    const page = await openPage(browser, await sharedPage(), `/-/run/lab-01/${job}`);
    await ended(page);
    t.is(await page.locator('.verdict').innerText(), 'not verified');
    t.is(await page.locator('.verdict.good, .verdict.bad').count(), 0);
    t.regex(
      await page.locator('.facts').innerText(),
      /[\d,]+ bytes did not come, so the output cannot be compared/,
    );
    await page.getByRole('button', {name: 'Beginning'}).click();
    await page
      .locator('.output')
      .getByText(/bytes 0 to [\d,]+ are gone/)
      .waitFor();
    await page.close();
  },
);

inBrowser(
  'a receipt that does not verify is red, with why, and so is an output that is not what was recorded',
  async (t, browser) => {
    const account = new ScriptedAccount();
    const jobs = ['01a22cf7-7572-7fe9-9e09-96b53bb07b38', '01a22cf7-7572-7fe9-9e09-96b53bb07b39'] as const;
    const scripted = await startScripted(t, {
      account,
      ordered(guest, stream, order, {seen}) {
        if (order.action !== 'attach') return;
        const {job} = order;
        guest.say(stream, {type: 'started', job, from: 0, attached: true, window: 1_000_000});
        guest.data(stream, 1, 0, 'hello\n');
        const [outcome, recorded] =
          job === jobs[0]
            ? [outcomeOf('hello\n'), outcomeOf('')]
            : [outcomeOf('olleh\n'), outcomeOf('olleh\n')];
        const receipt = account.receipt(account.addEnd(job, recorded), seen);
        guest.say(stream, {type: 'ended', job, outcome, receipt});
      },
    });
    const lying = await servePage(scripted, {config: scripted.config});
    try {
      const page = await openPage(browser, lying, `/-/run/lab-01/${jobs[0]}`);
      for (const [job, why] of [
        [jobs[0], /in its account job .* ended otherwise/],
        [jobs[1], /is not what lab-01 says it sent/],
      ] as const) {
        await go(page, `#/-/run/lab-01/${job}`);
        await page.locator('.verdict.bad').waitFor();
        t.is(await page.locator('.verdict').innerText(), 'does not verify');
        t.regex(await page.locator('.facts').innerText(), why);
        t.is(await page.locator('.verdict.good, .state.up').count(), 0);
      }
      await page.close();
    } finally {
      await lying.end();
    }
  },
);
