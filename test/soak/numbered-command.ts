// A command for the soak: node numbered-command.ts MODE BYTES PAUSES MARKERS NONCE
//   print: prints BYTES of numbered lines, in pieces with PAUSES between them
//   feed: the same, after it has read stdin to its end; what came is told on stderr
//   echo: prints stdin
import {createHash} from 'node:crypto';
import {appendFileSync} from 'node:fs';
import {setTimeout as delay} from 'node:timers/promises';
import {numbered} from './numbered.ts';

const [mode, size, pauses, markers, nonce] = process.argv.slice(2);
// First of all, so that whoever counts sees every time it ran.
appendFileSync(`${markers}/${nonce}`, `${nonce}\n`);

if (mode === 'echo') await echo();
else {
  if (mode === 'feed') await feed();
  await print(Number(size), Number(pauses));
}

async function echo() {
  for await (const chunk of process.stdin) await write(chunk);
}

async function feed() {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of process.stdin) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  process.stderr.write(`${bytes} ${hash.digest('hex')}\n`);
}

async function print(bytes: number, pieces: number) {
  const piece = Math.ceil(bytes / (pieces + 1));
  for (let at = 0; at < bytes; at += piece) {
    if (at > 0) await delay(20);
    for (let from = at; from < Math.min(at + piece, bytes); from += 65_536)
      await write(numbered(from, Math.min(from + 65_536, at + piece, bytes)));
  }
}

async function write(bytes: Uint8Array) {
  if (!process.stdout.write(bytes))
    await new Promise<void>(resolve => process.stdout.once('drain', () => resolve()));
}
