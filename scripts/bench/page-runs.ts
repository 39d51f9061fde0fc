// Runs of a gigabyte, begun in the page or on the command line, and what the page says of them.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {setTimeout as pause} from 'node:timers/promises';
import type {Page} from 'playwright-core';
import type {Host} from '../../src/index.ts';
import type {Lab} from './lab.ts';
import {reeve} from './places.ts';

/** Ten bytes a line: line `n` is at `10 * n`, and has the number `first + n`. */
export const [first, last] = [100_000_000, 199_999_999];
export const outputBytes = 1_000_000_000;
const pollMs = 100;

/** Seconds of the whole program, with its output to nowhere. */
export async function runOnCommandLine({config}: Lab): Promise<number> {
  const start = performance.now();
  const words = ['run', '--config', config, 'lab-01', 'lines', String(first), String(last)];
  const child = spawn('sh', ['-c', 'exec "$@" > /dev/null', 'sh', process.execPath, reeve, ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [status] = await once(child, 'exit');
  if (status !== 0) throw new Error(`reeve run ended with ${status}`);
  return (performance.now() - start) / 1000;
}

/** A run that was begun in the page. */
export interface Begun {
  readonly job: string;
  /** Seconds since it was begun. */
  age(): number;
  /** True when the host says that it has ended. */
  isOver(): boolean;
  /** Resolves then, with the seconds that it ran, by the host. */
  readonly ended: Promise<number>;
}

export async function beginInPage(tab: Page, host: Host): Promise<Begun> {
  await goTo(tab, '#/-/new/lab-01/lines');
  await tab.getByLabel('first', {exact: true}).fill(String(first));
  await tab.getByLabel('last', {exact: true}).fill(String(last));
  const start = performance.now();
  await tab.getByRole('button', {name: 'Run on lab-01'}).click();
  await tab.locator('.state').first().waitFor();
  const job = tab.url().split('/').at(-1) ?? '';
  let isOver = false;
  const ended = endOf(host, job).finally(() => {
    isOver = true;
  });
  // Nobody may wait for it before it ends.
  ended.catch(() => {});
  return {job, ended, isOver: () => isOver, age: () => (performance.now() - start) / 1000};
}

async function endOf(host: Host, job: string): Promise<number> {
  for (;;) {
    const known = (await host.jobs()).jobs.find(each => each.job === job);
    if (known?.endedAt && known.startedAt) return (known.endedAt - known.startedAt) / 1000;
    await pause(pollMs);
  }
}

export const goTo = (tab: Page, place: string): Promise<unknown> =>
  tab.evaluate(`location.hash = ${JSON.stringify(place)}`);

/** Resolves when the page says that the run has ended well and its output is what the host recorded. */
export const verified = (tab: Page): Promise<void> => tab.locator('.verdict.good').waitFor();

/** The text of the window that is shown. */
export const shownText = async (tab: Page): Promise<string> =>
  (await tab.locator('.output').textContent()) ?? '';

/** True if the end of the output is shown. */
export const isEndShown = async (tab: Page): Promise<boolean> =>
  (await shownText(tab)).endsWith(`\n${last - 1}\n${last}\n`);

/** Shows the beginning. The number of bytes that are told as gone there; undefined if what follows them is not what was printed there. */
export async function goneAtBeginning(tab: Page): Promise<number | undefined> {
  await tab.getByRole('button', {name: 'Beginning'}).click();
  await tab.getByRole('button', {name: 'Beginning', disabled: true}).waitFor();
  const text = await shownText(tab);
  const [row = '', bytes] = /^bytes 0 to ([\d,]+) are gone\n/.exec(text) ?? [];
  const gone = Number(bytes?.replaceAll(',', '') ?? 0);
  const at = row.length + ((10 - (gone % 10)) % 10);
  return text.startsWith(`${first + Math.ceil(gone / 10)}\n`, at) ? gone : undefined;
}

/** Seeks the last line by the search of the page. Returns the seconds that it took, what it says then, and those of keys meanwhile. */
export async function searchInPage(tab: Page, pressed = nothingPressed) {
  await tab.getByLabel('Find in the output').fill(String(last));
  const start = performance.now();
  await tab.keyboard.press('Enter');
  let isFound = false;
  const found = tab
    .getByRole('button', {name: 'Next hit', includeHidden: true})
    .waitFor()
    .then(() => {
      isFound = true;
      return (performance.now() - start) / 1000;
    });
  const keys = await pressed(tab, () => isFound);
  const seconds = await found;
  await tab.locator('.output mark').waitFor();
  await tab.getByRole('button', {name: 'Stop'}).waitFor({state: 'detached'});
  return {seconds, said: await tab.locator('form.search p').innerText(), keys};
}

const nothingPressed = async (_tab: Page, _isEnough: () => boolean): Promise<number[]> => [];
