// A gigabyte of stdout to a pipe that is read as fast as it can be.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import type {Bench} from './bench.ts';
import {startBareServer} from './floors.ts';
import {median} from './measure.ts';
import {bareClient, reeve} from './places.ts';
import {childrenOf, processorSeconds, residentKb} from './processes.ts';
import type {Aim, Report} from './report.ts';
import {startSsh} from './ssh.ts';

const bytes = 1_000_000_000;
const rounds = 5;
const mostMb = {executor: 90, gate: 100, client: 130};
const leastOfBare = 0.7;

interface Streamer {
  readonly name: string;
  readonly argv: readonly [string, ...string[]];
  /** The processes whose processor time is told, beside the client's. */
  readonly servers: readonly number[];
  readonly rates: number[];
  readonly serverSeconds: number[];
  clientPeakKb: number;
}

export const stream: Bench = {
  name: 'stream',
  title: '1 GB of stdout to a pipe',
  async run({lab, say}): Promise<Report> {
    const command = ['head', '-c', String(bytes), '/dev/zero'] as const;
    const {cert, key, ca} = lab.user;
    await using bare = await startBareServer(lab);
    await using ssh = await startSsh(lab.folder, [command.join(' ')]);
    const node = process.execPath;
    const streamers: Streamer[] = [
      streamer(
        'reeve',
        [node, reeve, 'run', '--config', lab.config, 'lab-01', 'zeros', String(bytes)],
        [lab.executorPid, lab.gatePid],
      ),
      streamer('bare Node TLS', [node, bareClient, String(bare.port), cert, key, ca, ...command], [bare.pid]),
    ];
    if (ssh) streamers.push(streamer('ssh, aes128-gcm', ssh.argv(command.join(' '), 'cold'), []));
    for (let round = 0; round < rounds; round++) {
      say(`round ${round + 1} of ${rounds}`);
      for (const each of streamers) await once1GB(each);
    }
    const [first] = streamers;
    const peaks = {
      executor: residentKb(lab.executorPid, 'VmHWM') / 1000,
      gate: residentKb(lab.gatePid, 'VmHWM') / 1000,
      client: (first?.clientPeakKb ?? 0) / 1000,
    };
    const rate = (name: string) => median(streamers.find(each => each.name === name)?.rates ?? []);
    const rateAim = (aim: string, name: string, least: number): Aim => {
      const [ours, theirs] = [rate('reeve'), rate(name)];
      const measured = `${ours.toFixed(0)} / ${theirs.toFixed(0)} MB/s = ${(ours / theirs).toFixed(2)}`;
      return {aim, measured, met: ours / theirs >= least};
    };
    const aims = [
      rateAim(
        `at least ${leastOfBare} times bare Node TLS, recorded and digested`,
        'bare Node TLS',
        leastOfBare,
      ),
      ...(ssh ? [rateAim('ahead of ssh, if it can be done', 'ssh, aes128-gcm', 1)] : []),
      memoryAim('executor', peaks.executor, mostMb.executor),
      memoryAim('gate', peaks.gate, mostMb.gate),
      memoryAim('client', peaks.client, mostMb.client),
    ];
    return {
      rows: streamers.map(({name, rates, serverSeconds, clientPeakKb}) => ({
        contender: name,
        figures: {
          'MB/s p50': median(rates),
          'MB/s best': Math.max(...rates),
          'server processor s': serverSeconds.length > 0 ? median(serverSeconds) : '',
          'client peak MB': clientPeakKb / 1000,
          '/ bare': median(rates) / rate('bare Node TLS'),
        },
      })),
      aims,
      notes: ssh ? [] : ['ssh: not installed'],
    };
  },
};

function memoryAim(who: string, megabytes: number, most: number): Aim {
  return {
    aim: `${who} under ${most} MB resident at its peak`,
    measured: `${megabytes.toFixed(0)} MB`,
    met: megabytes < most,
  };
}

const streamer = (
  name: string,
  argv: readonly [string, ...string[]],
  servers: readonly number[],
): Streamer => ({
  name,
  argv,
  servers,
  rates: [],
  serverSeconds: [],
  clientPeakKb: 0,
});

async function once1GB(each: Streamer): Promise<void> {
  const used = () => each.servers.reduce((sum, pid) => sum + processorSeconds(pid), 0);
  const before = used();
  const start = performance.now();
  const [file, ...args] = each.argv;
  // A pipe of the system between the two, as a shell makes it.
  const client = spawn('sh', ['-c', 'exec "$@" | cat >/dev/null', 'sh', file, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const watching = setInterval(() => {
    for (const pid of childrenOf(client.pid as number)) {
      each.clientPeakKb = Math.max(each.clientPeakKb, residentKb(pid, 'VmHWM'));
    }
  }, 50);
  const [status] = await once(client, 'exit');
  clearInterval(watching);
  if (status !== 0) throw new Error(`${each.argv.join(' ')} ended with ${status}`);
  each.rates.push(bytes / 1e3 / (performance.now() - start));
  if (each.servers.length > 0) each.serverSeconds.push(used() - before);
}
