// The page with gigabytes of output: what draws it stays small, keys are answered meanwhile, and no job waits for a tab.
import {execFileSync} from 'node:child_process';
import {readdirSync, readlinkSync, statSync} from 'node:fs';
import {join} from 'node:path';
import type {Page} from 'playwright-core';
import type {Host} from '../../src/index.ts';
import {whyNoBrowser} from '../../test/dashboard/browser.ts';
import {servePage} from '../../test/dashboard/served-page.ts';
import type {Bench} from './bench.ts';
import type {Lab} from './lab.ts';
import {connectTo} from './library.ts';
import {median} from './measure.ts';
import type {PageBrowser} from './page-browser.ts';
import {openPageBrowser} from './page-browser.ts';
import {PageFindings} from './page-findings.ts';
import {pressKeys, pressLater} from './page-keys.ts';
import {
  beginInPage,
  goneAtBeginning,
  goTo,
  isEndShown,
  last,
  outputBytes,
  runOnCommandLine,
  searchInPage,
  verified,
} from './page-runs.ts';
import type {Report} from './report.ts';
import {ratioAim, shown} from './report.ts';

const spoolBytes = 4 * 2 ** 30;
/** Keys are pressed for so long where nothing else says how long, milliseconds. */
const keysMs = 3000;

interface Parts {
  readonly lab: Lab;
  readonly host: Host;
  readonly browser: PageBrowser;
  readonly tab: Page;
  readonly found: PageFindings;
  readonly say: (text: string) => void;
}

export const page: Bench = {
  name: 'page',
  title: '1 GB of output in the page',
  isLong: true,
  async run({lab, say}): Promise<Report> {
    const missing = whyNoBrowser();
    if (missing !== undefined) return {rows: [], aims: [], notes: [`page: skipped, ${missing}`]};
    await using host = await connectTo(lab);
    await using browser = await openPageBrowser();
    const {tab} = browser;
    const served = await servePage(lab, {config: lab.config});
    await using _served = {[Symbol.asyncDispose]: async () => void (await served.end())};
    await tab.goto(`${served.origin}/#code=${served.code}`);
    const found = new PageFindings(browser);
    const parts: Parts = {lab, host, browser, tab, found, say};

    say('on the command line');
    const before = await runOnCommandLine(lab);
    const late = (await host.jobs()).jobs[0]?.job ?? '';
    const first = await fromTheStart(parts);
    await searched(parts);
    await openedLate(parts, late);
    await besideAnotherTab(parts);
    await gaveWay(parts, first.job, served.pid);
    found.memory();
    say('on the command line');
    const floor = median([before, await runOnCommandLine(lab)]);
    return {
      rows: [{contender: 'reeve run > /dev/null', figures: {s: floor}}, ...found.rows],
      aims: found.aims,
      notes: [`from the start / reeve run > /dev/null: ${shown(first.seconds / floor)}`],
    };
  },
};

/** Keys that the page answers by itself, then such as ask for windows, which the dashboard's process answers. */
async function fromTheStart({host, tab, found, say}: Parts) {
  say('from the start, with keys');
  const begun = await beginInPage(tab, host);
  const keys = await pressKeys(tab, () => begun.age() > keysMs / 1000 || begun.isOver());
  const windows = await pressLater(tab, () => begun.isOver());
  const ofJob = await begun.ended;
  await verified(tab);
  const seconds = begun.age();
  await found.part('from the start', {seconds, ofJob, keys});
  await found.part('the rest of it, keys that ask for a window', {keys: windows});
  return {job: begun.job, seconds};
}

async function searched({tab, found, say}: Parts): Promise<void> {
  say('search');
  const {seconds, said, keys} = await searchInPage(tab, pressKeys);
  await found.part('search over all of it', {seconds, keys});
  found.aim('the search covers all of it', said, said === 'hit 1 of 1; covered 954 MiB of 954 MiB');
}

async function openedLate({lab, tab, found, say}: Parts, job: string): Promise<void> {
  say('opened late');
  await goTo(tab, `#/-/run/lab-01/${job}`);
  const opened = performance.now();
  const keys = await pressKeys(tab, () => performance.now() - opened > keysMs);
  await tab.getByText('ended with exit status 0').first().waitFor();
  const isEnd = await isEndShown(tab);
  const kept = firstKept(lab, job);
  const gone = await goneAtBeginning(tab);
  await found.part('opened late', {keys});
  const measured = `bytes 0 to ${gone} are told, 0 to ${kept} are gone`;
  found.aim('opened late, it says which bytes are gone', measured, isEnd && gone === kept && kept > 0);
}

async function besideAnotherTab({host, browser, tab, found, say}: Parts): Promise<void> {
  const times: {kind: 'shown' | 'hidden'; isFull: boolean; ofJob: number}[] = [];
  let isRight = true;
  // In this order other work of the machine meets both kinds. The time that the system takes to write a gigabyte differs twofold by itself.
  for (const kind of ['shown', 'hidden', 'hidden', 'shown', 'shown', 'hidden'] as const) {
    say(`${kind}, gigabyte ${times.length + 2}`);
    const other = await browser.newTab();
    await tab.bringToFront();
    // This gigabyte is not to wait until the one before is on disk.
    execFileSync('sync');
    const begun = await beginInPage(tab, host);
    if (kind === 'hidden') await other.bringToFront();
    const isHidden = (await tab.evaluate('document.visibilityState')) === 'hidden';
    if (isHidden !== (kind === 'hidden')) throw new Error('the tab is not as it should be');
    const ofJob = await begun.ended;
    await other.close();
    await tab.bringToFront();
    await verified(tab);
    await tab
      .locator('.output')
      .filter({hasText: String(last)})
      .waitFor();
    isRight &&= (await isEndShown(tab)) && (await goneAtBeginning(tab)) === 0;
    const isFull = (times.length + 2) * outputBytes > spoolBytes;
    times.push({kind, isFull, ofJob});
    await found.part(isFull ? `${kind}, the spool full` : kind, {seconds: begun.age(), ofJob});
  }
  const [hidden = [], seen = []] = ['hidden', 'shown'].map(each => times.filter(({kind}) => kind === each));
  const [full = [], before = []] = [true, false].map(each => times.filter(({isFull}) => isFull === each));
  const half = (some: typeof times) => median(some.map(({ofJob}) => ofJob));
  found.aims.push(
    ratioAim(
      'the job of a hidden tab at most 1.1 times that of a shown one (s)',
      half(hidden),
      half(seen),
      1.1,
    ),
    ratioAim('a job at a full spool at most 1.1 times one before (s)', half(full), half(before), 1.1),
  );
  found.aim('each is shown whole in the end, also by a tab that was hidden', isRight ? 'yes' : 'no', isRight);
}

async function gaveWay({tab, found, say}: Parts, job: string, dashboard: number): Promise<void> {
  say('what gave way');
  await goTo(tab, `#/-/run/lab-01/${job}`);
  await verified(tab);
  const gone = (await goneAtBeginning(tab)) ?? 0;
  const onDisk = spooled(dashboard);
  const {seconds, said} = await searchInPage(tab);
  await found.part('search, where much gave way', {seconds});
  found.aim(
    'the spool stays within its 4 GiB, and what gave way is told',
    `${shown(onDisk / 2 ** 30)} GiB on disk; bytes 0 to ${gone} are told as gone; ${said}`,
    onDisk <= spoolBytes && gone > 0 && gone < outputBytes && said.endsWith(' of it are gone'),
  );
}

/** The first byte of a job's output that its host keeps. */
function firstKept({folder}: Lab, job: string): number {
  const [first = ''] = readdirSync(join(folder, 'data', 'output', job)).toSorted();
  return Number.parseInt(first, 10);
}

/** Bytes of the files without a name that a process has open. */
function spooled(pid: number): number {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder)
    .map(name => join(folder, name))
    .filter(path => readlinkSync(path).endsWith('.output (deleted)'))
    .reduce((sum, path) => sum + statSync(path).size, 0);
}
