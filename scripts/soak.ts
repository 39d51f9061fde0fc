// npm run soak: what takes too long for `npm test`. Random faults against a real server, one that is killed again
// and again, one that is stopped again and again, one whose clock jumps, runs that are cut off and go on, connections that are damaged at each of
// so many offsets, runs on many hosts whose program is killed, messages to many listeners whose connections are cut, hosts that are watched and started anew, files that
// are put and got under faults, a sparse file of 10 GiB, then gigabytes through one.
//   npm run soak -- --sample      a little of each by fixed seeds, in the test runner
//   npm run soak -- [--seed N] [--faults N] [--kills N] [--stops N] [--clocks N] [--edits N] [--runs N] [--offsets N] [--fleets N] [--listeners N] [--messages N] [--watched N] [--transfers N] [--sparse GIB] [--gigabytes N]
// The same seed makes the same faults at the same moments; 0 of something leaves that part out.

import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {runClockJumps} from '../test/soak/clock-run.ts';
import {runEdits} from '../test/soak/edit-run.ts';
import {runFaults} from '../test/soak/fault-run.ts';
import {runFleetKills} from '../test/soak/fleet-kill-run.ts';
import {runKills} from '../test/soak/kill-run.ts';
import {runLines} from '../test/soak/line-run.ts';
import {runListeners} from '../test/soak/listen-run.ts';
import {runResumes} from '../test/soak/resume-run.ts';
import {runSparse} from '../test/soak/sparse-run.ts';
import {runStops} from '../test/soak/stop-run.ts';
import {runStreams} from '../test/soak/stream-run.ts';
import {runTransfers} from '../test/soak/transfer-run.ts';
import {readBeside} from '../test/soak/two-readers.ts';
import {runWatched} from '../test/soak/watch-run.ts';

const {values} = parseArgs({
  options: {
    sample: {type: 'boolean', default: false},
    seed: {type: 'string', default: String(Date.now() % 1_000_000)},
    faults: {type: 'string', default: '300'},
    kills: {type: 'string', default: '500'},
    stops: {type: 'string', default: '300'},
    clocks: {type: 'string', default: '20'},
    edits: {type: 'string', default: '1000'},
    runs: {type: 'string', default: '1000'},
    offsets: {type: 'string', default: '50'},
    fleets: {type: 'string', default: '100'},
    listeners: {type: 'string', default: '200'},
    messages: {type: 'string', default: '10000'},
    watched: {type: 'string', default: '400'},
    transfers: {type: 'string', default: '500'},
    sparse: {type: 'string', default: '10'},
    gigabytes: {type: 'string', default: '10'},
  },
});
if (values.sample) process.exit(spawnSync('ava', ['test/soak/*.test.ts'], {stdio: 'inherit'}).status ?? 1);
const seed = wholeNumber(values.seed);
const faults = wholeNumber(values.faults);
const kills = wholeNumber(values.kills);
const stops = wholeNumber(values.stops);
const clocks = wholeNumber(values.clocks);
const edits = wholeNumber(values.edits);
const runs = wholeNumber(values.runs);
const offsets = wholeNumber(values.offsets);
const fleets = wholeNumber(values.fleets);
const listeners = wholeNumber(values.listeners);
const messages = wholeNumber(values.messages);
const watched = wholeNumber(values.watched);
const transfers = wholeNumber(values.transfers);
const sparse = wholeNumber(values.sparse);
const gigabytes = wholeNumber(values.gigabytes);
const broken: string[] = [];

if (faults > 0) {
  console.log(`${faults} faults, seed ${seed} (again: npm run soak -- --seed ${seed} --faults ${faults})`);
  const report = await withTeardown(t => runFaults(t, {seed, faults, say: console.log}));
  console.log(JSON.stringify({...report, broken: undefined}, undefined, 2));
  if (report.faults['fill-disk'] === undefined)
    console.log('no disk was filled: no file system can be mounted here');
  broken.push(...report.broken);
}
if (kills > 0) {
  console.log(`${kills} kills, seed ${seed} (again: npm run soak -- --seed ${seed} --kills ${kills})`);
  const report = await withTeardown(t => runKills(t, {seed, kills, say: console.log}));
  console.log(JSON.stringify({...report, broken: undefined}, undefined, 2));
  broken.push(...report.broken);
}
if (stops > 0) {
  console.log(`${stops} stops, seed ${seed} (again: npm run soak -- --seed ${seed} --stops ${stops})`);
  const report = await withTeardown(t => runStops(t, {seed, stops, say: console.log}));
  console.log(JSON.stringify({...report, broken: undefined}, undefined, 2));
  broken.push(...report.broken);
}
if (clocks > 0) {
  console.log(
    `${clocks} runs by a clock that jumps, seed ${seed} (again: npm run soak -- --seed ${seed} --clocks ${clocks})`,
  );
  const report = await withTeardown(t => runClockJumps(t, {seed, runs: clocks, jumps: 50, say: console.log}));
  console.log(JSON.stringify({...report, broken: undefined}, undefined, 2));
  broken.push(...report.broken);
}
if (edits > 0) {
  console.log(
    `${edits} edits of an account, seed ${seed} (again: npm run soak -- --seed ${seed} --edits ${edits})`,
  );
  const report = await withTeardown(async t => {
    const dir = mkdtempSync(join(tmpdir(), 'reeve-soak-'));
    t.teardown(() => rmSync(dir, {recursive: true, force: true}));
    return runEdits(dir, {seed, edits, lines: 20_000, say: console.log});
  });
  broken.push(...report.broken);
}
if (runs > 0) {
  console.log(
    `${runs} runs under faults, seed ${seed} (again: npm run soak -- --seed ${seed} --runs ${runs})`,
  );
  const report = await withTeardown(t => runResumes(t, {seed, runs, say: console.log}));
  console.log(JSON.stringify({...report, broken: undefined}, undefined, 2));
  broken.push(...report.broken);
}
if (offsets > 0) {
  console.log(`connections damaged at ${offsets} offsets in each direction`);
  const report = await withTeardown(t => runLines(t, {offsets, say: console.log}));
  console.log(JSON.stringify({...report, broken: undefined}, undefined, 2));
  broken.push(...report.broken);
}
if (fleets > 0) {
  console.log(
    `${fleets} runs on 200 hosts are killed, seed ${seed} (again: npm run soak -- --seed ${seed} --fleets ${fleets})`,
  );
  const report = await withTeardown(t =>
    runFleetKills(t, {seed, kills: fleets, hosts: 200, say: console.log}),
  );
  broken.push(...report.broken);
}
if (listeners > 0) {
  console.log(
    `${messages} messages to ${listeners} listeners, seed ${seed} (again: npm run soak -- --seed ${seed} --listeners ${listeners} --messages ${messages})`,
  );
  const report = await withTeardown(t => runListeners(t, {seed, listeners, messages, say: console.log}));
  console.log(JSON.stringify({...report, broken: undefined}, undefined, 2));
  broken.push(...report.broken);
}
if (watched > 0) {
  console.log(`${watched} hosts, each watched by three clients`);
  const report = await withTeardown(t => runWatched(t, {hosts: watched, quietMs: 60_000, say: console.log}));
  console.log(JSON.stringify({...report, broken: undefined}, undefined, 2));
  broken.push(...report.broken);
}
if (transfers > 0) {
  console.log(
    `${transfers} transfers under faults, seed ${seed} (again: npm run soak -- --seed ${seed} --transfers ${transfers})`,
  );
  const report = await withTeardown(t => runTransfers(t, {seed, transfers, say: console.log}));
  console.log(JSON.stringify({...report, broken: undefined}, undefined, 2));
  if (!report.hasDisk) console.log('no disk was filled: no file system can be mounted here');
  broken.push(...report.broken);
}
if (sparse > 0) {
  console.log(`a sparse file of ${sparse} GiB`);
  const report = await withTeardown(t => runSparse(t, {gibibytes: sparse}));
  console.log(JSON.stringify({...report, broken: undefined}, undefined, 2));
  broken.push(...report.broken);
}
if (gigabytes > 0) {
  const report = await withTeardown(t => runStreams(t, {gigabytes, say: console.log}));
  broken.push(...report.broken);
  console.log('a slow and a fast reader of a gigabyte each');
  broken.push(...(await withTeardown(t => readBeside(t, 1_000_000_000))));
}
for (const line of broken) console.log(`BROKEN: ${line}`);
console.log(broken.length === 0 ? 'nothing is broken' : `${broken.length} promises are broken`);
process.exitCode = broken.length === 0 ? 0 : 1;

async function withTeardown<Value>(
  work: (t: {teardown(end: () => unknown): void}) => Promise<Value>,
): Promise<Value> {
  const ends: (() => unknown)[] = [];
  try {
    return await work({teardown: end => ends.push(end)});
  } finally {
    for (const end of ends.toReversed()) await end();
  }
}

function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  console.error(`${text} is not a whole number`);
  process.exit(253);
}
