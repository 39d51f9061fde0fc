// Commands with a terminal, in the page: typed to in a real browser, by programs that mean well and by one that does not.
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Dialog, Page} from 'playwright-core';
import {onTerminal} from '../fixtures/on-terminal.ts';
import {skip} from '../fixtures/skip.ts';
import {until} from '../fixtures/until.ts';
import {lookAt} from './looked-at.ts';
import {go, inBrowser, run, sharedLab} from './open-page.ts';

/** The rows of the terminal as they are drawn. */
const rows = async (page: Page) =>
  String(await page.evaluate("document.querySelector('.xterm-rows')?.innerText ?? ''")).replaceAll(
    '\u00a0',
    ' ',
  );

const drawn = (page: Page, wanted: RegExp) =>
  until(async () => wanted.exec(await rows(page)) ?? undefined, `${wanted} on the terminal`);

const typed = (page: Page) => page.locator('.tty textarea:focus').waitFor({state: 'attached'});

inBrowser('vi is opened, typed in by the keyboard alone, saved and left', async (t, {page}) => {
  if (!existsSync('/usr/bin/vi')) return skip(t, 'no vi: apt-get install vim-tiny');
  const lab = await sharedLab();
  const file = join(lab.folder, 'edited.txt');
  await go(page, '#/physics/new/lab-01/edit');
  await page.locator('h1').filter({hasText: 'edit'}).waitFor();
  await page.getByLabel('file').focus();
  await page.keyboard.type(file);
  await page.keyboard.press('Enter');
  await typed(page);
  await drawn(page, /~\s+~/);
  await page.keyboard.type('ione line, and ümlauts');
  await page.keyboard.press('Enter');
  await page.keyboard.type('another');
  await page.keyboard.press('Escape');
  await drawn(page, /one line, and ümlauts[\s\S]*another/);
  // Out of it and back by the keyboard.
  await page.keyboard.press('Control+Shift+F6');
  await page.getByText('Keys go to the command.').and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Shift+Tab');
  await typed(page);
  await page.keyboard.type(':wq');
  await page.keyboard.press('Enter');
  await page.getByText('ended with exit status 0').first().waitFor();
  await page.locator('.verdict.good').waitFor();
  t.is(await readFile(file, 'utf8'), 'one line, and ümlauts\nanother\n');
});

inBrowser(
  'the command has the size of the frame; several lines are pasted only after a question',
  async (t, {page, browser}) => {
    await run(page, 'lines');
    await typed(page);
    const size = async (isWanted: (columns: number) => boolean) => {
      await until(async () => {
        await page.keyboard.press('Enter');
        const [, columns = ''] = [...(await rows(page)).matchAll(/^\d+ (\d+)\s*$/gm)].at(-1) ?? [];
        return isWanted(Number(columns));
      }, 'another size');
    };
    await size(columns => columns > 100);
    await page.setViewportSize({width: 700, height: 500});
    await size(columns => columns > 20 && columns < 80);
    await page.setViewportSize({width: 1280, height: 800});

    const paste = (text: string) =>
      page.evaluate(`{
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', ${JSON.stringify(text)});
        document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}));
      }`);
    await paste('by itself');
    await drawn(page, /by itself/);
    await page.keyboard.press('Enter');
    await drawn(page, /got \[by itself\]/);
    // The end of a paste, within one: what follows would be keys.
    await paste('one\u001b[201~ two\u000f\u009b201~ three\u007f');
    await page.keyboard.press('Enter');
    await drawn(page, /got \[one\[201~ two201~ three\]/);
    await paste('rm one\nrm two\n');
    const question = page.getByRole('dialog', {name: 'Paste 2 lines into the terminal?'});
    await question.getByText('rm one').waitFor();
    await page.keyboard.press('Escape');
    await question.waitFor({state: 'detached'});
    await typed(page);
    await paste('first\nsecond\n');
    await question.getByRole('button', {name: 'Paste 2 lines'}).click();
    await drawn(page, /got \[first\][\s\S]*got \[second\]/);
    t.notRegex(await rows(page), /rm one/);
    await lookAt(t, page, 'terminal');
    browser.complaints.length = 0;
    await page.keyboard.press('Control+d');
    await page.getByText('ended with exit status').first().waitFor();
  },
);

inBrowser(
  'what a command asks a terminal has no answer typed into it, and does nothing outside of the frame',
  async (t, {page, browser}) => {
    const pages = browser.context.pages().length;
    const asked: string[] = [];
    const dialog = (shown: Dialog) => {
      asked.push(shown.message());
      void shown.dismiss();
    };
    page.on('dialog', dialog);
    await run(page, 'questions');
    await typed(page);
    const before = await page.title();
    await drawn(page, /a link/);
    t.regex(String((await drawn(page, /answered \[(.*)\]/))[1]), /^\s*$/);
    await page.getByRole('heading', {level: 2, name: 'Terminal <b>evil</b> title'}).waitFor();
    t.is(await page.title(), before);
    // A link would be underlined, lead elsewhere, and be asked about.
    await page.locator('.xterm-rows').getByText('a link').click({force: true});
    t.is(await page.locator('.tty a, .xterm-rows [class*="underline"]').count(), 0);
    t.is(browser.context.pages().length, pages);
    // Typed keys do come.
    await page.keyboard.press('k');
    await drawn(page, /typed \[k\]/);
    await page.getByText('ended with exit status 0').first().waitFor();
    t.deepEqual(asked, []);
    page.off('dialog', dialog);
  },
);

inBrowser(
  'a command that prints without end does not fill the page, and what it prints last is there',
  async (t, {page}) => {
    const heap = async () => {
      const session = await page.context().newCDPSession(page);
      await session.send('HeapProfiler.collectGarbage');
      const {usedSize} = await session.send('Runtime.getHeapUsage');
      await session.detach();
      return usedSize;
    };
    const before = await heap();
    await run(page, 'flood');
    await typed(page);
    await drawn(page, /prints much more/);
    await drawn(page, /the end/);
    await page.keyboard.press('Enter');
    await page.getByText('ended with exit status 0').first().waitFor();
    const more = (await heap()) - before;
    t.log(`${more} bytes more in the heap of the page`);
    t.true(more < 50_000_000);
  },
);

inBrowser(
  'a run that was begun elsewhere is looked at without input, and is typed to when it was taken over',
  async (t, {page}) => {
    const lab = await sharedLab();
    const elsewhere = onTerminal(t, ['run', 'lab-01', '-t', 'lines'], {
      config: join(lab.folder, 'page.yaml'),
    });
    await until(() => /\d+ \d+\r\n/.test(elsewhere.seen), 'the size');
    elsewhere.type('from elsewhere\r');
    await until(() => elsewhere.seen.includes('got [from elsewhere]'), 'the line');
    await go(page, '#/physics/jobs/lab-01');
    await page
      .getByRole('row')
      .filter({hasText: 'running'})
      .getByRole('link', {name: 'lines'})
      .first()
      .click();
    await drawn(page, /got \[from elsewhere\]/);
    const screen = page.locator('.tty textarea');
    await screen.focus();
    await page.keyboard.type('from an onlooker\n');
    await page.getByText('Keys that are typed here go nowhere').waitFor();
    await page.getByRole('button', {name: 'Take over'}).click();
    await page.getByText('Keys go to the command.').waitFor();
    await typed(page);
    await drawn(page, /got \[from elsewhere\]/);
    await page.keyboard.type('from the page\n');
    await drawn(page, /got \[from the page\]/);
    t.notRegex(await rows(page), /onlooker/);
    await until(() => elsewhere.seen.includes('got [from the page]'), 'the same line elsewhere');
    await page.keyboard.press('Control+d');
    await page.locator('.verdict.good').waitFor();
    await elsewhere.ended;
  },
);
