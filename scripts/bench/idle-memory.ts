// Measures the memory that a client that says nothing takes of the process that holds its connection.
import {setTimeout as pause} from 'node:timers/promises';
import type {Bench} from './bench.ts';
import {startBareServer} from './floors.ts';
import {holdIdle} from './idle.ts';
import {residentKb} from './processes.ts';
import type {Report} from './report.ts';
import {shown} from './report.ts';

const held = 5000;
const mostKb = 75;
/** The garbage of handshakes is collected after a while. */
const settleMs = 5000;

export const idleMemory: Bench = {
  name: 'idle-memory',
  title: `Memory of an idle client, ${held} held`,
  async run({lab, say}): Promise<Report> {
    await using bare = await startBareServer(lab);
    const servers = [
      {name: 'bare Node TLS server', pid: bare.pid, port: bare.port},
      {name: 'reeve, gate', pid: lab.gatePid, port: lab.port},
    ];
    const rows = [];
    let ours = Number.NaN;
    for (const {name, pid, port} of servers) {
      say(name);
      // The first connections make things that are made once.
      await (await holdIdle(port, 100, lab.user))[Symbol.asyncDispose]();
      await pause(settleMs);
      const before = residentKb(pid, 'VmRSS');
      await using _clients = await holdIdle(port, held, lab.user);
      await pause(settleMs);
      const after = residentKb(pid, 'VmRSS');
      ours = (after - before) / held;
      rows.push({
        contender: name,
        figures: {'kB a client': ours, 'MB before': before / 1000, 'MB with all': after / 1000},
      });
    }
    const aim = {aim: `at most ${mostKb} kB`, measured: `${shown(ours)} kB`, met: ours <= mostKb};
    return {rows, aims: [aim], notes: ['growth of resident memory, kB of 1,024 bytes']};
  },
};
