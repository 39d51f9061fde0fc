// The page in a real browser, against a real host and one that is down: by mouse and by keyboard.

import {until} from '../fixtures/until.ts';
import {lookAt} from './looked-at.ts';
import {ended, go, heading, inBrowser, outputIs, run, sharedLab} from './open-page.ts';
import {ask} from './served-page.ts';

inBrowser(
  'the code is wiped from the address and the history, and nothing is stored but for the tab',
  async (t, {page}) => {
    await heading(page, 'Hosts');
    await page.getByText('2 hosts').waitFor();
    t.is(new URL(page.url()).hash, '#/physics/hosts');
    const kept = await page.evaluate(`(async () => ({
    cookies: document.cookie,
    local: localStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    tab: Object.keys(sessionStorage),
  }))()`);
    t.deepEqual(kept, {cookies: '', local: 0, databases: 0, caches: 0, workers: 0, tab: ['reeve session']});
    await page.goBack().catch(() => {});
    t.false(page.url().includes('code='));
    await page.goForward().catch(() => {});
  },
);

inBrowser('hosts are live, and one that is down is unreachable and not failed', async (t, {page}) => {
  await go(page, '#/physics/hosts');
  const cell = (name: string) =>
    page
      .getByRole('listitem')
      .filter({hasText: name})
      .filter({has: page.locator('.cell')});
  await cell('lab-01').getByText('up', {exact: true}).waitFor();
  await cell('lab-02').getByText('unreachable').waitFor();
  await page.getByLabel('Find').fill('02');
  t.is(await page.locator('.cell').count(), 1);
  await page.getByLabel('Find').fill('');
  await page.getByLabel('Group').selectOption('lasers');
  t.is(await page.locator('.cell').count(), 2);
});

inBrowser(
  'a run by mouse: a refusal stands beside its field, then output, end and a green receipt',
  async (t, {page}) => {
    await page.getByRole('link', {name: 'Run', exact: true}).click();
    await page.getByLabel('Host').selectOption('lab-01');
    await page.getByRole('link', {name: 'greet'}).click();
    await heading(page, /greet/);
    await page.getByLabel('name').fill('Alice');
    await page.getByRole('button', {name: 'Run on lab-01'}).click();
    const wrong = page.locator('.field.wrong');
    await wrong.getByRole('alert').waitFor();
    t.regex(await wrong.innerText(), /^name\n[\s\S]*parameter "name"/);
    t.is(await page.evaluate('document.activeElement?.id'), 'field-name');
    await page.getByLabel('name').fill('alice');
    await page.getByLabel('times').fill('3');
    await page.getByRole('button', {name: 'Run on lab-01'}).click();
    await page.getByText('ended with exit status 0').first().waitFor();
    await page.locator('.output').getByText('hello alice').waitFor();
    await outputIs(page, 'hello alice\nhello alice\nhello alice\n');
    await page.locator('.verdict.good').waitFor();
    t.is(await page.locator('.verdict').innerText(), 'verified');
    t.regex(await page.locator('main').innerText(), /reeve run lab-01 greet --name=alice --times=3/);
  },
);

inBrowser('a run by the keyboard alone, from the list of places to the proof', async (t, {page}) => {
  await go(page, '#/physics/hosts');
  await heading(page, 'Hosts');
  const tabTo = async (name: string) => {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab');
      const here = await page.evaluate("document.activeElement?.textContent?.trim() ?? ''");
      if (here === name) return;
    }
    t.fail(`the keyboard does not reach ${name}`);
  };
  await tabTo('Run');
  await page.keyboard.press('Enter');
  await heading(page, 'Run');
  await page.keyboard.press('Tab');
  await page.keyboard.type('lab-01');
  await page.getByRole('link', {name: 'disk-usage'}).waitFor();
  await tabTo('disk-usage');
  await page.keyboard.press('Enter');
  await heading(page, /disk-usage/);
  await tabTo('Run on lab-01');
  await page.keyboard.press('Enter');
  await page.getByText('ended with exit status 0').first().waitFor();
  await tabTo('Prove it by the account');
  await page.keyboard.press('Enter');
  await heading(page, /^Proof/);
  await page.locator('.verdict.good').waitFor();
  t.regex(await page.locator('main').innerText(), /which the host's certificate vouches for/);
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({state: 'detached'});
});

inBrowser('what would be HTML, a script or a title is text', async (t, {page}) => {
  await run(page, 'nasty');
  await ended(page, 'nasty');
  await page.locator('.output').getByText('img').waitFor();
  await outputIs(page, '<img src=x onerror=alert(1)><script>alert(1)</script>\\x1b]0;x\\x07\n');
  t.is(await page.locator('img, .output script').count(), 0);
  t.regex(await page.title(), /reeve$/);
});

inBrowser('what destroys is asked about, and Escape runs nothing', async (t, {page}) => {
  const lab = await sharedLab();
  const wiped = () =>
    lab.entries().filter(entry => entry.event === 'job-end' && entry.command === 'wipe-scratch').length;
  await run(page, 'wipe-scratch');
  t.is(await page.locator('.effect').innerText(), 'destroys something');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('This destroys something on lab-01').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({state: 'detached'});
  t.is(wiped(), 0);
  await page.getByRole('button', {name: 'Run on lab-01'}).click();
  await dialog.getByRole('button', {name: 'Run it', exact: true}).click();
  await page.locator('.verdict.good').waitFor();
  t.is(wiped(), 1);
});

inBrowser(
  'a run goes on where it was after a reload, in a second tab, and with input that is typed',
  async (_t, {page, browser}) => {
    await run(page, 'repeat');
    const line = page.getByLabel('Standard input, a line at a time');
    await line.fill('one');
    await line.press('Enter');
    await page.locator('.output').getByText('one').waitFor();
    await page.reload();
    await page.locator('.output').getByText('one').waitFor();
    const second = await browser.context.newPage();
    await second.goto(page.url());
    await second.locator('.output').getByText('one').waitFor();
    await line.fill('two');
    await line.press('Enter');
    await second.locator('.output').getByText('two').waitFor();
    await page.getByRole('button', {name: 'End of input'}).click();
    await second.getByText('ended with exit status 0').first().waitFor();
    await outputIs(second, 'one\ntwo\n');
    await second.close();
  },
);

inBrowser(
  'a tab that nobody sees draws no output, and all of it when it is seen; output that rests is shown whole',
  async (t, {page}) => {
    await run(page, 'repeat');
    const line = page.getByLabel('Standard input, a line at a time');
    const send = async (text: string) => {
      await line.fill(text);
      await line.press('Enter');
    };
    const output = page.locator('.output');
    await send('one');
    await output.getByText('one').waitFor();
    // Resolves when the page has drawn what follows from it.
    const see = (isSeen: boolean) =>
      page.evaluate(`Object.defineProperty(document, 'hidden', {configurable: true, value: ${!isSeen}});
        document.dispatchEvent(new Event('visibilitychange'));
        new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn))))`);
    await see(false);
    for (let lines = 0; lines < 4; lines++) await send('x'.repeat(9000));
    await send('two');
    await page.getByRole('button', {name: 'End of input'}).click();
    await page.getByText('ended with exit status 0').first().waitFor();
    t.is(await output.textContent(), 'one\n');
    await see(true);
    const isWhole = async () => (await output.textContent())?.length === 4 + 4 * 9001 + 4;
    await until(isWhole, 'all of the output is shown');
  },
);

inBrowser('long output is shown by windows, from its beginning to its end', async (t, {page}) => {
  await run(page, 'greet', {name: 'bob', times: '100000'});
  await page.getByText(/bytes .* to 1,000,000 of 1,000,000/).waitFor();
  await page.getByRole('button', {name: 'Beginning'}).click();
  await page.getByText(/bytes 0 to .* of 1,000,000/).waitFor();
  await page.getByRole('button', {name: 'Later'}).click();
  await page.getByText(/bytes 98,300 to .* of 1,000,000/).waitFor();
  t.true((await page.locator('.output').innerText()).length < 100_000);
  await page.getByRole('button', {name: 'End', exact: true}).click();
  await page.getByText(/ to 1,000,000 of 1,000,000/).waitFor();
});

inBrowser(
  'all of an output is searched from the field above it: hits are walked through and marked, and what was covered is said',
  async (t, {page}) => {
    await run(page, 'greet', {name: 'alice', times: '70000'});
    await ended(page, 'greet');
    const said = page.getByRole('main');
    const field = page.getByLabel('Find in the output');
    // Ctrl-F within the output is this search, and not the browser's.
    await page.locator('.output').waitFor();
    await page.locator('.output').focus();
    await page.keyboard.press('Control+f');
    await field.and(page.locator(':focus')).waitFor();
    await page.keyboard.type('O ALICE');
    await page.keyboard.press('Enter');
    await said.getByText('hit 1 of the first 10,000; covered').waitFor();
    await page.getByText(/^bytes 0 to /).waitFor();
    t.deepEqual(await page.locator('.output mark').allInnerTexts(), ['o alice']);
    await page.keyboard.press('Enter');
    await said.getByText('hit 2 of the first 10,000').waitFor();
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    await said.getByText('hit 10,000 of the first 10,000').waitFor();
    await page.getByText(/^bytes 1\d\d,\d{3} to /).waitFor();
    const [mark, around] = await Promise.all([
      page.locator('.output mark').boundingBox(),
      page.locator('.output').boundingBox(),
    ]);
    t.true(mark !== null && around !== null && mark.y >= around.y && mark.y < around.y + around.height);
    await page.getByLabel('Match case').check();
    await page.getByRole('button', {name: 'Find', exact: true}).click();
    await said.getByText('nothing found; covered 820 KiB of 820 KiB').waitFor();
  },
);

inBrowser('who ran what yesterday, and today, is found in the account', async (t, {page}) => {
  await go(page, '#/physics/account/lab-01');
  await page.getByRole('cell', {name: 'job-end'}).first().waitFor();
  await page.getByRole('link', {name: 'Yesterday'}).click();
  await page.getByText('No entry matches.').waitFor();
  await go(page, '#/physics/account/lab-01?command=greet&outcome=ok&event=job-end');
  await page.getByText(/^\d+ entr(y|ies)$/).waitFor();
  const rows = page.locator('tbody tr').filter({hasText: 'job-end'});
  t.is(await rows.count(), 3);
  await rows.first().getByRole('link').click();
  await page.locator('.verdict.good').waitFor();
});

const places = {
  hosts: '#/physics/hosts',
  jobs: '#/physics/jobs',
  host: '#/physics/jobs/lab-02',
  run: '#/physics/new/lab-01',
  form: '#/physics/new/lab-01/greet',
  account: '#/physics/account/lab-01',
  accounts: '#/physics/account',
  me: '#/physics/me',
};

inBrowser(
  'axe finds nothing on any place, light, dark and in forced colours; pictures show all of it',
  async (t, {page, browser}) => {
    await go(page, places.jobs);
    const link = page.getByRole('row').filter({hasText: 'disk-usage'}).getByRole('link');
    const aRun = (await link.first().getAttribute('href')) ?? '';
    const all = {...places, aRun, proof: aRun.replace('/run/', '/proof/')};
    for (const [name, place] of Object.entries(all)) {
      await go(page, place);
      await page.locator('main h1').waitFor();
      await page
        .locator('main')
        .getByText(/^(Asking|Reading|Connecting)/)
        .waitFor({state: 'detached'});
      if (name === 'aRun') await page.locator('.output').waitFor();
      const said = [...browser.complaints];
      t.deepEqual(said, []);
      await lookAt(t, page, name);
    }
    // Complaints about axe are not of the page.
    browser.complaints.length = 0;
  },
);

inBrowser('the first load is less than 150 kB', async (t, {served}) => {
  let size = 0;
  for (const path of ['/', '/page.js', '/page.css', '/icon.svg'])
    size += Number(
      (await ask(served, path, {headers: {'Accept-Encoding': 'gzip'}})).headers['content-length'] ?? 0,
    );
  t.log(`${size} bytes, gzip`);
  t.true(size > 1000 && size < 150_000);
  // Terminals are loaded where there is one.
  t.notRegex((await ask(served, '/page.js')).body, /xterm/);
  t.regex((await ask(served, '/terminal.js')).body, /xterm/);
});
