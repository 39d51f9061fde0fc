// A command on many hosts: `true` on 100, beside pdsh, clush and ansible over an sshd; and on 1,000, most of them scripted, for the
// client's time, memory and open files, also where outputs of a megabyte are folded (-b).
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readdirSync, statSync} from 'node:fs';
import type {Bench} from './bench.ts';
import type {FleetLab} from './fleet-lab.ts';
import {openFleetLab} from './fleet-lab.ts';
import type {FleetPeer} from './fleet-peers.ts';
import {startFleetPeers} from './fleet-peers.ts';
import {median} from './measure.ts';
import {reeve} from './places.ts';
import {reapedSeconds, residentKb} from './processes.ts';
import type {Report, Row} from './report.ts';
import {ratioAim, shown} from './report.ts';

const whole = {count: 100, many: {real: 50, scripted: 950}, rounds: 3};
const short = {count: 10, many: {real: 5, scripted: 45}, rounds: 1};
const fanout = 64;
/** Megabytes that the client may hold more where 1,000 hosts print 3 outputs of one megabyte: these, and what is on its way. */
const mostFoldedMb = 60;

/** The figures of one run. */
interface Taken {
  readonly seconds: number;
  /** Of the processor, by the client with all that it starts. */
  readonly client: number;
  /** Of the processor, by the hosts. */
  readonly hosts: number;
  /** At its peak, megabytes of resident memory and open files of the client's first process. */
  readonly megabytes: number;
  readonly files: number;
  /** In files without a name at their largest, megabytes. */
  readonly spooled: number;
}

export const fleet: Bench = {
  name: 'fleet',
  title: `\`true\` on ${whole.count} hosts, ${fanout} at once`,
  async run({lab, say, isShort}): Promise<Report> {
    const {count, many, rounds} = isShort ? short : whole;
    await using others = await startFleetPeers(lab.folder, count, fanout);
    const taken = new Map<string, Taken[]>();
    {
      await using hosts = await openFleetLab({real: count, scripted: 0});
      const peers = [ours(hosts), ...others.peers];
      for (let round = 0; round <= rounds; round++)
        for (const peer of peers) {
          say(`round ${round}: ${peer.name}`);
          const one = await measure(peer);
          // The first round makes what is made once.
          if (round > 0) taken.set(peer.name, [...(taken.get(peer.name) ?? []), one]);
        }
    }
    say(`${many.real + many.scripted} hosts`);
    await using hosts = await openFleetLab(many);
    await measure(ours(hosts));
    const large = await measure(ours(hosts));
    say('the same, with a megabyte of output each');
    const folded = await measure(ours(hosts, 'megabyte', '-b'));
    const more = folded.megabytes + folded.spooled - large.megabytes;
    const middle = (name: string, key: keyof Taken) => median((taken.get(name) ?? []).map(one => one[key]));
    const aims = others.peers.flatMap(({name}) => {
      const aim = (words: string, key: keyof Taken, most: number) =>
        ratioAim(words, middle('reeve', key), middle(name, key), most);
      if (name.includes('warm')) return [aim(`no slower than ${name} (seconds)`, 'seconds', 1)];
      return [
        aim(`at most an eighth of ${name} (seconds)`, 'seconds', 1 / 8),
        aim(`at most an eighth of ${name} (processor seconds of the client)`, 'client', 1 / 8),
      ];
    });
    const floor = middle('reeve', 'seconds');
    return {
      rows: Array.from(
        taken.keys(),
        (contender): Row => ({
          contender,
          figures: {
            'p50 s': middle(contender, 'seconds'),
            'client, processor s': middle(contender, 'client'),
            'hosts, processor s': middle(contender, 'hosts'),
            'p50 / reeve': middle(contender, 'seconds') / floor,
          },
        }),
      ),
      aims: [
        ...aims,
        {
          aim: `-b on ${many.real + many.scripted} hosts with 3 outputs of 1 MB holds 3 of them: at most ${mostFoldedMb} MB more than \`true\``,
          measured: `${shown(more)} MB more, ${shown(folded.spooled)} of them in files`,
          met: more <= mostFoldedMb,
        },
      ],
      notes: [
        ...others.missing.map(name => `${name}: not installed`),
        `reeve on ${many.real + many.scripted} hosts, ${many.scripted} of them scripted: ${shown(large.seconds)} s, ${shown(large.client)} processor seconds of the client, at its peak ${shown(large.megabytes)} MB resident and ${large.files} open files`,
        `-b there, with a megabyte of output each: ${shown(folded.seconds)} s, ${shown(folded.client)} processor seconds of the client, at its peak ${shown(folded.megabytes)} MB resident and ${folded.files} open files`,
      ],
    };
  },
};

const ours = (
  {config, target, seconds}: FleetLab,
  command = 'true',
  ...options: readonly string[]
): FleetPeer => ({
  name: 'reeve',
  argv: [
    process.execPath,
    reeve,
    'run',
    '--config',
    config,
    '--fanout',
    String(fanout),
    ...options,
    target,
    command,
  ],
  env: process.env,
  seconds,
  settled: async () => {},
});

async function measure({name, argv: [file, ...args], env, seconds, settled}: FleetPeer): Promise<Taken> {
  await settled();
  const before = {client: reapedSeconds(), hosts: seconds()};
  const start = performance.now();
  const child = spawn(file, args, {stdio: ['ignore', 'ignore', 'pipe'], env});
  const pid = child.pid as number;
  let said = '';
  child.stderr.on('data', bytes => (said += bytes));
  let files = 0;
  let kilobytes = 0;
  let spooled = 0;
  const looking = setInterval(() => {
    const open = openFiles(pid);
    files = Math.max(files, open.count);
    spooled = Math.max(spooled, open.nameless);
    kilobytes = Math.max(kilobytes, residentKb(pid, 'VmHWM'));
  }, 20);
  const [status] = await once(child, 'exit');
  const ms = performance.now() - start;
  clearInterval(looking);
  const client = reapedSeconds() - before.client;
  await settled();
  if (status !== 0) throw new Error(`${name} exited with ${status}: ${said.slice(-1000)}`);
  return {
    seconds: ms / 1000,
    client,
    hosts: seconds() - before.hosts,
    megabytes: kilobytes / 1000,
    files,
    spooled: spooled / 1e6,
  };
}

/** How many files a process has open, and the bytes of those without a name. */
function openFiles(pid: number): {count: number; nameless: number} {
  const folder = `/proc/${pid}/fd`;
  try {
    const files = readdirSync(folder).flatMap(
      name => statSync(`${folder}/${name}`, {throwIfNoEntry: false}) ?? [],
    );
    const nameless = files.filter(file => file.isFile() && file.nlink === 0);
    return {count: files.length, nameless: nameless.reduce((sum, {size}) => sum + size, 0)};
  } catch {
    return {count: 0, nameless: 0};
  }
}
