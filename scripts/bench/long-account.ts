// Measures what the length of an account costs: an entry with its receipt, and the start of a server.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {Account} from '../../src/audit/log/account.ts';
import {systemClock} from '../../src/base/clock.ts';
import type {NoteSigner} from '../../src/merkle/note-signer.ts';
import type {Summary} from './measure.ts';
import {alternate, median} from './measure.ts';
import {reeve} from './places.ts';

/** Milliseconds for an entry that is on disk, with its receipt, in a short account and in a long one, in turn. */
export async function timeAppends(
  short: {dir: string; signer: NoteSigner},
  long: {dir: string; signer: NoteSigner},
): Promise<{short: Summary; long: Summary}> {
  await using few = await open(short);
  await using many = await open(long);
  const found = await alternate(
    [
      {name: 'short', once: () => appendTo(few)},
      {name: 'long', once: () => appendTo(many)},
    ],
    {rounds: 40, batch: 25, warmUp: 200},
  );
  const [a, b] = [found.get('short'), found.get('long')];
  if (!a || !b) throw new Error('nothing was measured');
  return {short: a, long: b};
}

const open = ({dir, signer}: {dir: string; signer: NoteSigner}) =>
  Account.open(dir, {clock: systemClock, host: 'lab-01', signer});

async function appendTo(account: Account): Promise<void> {
  const place = await account.append({event: 'server-stop', reason: 'x'.repeat(700)});
  if (!account.receipt(place)) throw new Error('there is no receipt');
}

/** Milliseconds from `reeve serve` to the first word that it listens. */
export async function timeStarts(config: string, starts: number): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < starts; n++) times.push(await timeStart(config));
  return median(times);
}

async function timeStart(config: string): Promise<number> {
  const start = performance.now();
  const server = spawn(process.execPath, [reeve, 'serve', '--config', config], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(server, 'exit');
  try {
    for await (const line of createInterface(server.stderr))
      if (line.includes('"listening"')) return performance.now() - start;
  } finally {
    server.kill();
    await ended;
  }
  throw new Error(`${config}: the server did not start`);
}
