// The bytes of a get are held in memory until its reader has taken them.
import {randomBytes} from 'node:crypto';
import {existsSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {ClientError} from '../../src/client/errors.ts';
import type {Host} from '../../src/client/host.ts';
import type {Lab} from '../fixtures/lab.ts';
import {labWithShare, ownFolder, shareFolder} from '../fixtures/share-lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {until} from '../fixtures/until.ts';

const shared = shareLab(labWithShare);
const onLinux = process.platform === 'linux' ? test.serial : test.serial.skip;
const window = 4 * 1024 * 1024;
const bytes = randomBytes(24 * 1024 * 1024);

/** Progress of a reader is told in steps of a part of the window. */
const fullAt = (after: number) => (after === 0 ? window - 64 * 1024 : after + window - 1024 * 1024);
const logOf = (lab: Lab, job: string) => join(lab.folder, 'data/output', job);

/** A get whose reader takes nothing after the first bytes, or `after` so many, until it is let go on. */
async function stalledGet(lab: Lab, host: Host, name: string, after = 0) {
  const there = shareFolder(lab, name);
  writeFileSync(join(there, 'a'), bytes);
  const {promise: mayGoOn, resolve: goOn} = Promise.withResolvers<void>();
  const came: Buffer[] = [];
  let taken = 0;
  const got = host.get('data', `${name}/a`, async piece => {
    came.push(Buffer.from(piece));
    taken += piece.length;
    if (taken > after) await mayGoOn;
  });
  const running = async () =>
    (await host.jobs({state: 'running'})).jobs.find(({command}) => command === 'share-get');
  await until(async () => ((await running())?.bytes ?? 0) >= fullAt(after), 'a full window');
  const job = (await running())?.job ?? '';
  return {job, got, goOn, came, sent: async () => (await running())?.bytes ?? 0};
}

onLinux(
  'a get whose reader stands still is at most a window ahead of it, and has nothing on disk',
  async t => {
    const lab = await shared();
    const host = await lab.connect();
    const {job, got, goOn, came, sent} = await stalledGet(lab, host, 'stalled');
    // A second reader is sent nothing, and takes nothing from the first.
    const other = await lab.connect();
    const looking = other.attach(job);
    await looking.started;
    const most = window + 1024 * 1024;
    t.true((await sent()) <= most, `${await sent()}`);
    t.false(existsSync(logOf(lab, job)));
    goOn();
    const {bytes: files} = await got;
    t.is(files, bytes.length);
    t.true(Buffer.concat(came).equals(bytes));
    // When it has ended, what was not acknowledged is on disk as the output of any job is.
    const result = await looking;
    t.false(result.verified);
    t.true(result.missing > bytes.length - window, `${result.missing}`);
    const onDisk = readdirSync(logOf(lab, job)).reduce(
      (sum, name) => sum + statSync(join(logOf(lab, job), name)).size,
      0,
    );
    t.true(onDisk > 0 && onDisk <= 1.01 * window, `${onDisk}`);
    const late = await other.attach(job, {from: result.missing});
    t.is(late.missing, 0);
    t.true(late.stdoutBytes.equals(result.stdoutBytes));
  },
);

onLinux(
  'a get goes on at the next byte with another gate, and from another connection of its owner',
  async t => {
    const lab = await shared();
    const host = await lab.connect();
    const {job, got, goOn, came} = await stalledGet(lab, host, 'gates');
    const before = await lab.gatePid();
    process.kill(before, 'SIGKILL');
    await until(async () => (await lab.gatePid().catch(() => before)) !== before, 'another gate');
    goOn();
    t.is((await got).bytes, bytes.length);
    t.true(Buffer.concat(came).equals(bytes));
    t.true(existsSync(logOf(lab, job)));
    // A reader that claims a job takes it over where it is; the first reader lacks what came between.
    const second = await stalledGet(lab, host, 'claimed', 3 * 1024 * 1024);
    const failing = t.throwsAsync(second.got, {instanceOf: ClientError});
    const taking = (await lab.connect()).attach(second.job, {claim: true});
    let taken = 0;
    let first: number | undefined;
    for await (const {offset, bytes: piece} of taking) {
      first ??= offset;
      taken += piece.length;
    }
    second.goOn();
    await failing;
    const {missing, outcome} = await taking;
    t.is(missing + taken, outcome.stdout.bytes);
    t.is(first, missing);
    t.true(missing > 1024 * 1024, `${missing}`);
  },
);

onLinux('a small file and one that is refused end as they did', async t => {
  const lab = await shared();
  const there = shareFolder(lab, 'small');
  writeFileSync(join(there, 'a'), 'x');
  const here = ownFolder(t);
  const host = await lab.connect();
  t.like(await host.get('data', 'small/a', join(here, 'a')), {files: 1, bytes: 1});
  t.is(readFileSync(join(here, 'a'), 'utf8'), 'x');
  await t.throwsAsync(host.get('data', 'small/none', join(here, 'b')), {
    message: /"small\/none" is not there/,
  });
  await t.throwsAsync(host.get('data', 'small', join(here, 'b')), {message: /is a folder/});
});
