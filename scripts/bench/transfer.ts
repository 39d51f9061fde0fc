// Files into a share and out of it, beside what copies files over ssh. Each contender writes below a new name, which is
// removed when it was measured.
import {execFileSync} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {mkdir, open, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Bench} from './bench.ts';
import type {Lab} from './lab.ts';
import {median} from './measure.ts';
import {reeve} from './places.ts';
import {findProgram, processorSeconds, timeProgram} from './processes.ts';
import type {Aim, Report, Row} from './report.ts';
import type {SshPeer} from './ssh.ts';
import {startSsh} from './ssh.ts';

type Argv = readonly [string, ...string[]];

/** One way to copy, from a path to one that is not there yet. */
interface Way {
  readonly name: string;
  put(from: string, to: string): Argv;
  get(from: string, to: string): Argv;
}

/** Bytes of the large file. */
const large = 1_000_000_000;
const count = 10_000;
const eachBytes = 1024;

export const bigFile: Bench = {
  name: 'big-file',
  title: '1 GB into a share and out of it',
  async run({lab, say}): Promise<Report> {
    const source = join(lab.folder, 'large');
    await writeLarge(source);
    await using ssh = await startSsh(lab.folder, []);
    const ways = waysOf(lab, ssh, []);
    const took = await measure({lab, say, source, ways, rounds: 3});
    const rate = (ms: number) => large / 1e3 / ms;
    const aims = ['put', 'get'].flatMap((direction): Aim[] => {
      const [ours, theirs] = ['reeve', 'scp'].map(name => took.get(`${direction} ${name}`)?.ms);
      if (ours === undefined || theirs === undefined) return [];
      const measured = `${rate(ours).toFixed(0)} / ${rate(theirs).toFixed(0)} MB/s = ${(theirs / ours).toFixed(2)}`;
      return [{aim: `${direction} at least 0.75 times as fast as scp`, measured, met: theirs / ours >= 0.75}];
    });
    return {rows: rowsOf(took, ms => ({'MB/s': rate(ms)})), aims, notes: missing(ssh)};
  },
};

export const smallFiles: Bench = {
  name: 'small-files',
  title: '10,000 files of 1 KiB into a share',
  async run({lab, say}): Promise<Report> {
    const source = join(lab.folder, 'small');
    await mkdir(source);
    for (let index = 0; index < count; index++)
      await writeFile(join(source, `file-${index}`), randomBytes(eachBytes));
    await using ssh = await startSsh(lab.folder, []);
    const before = entriesOf(lab);
    const ways = waysOf(lab, ssh, ['-r']);
    const took = await measure({lab, say, source, ways, rounds: 1, directions: ['put']});
    const grown = entriesOf(lab) - before;
    const ms = (name: string) => took.get(`put ${name}`)?.ms ?? Number.NaN;
    const ahead = (name: string, least: number): Aim[] =>
      ssh === undefined
        ? []
        : [
            {
              aim: `at least ${least} times as fast as ${name}`,
              measured: `${ms(name).toFixed(0)} / ${ms('reeve').toFixed(0)} ms = ${(ms(name) / ms('reeve')).toFixed(2)}`,
              met: ms(name) / ms('reeve') >= least,
            },
          ];
    return {
      rows: rowsOf(took, each => ({'files/s': (count * 1000) / each})),
      aims: [
        ...ahead('scp', 2.5),
        ...ahead('rsync --fsync', 1),
        {aim: 'the account grows by two entries', measured: `${grown} entries`, met: grown === 2},
      ],
      notes: missing(ssh),
    };
  },
};

const missing = (ssh: SshPeer | undefined) => (ssh ? [] : ['ssh: not installed']);

/** Random, so that nothing can be made smaller on the way. */
async function writeLarge(path: string): Promise<void> {
  await using file = await open(path, 'w');
  const piece = randomBytes(10_000_000);
  for (let at = 0; at < large; at += piece.length) await file.write(piece);
}

function waysOf(lab: Lab, ssh: SshPeer | undefined, recursive: readonly string[]): Way[] {
  const remote = (path: string) => `localhost:${join(lab.share, path)}`;
  const shared = (path: string) => `lab-01:files/${path}`;
  const ours = (...words: string[]): Argv => [
    process.execPath,
    reeve,
    ...words,
    ...recursive,
    '--config',
    lab.config,
  ];
  const ways: Way[] = [
    {
      name: 'reeve',
      put: (from, to) => [...ours('put'), from, shared(to)],
      get: (from, to) => [...ours('get'), shared(from), to],
    },
  ];
  if (!ssh) return ways;
  const copier = (name: string, words: Argv): Way => ({
    name,
    put: (from, to) => [...words, from, remote(to)],
    get: (from, to) => [...words, remote(from), to],
  });
  const batch = (lines: string): Argv => [
    'sh',
    '-c',
    'echo "$0" | sftp -q -b - "$@" localhost',
    lines,
    ...ssh.free,
  ];
  const r = recursive.length > 0 ? '-r ' : '';
  ways.push(
    copier('scp', ['scp', '-q', ...recursive, ...ssh.free]),
    copier('scp -O', ['scp', '-q', '-O', ...recursive, ...ssh.free]),
    {
      name: 'sftp',
      put: (from, to) => batch(`put ${r}${from} ${join(lab.share, to)}`),
      get: (from, to) => batch(`get ${r}${join(lab.share, from)} ${to}`),
    },
  );
  if (findProgram('/usr/bin/rsync', '/usr/local/bin/rsync')) {
    const shell = ['ssh', ...ssh.free].join(' ');
    // With a slash at its end a folder is copied as the target, and not into it.
    const end = recursive.length > 0 ? '/' : '';
    for (const more of [[], ['--fsync']])
      ways.push({
        name: ['rsync', ...more].join(' '),
        put: (from, to) => ['rsync', '-a', '--whole-file', ...more, '-e', shell, from + end, remote(to)],
        get: (from, to) => ['rsync', '-a', '--whole-file', ...more, '-e', shell, remote(from) + end, to],
      });
  }
  return ways;
}

interface Took {
  /** Median. */
  readonly ms: number;
  /** Of executor and gate; they are at rest where another copies. */
  readonly serverSeconds: number;
}

/** Each way in its turn, there and back; by direction and name. */
async function measure(given: {
  lab: Lab;
  say: (text: string) => void;
  source: string;
  ways: readonly Way[];
  rounds: number;
  directions?: readonly ('put' | 'get')[];
}): Promise<Map<string, Took>> {
  const {lab, say, source, ways, rounds, directions = ['put', 'get']} = given;
  const all = new Map<string, {ms: number; serverSeconds: number}[]>();
  const used = () => processorSeconds(lab.executorPid) + processorSeconds(lab.gatePid);
  for (let round = 0; round < rounds; round++)
    for (const way of ways) {
      say(`round ${round + 1} of ${rounds}: ${way.name}`);
      const there = `put-${round}`;
      const back = join(lab.folder, `got-${round}`);
      for (const direction of directions) {
        const argv = direction === 'put' ? way.put(source, there) : way.get(there, back);
        const before = used();
        const {ms, status} = await timeProgram(argv);
        if (status !== 0) throw new Error(`${argv.join(' ')} ended with ${status}`);
        const name = `${direction} ${way.name}`;
        all.set(name, [...(all.get(name) ?? []), {ms, serverSeconds: used() - before}]);
      }
      for (const path of [join(lab.share, there), back]) await rm(path, {recursive: true, force: true});
    }
  return new Map(
    [...all].map(([name, each]) => [
      name,
      {ms: median(each.map(({ms}) => ms)), serverSeconds: median(each.map(one => one.serverSeconds))},
    ]),
  );
}

function rowsOf(took: ReadonlyMap<string, Took>, speed: (ms: number) => Record<string, number>): Row[] {
  return [...took].map(([contender, {ms, serverSeconds}]) => ({
    contender,
    figures: {
      ...speed(ms),
      ms,
      'server processor s': contender.endsWith(' reeve') ? serverSeconds : '',
      '/ scp': ms / (took.get(`${contender.split(' ')[0]} scp`)?.ms ?? Number.NaN),
    },
  }));
}

/** Lines of the account. */
const entriesOf = (lab: Lab): number =>
  Number(
    execFileSync('sh', ['-c', `cat ${join(lab.folder, 'data/audit')}/*.jsonl | wc -l`], {encoding: 'utf8'}),
  );
