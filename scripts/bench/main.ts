// `npm run bench`: measures reeve beside its floors and the peers that are installed. docs/benchmarks.md says what
// each bench is about.
import {writeFile} from 'node:fs/promises';
import {parseArgs} from 'node:util';
import {account} from './account.ts';
import {afterStream} from './after-stream.ts';
import type {Bench} from './bench.ts';
import {coldCli} from './cold-cli.ts';
import {crowd} from './crowd.ts';
import {fleet} from './fleet.ts';
import {greedy} from './greedy.ts';
import {handshake} from './handshake.ts';
import {idleMemory} from './idle-memory.ts';
import {openLab} from './lab.ts';
import {longHistory} from './long-history.ts';
import {longRun} from './long-run.ts';
import {describeMachine, isBusy, shownLoad} from './machine.ts';
import {manyRuns} from './many-runs.ts';
import {page} from './page.ts';
import {ping} from './ping.ts';
import {publish} from './publish.ts';
import {receipts} from './receipts.ts';
import type {Report} from './report.ts';
import {showReport} from './report.ts';
import {stream} from './stream.ts';
import {bigFile, smallFiles} from './transfer.ts';
import {warmRun} from './warm-run.ts';
import {year} from './year.ts';

const benches: readonly Bench[] = [
  warmRun,
  receipts,
  coldCli,
  ping,
  handshake,
  stream,
  bigFile,
  smallFiles,
  manyRuns,
  idleMemory,
  fleet,
  account,
  greedy,
  afterStream,
  year,
  longHistory,
  longRun,
  crowd,
  page,
];

/** The benches that have a short form. */
const shortNames = [fleet, longHistory, longRun, crowd].map(({name}) => name);

const help = `Measures reeve beside its floors and the peers that are installed, on this machine, in one run.

  npm run bench                        all but the long ones
  npm run bench -- --only warm-run     one, or several: --only ping --only stream
  npm run bench -- --long              the long ones too
  npm run bench -- --short --only crowd  a short form of ${shortNames.join(', ')}, for trying: seconds
  npm run bench -- --json FILE         the figures for programs as well
  npm run bench -- --publish           all but the long ones, and writes docs/benchmarks.md and the table of README

${benches.map(({name, title, isLong}) => `  ${name.padEnd(14)}${title}${isLong ? ' (long)' : ''}`).join('\n')}`;

const {values} = parseArgs({
  options: {
    only: {type: 'string', multiple: true, default: []},
    long: {type: 'boolean', default: false},
    short: {type: 'boolean', default: false},
    json: {type: 'string'},
    publish: {type: 'boolean', default: false},
    help: {type: 'boolean', short: 'h', default: false},
  },
});

if (values.help) console.log(help);
else await main(values);

async function main({only, long, short: isShort, json, publish: isToPublish}: typeof values): Promise<void> {
  const unknown = only.filter(name => !benches.some(bench => bench.name === name));
  if (unknown.length > 0) {
    console.error(`no bench is called ${unknown.join(', ')}\n\n${help}`);
    process.exitCode = 253;
    return;
  }
  if (isToPublish && (only.length > 0 || isShort)) {
    console.error('a full run is published: --publish cannot be combined with --only or --short');
    process.exitCode = 253;
    return;
  }
  // Each Node that loads TLS would read them.
  delete process.env.NODE_EXTRA_CA_CERTS;
  const wanted = benches.filter(({name, isLong}) =>
    only.length > 0 ? only.includes(name) : long || !isLong,
  );
  const machine = describeMachine();
  const printed: string[] = [];
  const print = (text: string) => {
    printed.push(`${text}\n`);
    console.log(text);
  };
  console.log('# Benches of reeve\n');
  for (const [name, value] of Object.entries(machine)) print(`- ${name}: ${value}`);
  print(isBusy() ? '\n- the machine is busy with something else: trust the ratios alone\n' : '');
  const results: ({name: string; title: string} & Report)[] = [];
  for (const bench of wanted) {
    const report = await runOne(bench, isShort);
    if (report) {
      print(showReport(bench.title, report));
      results.push({name: bench.name, title: bench.title, ...report});
    } else process.exitCode = 1;
  }
  const aims = results.flatMap(result => result.aims);
  print(`${aims.filter(({met}) => met).length} of ${aims.length} aims met`);
  if (json !== undefined) await writeFile(json, `${JSON.stringify({machine, results}, undefined, 2)}\n`);
  if (!isToPublish) return;
  if (results.length === wanted.length) await publish(printed.join(''));
  else console.error('nothing is published: a bench failed');
}

/** A bench that fails does not keep the others from running. */
async function runOne(bench: Bench, isShort: boolean): Promise<Report | undefined> {
  const say = (text: string) => process.stderr.write(`${bench.name}: ${text}\n`);
  try {
    say('starting');
    await using lab = await openLab();
    const before = shownLoad();
    const report = await bench.run({lab, isShort, say});
    return {...report, notes: [...(report.notes ?? []), `load: ${before} before, ${shownLoad()} after`]};
  } catch (error) {
    console.error(error);
    return undefined;
  }
}
