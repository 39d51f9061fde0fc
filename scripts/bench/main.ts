// `npm run bench`: measures reeve beside its floors and the peers that are installed. docs/benchmarks.md says what
// each bench is about.
import {execFileSync} from 'node:child_process';
import {writeFile} from 'node:fs/promises';
import {availableParallelism, cpus, loadavg} from 'node:os';
import {parseArgs} from 'node:util';
import {account} from './account.ts';
import {afterStream} from './after-stream.ts';
import type {Bench} from './bench.ts';
import {coldCli} from './cold-cli.ts';
import {greedy} from './greedy.ts';
import {handshake} from './handshake.ts';
import {idleMemory} from './idle-memory.ts';
import {openLab} from './lab.ts';
import {manyRuns} from './many-runs.ts';
import {ping} from './ping.ts';
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
  account,
  greedy,
  afterStream,
  year,
];

const help = `Measures reeve beside its floors and the peers that are installed, on this machine, in one run.

  npm run bench                        all but the long ones
  npm run bench -- --only warm-run     one, or several: --only ping --only stream
  npm run bench -- --long              the long ones too
  npm run bench -- --json FILE         the figures for programs as well

${benches.map(({name, title, isLong}) => `  ${name.padEnd(14)}${title}${isLong ? ' (long)' : ''}`).join('\n')}`;

const {values} = parseArgs({
  options: {
    only: {type: 'string', multiple: true, default: []},
    long: {type: 'boolean', default: false},
    json: {type: 'string'},
    help: {type: 'boolean', short: 'h', default: false},
  },
});

if (values.help) console.log(help);
else await main(values.only, values.long, values.json);

async function main(only: readonly string[], long: boolean, json: string | undefined): Promise<void> {
  const unknown = only.filter(name => !benches.some(bench => bench.name === name));
  if (unknown.length > 0) {
    console.error(`no bench is called ${unknown.join(', ')}\n\n${help}`);
    process.exitCode = 253;
    return;
  }
  const wanted = benches.filter(({name, isLong}) =>
    only.length > 0 ? only.includes(name) : long || !isLong,
  );
  const machine = describeMachine();
  console.log(
    `# Benches of reeve\n\n${Object.entries(machine)
      .map(([name, value]) => `- ${name}: ${value}`)
      .join('\n')}\n`,
  );
  if ((loadavg()[0] ?? 0) > 0.5)
    console.log('- the machine is busy with something else: trust the ratios alone\n');
  const results: ({name: string; title: string} & Report)[] = [];
  for (const bench of wanted) {
    const report = await runOne(bench);
    if (report) results.push({name: bench.name, title: bench.title, ...report});
    else process.exitCode = 1;
  }
  const aims = results.flatMap(result => result.aims);
  console.log(`${aims.filter(({met}) => met).length} of ${aims.length} aims met`);
  if (json !== undefined) await writeFile(json, `${JSON.stringify({machine, results}, undefined, 2)}\n`);
}

/** A bench that fails does not keep the others from running. */
async function runOne(bench: Bench): Promise<Report | undefined> {
  const say = (text: string) => process.stderr.write(`${bench.name}: ${text}\n`);
  try {
    say('starting');
    await using lab = await openLab();
    const report = await bench.run({lab, say});
    console.log(showReport(bench.title, report));
    return report;
  } catch (error) {
    console.error(error);
    return undefined;
  }
}

function describeMachine(): Record<string, string> {
  return {
    date: new Date().toISOString().slice(0, 16),
    processor: `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores`,
    system: tellOf('uname', ['-sr']),
    node: process.version,
    ssh: tellOf('ssh', ['-V']),
    load: loadavg()
      .map(load => load.toFixed(2))
      .join(' '),
  };
}

/** Returns what a program says of itself, on whichever stream. */
function tellOf(file: string, args: readonly string[]): string {
  try {
    return execFileSync('sh', ['-c', '"$@" 2>&1', 'sh', file, ...args], {encoding: 'utf8'}).trim();
  } catch {
    return 'not installed';
  }
}
