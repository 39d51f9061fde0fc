// Chromium with tabs that are hidden and throttled as a person's are, and the memory of what draws them.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {chown, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import type {Browser, Page} from 'playwright-core';
import {chromium} from 'playwright-core';
import {program} from '../../test/dashboard/browser.ts';
import {isRoot, nobody} from '../../test/fixtures/share-lab.ts';
import {residentKb} from './processes.ts';

export interface PageBrowser extends AsyncDisposable {
  /** The tab that is open. */
  readonly tab: Page;
  newTab(): Promise<Page>;
  /** The largest that a process which draws tabs was, since this was asked last. */
  peaks(): Promise<Peaks>;
}

/** Megabytes. */
export interface Peaks {
  /** Its own memory, and its share of what others have as well (PSS). */
  readonly proportional: number;
  /** What others have as well counted in full (RSS); of all of its life. */
  readonly resident: number;
  /** Of scripts, in the tab that is open. */
  readonly heap: number;
}

const sampleMs = 250;
const patienceMs = 60_000;

/**
 * Starts Debian's Chromium as an ordinary user. Playwright only joins it: by its defaults no tab would ever be hidden.
 */
export async function openPageBrowser(): Promise<PageBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'reeve-bench-browser-'));
  if (isRoot) await chown(folder, nobody, nobody);
  const as = isRoot
    ? ['setpriv', '--reuid', String(nobody), '--regid', String(nobody), '--clear-groups']
    : [];
  const words = [
    ...as,
    program,
    '--headless',
    // A container may have no namespaces for the sandbox of an ordinary user.
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--window-size=1280,800',
    '--remote-debugging-port=0',
    `--user-data-dir=${folder}`,
    'about:blank',
  ];
  const [file = program, ...args] = words;
  const child = spawn(file, args, {stdio: ['ignore', 'ignore', 'pipe'], env: {...process.env, HOME: folder}});
  const ended = once(child, 'exit');
  const browser = await chromium.connectOverCDP(await addressOf(child.stderr), {noDefaults: true});
  const [context] = browser.contexts();
  const [tab] = context?.pages() ?? [];
  if (!context || !tab) throw new Error('Chromium has no tab');
  tab.setDefaultTimeout(patienceMs);
  const memory = await watchMemory(browser, tab);
  return {
    tab,
    newTab: () => context.newPage(),
    peaks: () => memory.peaks(),
    async [Symbol.asyncDispose]() {
      memory.stop();
      await browser.close();
      child.kill('SIGTERM');
      await ended;
      await rm(folder, {recursive: true, force: true, maxRetries: 5});
    },
  };
}

/** The address that it says it listens at, to whoever debugs it. */
async function addressOf(said: NodeJS.ReadableStream): Promise<string> {
  const {promise, resolve, reject} = Promise.withResolvers<string>();
  const lines = createInterface(said);
  lines.on('line', line => {
    const [, address] = /listening on (ws:\S+)/.exec(line) ?? [];
    if (address !== undefined) resolve(address);
  });
  lines.on('close', () => reject(new Error('Chromium ended before it was ready')));
  return promise;
}

/** Looks at it all the time: the kernel keeps no peak of the proportional one. */
async function watchMemory(browser: Browser, tab: Page) {
  const whole = await browser.newBrowserCDPSession();
  const own = await tab.context().newCDPSession(tab);
  const drawing = async () => {
    const {processInfo} = await whole.send('SystemInfo.getProcessInfo');
    return processInfo.filter(({type}) => type === 'renderer').map(({id}) => id);
  };
  let [proportional, heap] = [0, 0];
  const look = async () => {
    for (const pid of await drawing()) proportional = Math.max(proportional, proportionalKb(pid) / 1000);
    heap = Math.max(heap, (await own.send('Runtime.getHeapUsage')).usedSize / 1e6);
  };
  const looking = setInterval(() => {
    // One that is closing has none to tell.
    look().catch(() => {});
  }, sampleMs);
  return {
    stop: () => clearInterval(looking),
    async peaks(): Promise<Peaks> {
      await look();
      const resident = Math.max(...(await drawing()).map(pid => residentKb(pid, 'VmHWM'))) / 1000;
      const peaks = {proportional, resident, heap};
      [proportional, heap] = [0, 0];
      return peaks;
    },
  };
}

/** Kilobytes. 0 where it is gone. */
function proportionalKb(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1');
    return Number(/^Pss:\s*(\d+)/m.exec(rollup)?.[1] ?? 0);
  } catch {
    return 0;
  }
}
