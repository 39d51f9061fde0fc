// One browser, one dashboard and one host for a file of tests; beside that host is one that is down.
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {Page} from 'playwright-core';
import {shareLab} from '../fixtures/shared-lab.ts';
import {skip} from '../fixtures/skip.ts';
import {until} from '../fixtures/until.ts';
import type {Browser} from './browser.ts';
import {openBrowser, whyNoBrowser} from './browser.ts';
import type {ServedPage} from './served-page.ts';
import {servePage} from './served-page.ts';

/** Sequences that a terminal would answer, or do something outside of itself for. */
const questions = [
  ...['c', '>c', '=c', '5n', '6n', '?6n', '18t', '21t', '>q', '?2004$p'].map(question => `\x1b[${question}`),
  ...['10;?', '4;1;?', '52;c;ZXZpbA==', '52;c;?'].map(question => `\x1b]${question}\x07`),
  '\x1bP$qm\x1b\\',
  '\x1b]8;;http://127.0.0.1:1/evil\x07a link\x1b]8;;\x07',
  '\x1b]2;<b>evil</b> title\x07',
].join('');
const asked = Array.from(Buffer.from(questions), byte => `\\${byte.toString(8).padStart(3, '0')}`).join('');

const commands = `
  disk-usage: { about: Shows how full the disks are, effect: read, argv: [printf, 'Filesystem      Size  Used Avail Use%% Mounted on\\n/dev/nvme0n1p2  468G  201G  244G  46%% /\\n/dev/sda1       7.3T  5.9T  1.0T  86%% /srv/datasets\\n'] }
  greet: { about: Greets somebody so many times, effect: read, argv: [sh, -c, 'for i in $(seq "$2"); do echo "hello $1"; done', sh, "{name}", "{times}"], params: { name: { type: string, pattern: "^[a-z]+$", description: the one to greet }, times: { type: integer, minimum: 1, maximum: 100000, default: 1 } } }
  nasty: { about: Prints what would harm a page, effect: read, argv: [printf, '<img src=x onerror=alert(1)><script>alert(1)</script>\\033]0;x\\007\\n'] }
  repeat: { about: Prints what it reads, effect: read, argv: [cat], stdin: stream }
  restart-service: { about: Restarts a service of this machine, argv: ["true", "{service}"], params: { service: { type: string, enum: [scanner, camera] } } }
  edit: { about: Edits a file, argv: [vi, -u, NONE, -n, "{file}"], tty: true, env: { LC_ALL: C.UTF-8 }, params: { file: { type: string } } }
  lines: { about: Says how large its terminal is and repeats lines, effect: read, tty: true, argv: [sh, -c, 'stty size; while read -r line; do echo "got [$line]"; stty size; done'] }
  questions: { about: Asks the terminal, effect: read, tty: true, argv: [sh, -c, 'stty -icanon -echo min 0 time 15; printf "${asked}"; echo; echo "answered [$(dd bs=64 count=1 2>/dev/null | od -An -tx1)]"; stty min 1 time 0; echo "typed [$(dd bs=1 count=1 2>/dev/null)]"'] }
  flood: { about: Prints without end, effect: read, tty: true, argv: [sh, -c, 'yes "a line of a command that prints much more than anybody reads" | head -c 40000000; echo; echo the end; read -r line'] }
  wipe-scratch: { about: Removes all that is in the scratch folder, effect: destroy, argv: ["true"] }
`;

export const sharedLab = shareLab({commands});
let opened: Promise<{served: ServedPage; browser: Browser; page: Page}> | undefined;
const missing = whyNoBrowser();

/** One browser and one dashboard for the file; the first tab is opened with its code. */
export function shared() {
  opened ??= (async () => {
    const lab = await sharedLab();
    const config = join(lab.folder, 'page.yaml');
    const alice = await readFile(join(lab.folder, 'alice.yaml'), 'utf8');
    const more = '  lab-02: { address: 127.0.0.1:1 }\ngroups:\n  lasers: lab-[01-02]\n';
    await writeFile(config, `lab: physics\n${alice}${more}`);
    const [served, browser] = await Promise.all([servePage(lab, {config}), openBrowser()]);
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    page.setDefaultTimeout(60_000);
    await page.goto(`${served.origin}/#code=${served.code}`);
    return {served, browser, page};
  })();
  return opened;
}

test.after.always(async () => {
  const {served, browser} = (await opened) ?? {};
  await Promise.all([browser?.[Symbol.asyncDispose](), served?.end()]);
});

export const inBrowser = (
  title: string,
  body: (t: ExecutionContext, open: Awaited<ReturnType<typeof shared>>) => Promise<void>,
) =>
  test.serial(title, async t => {
    if (missing !== undefined) return skip(t, missing);
    const open = await shared();
    open.browser.complaints.length = 0;
    await body(t, open);
    t.deepEqual(open.browser.complaints, []);
  });

export const go = (page: Page, place: string) => page.evaluate(`location.hash = ${JSON.stringify(place)}`);
/** Fills in the form of a command and sends it. */
export async function run(page: Page, command: string, fields: Readonly<Record<string, string>> = {}) {
  await go(page, `#/physics/new/lab-01/${command}`);
  await page.locator('h1').filter({hasText: command}).waitFor();
  for (const [name, value] of Object.entries(fields)) await page.getByLabel(name).fill(value);
  await page.getByRole('button', {name: 'Run on lab-01'}).click();
}

export const ended = async (page: Page, command: string) => {
  await page.locator('h1').filter({hasText: command}).waitFor();
  await page.locator('.state').filter({hasText: 'ended with exit status 0'}).waitFor();
};

/** Until this is all that is drawn of the output, which the page asks for apart from how the run goes. */
export const outputIs = (page: Page, text: string) =>
  until(
    async () => (await page.locator('.output').innerText()) === text,
    `the output ${JSON.stringify(text)}`,
  );

export const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', {level: 1, name}).waitFor();
