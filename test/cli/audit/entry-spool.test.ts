import {readdirSync} from 'node:fs';
import {tmpdir} from 'node:os';
import test from 'ava';
import {EntrySpool} from '../../../src/cli/audit/entry-spool.ts';

const line = (seq: number, text: string) =>
  Buffer.from(JSON.stringify({level: 30, time: seq, v: 1, seq, event: 'message', text}));

test('the entries of several hosts come back each in its order, whatever their lengths, and no file has a name', async t => {
  await using spool = new EntrySpool();
  const hosts = [spool.begin(), spool.begin(), spool.begin()];
  const lines = Array.from({length: 400}, (_, seq) => line(seq, 'x'.repeat(seq % 97 === 0 ? 40_000 : seq)));
  for (const [seq, one] of lines.entries()) {
    // The bytes are the caller's again at once.
    const bytes = Buffer.from(one);
    await hosts[seq % 2]?.add(bytes);
    bytes.fill(0);
  }
  for (const host of hosts) await host.end();
  t.deepEqual(
    hosts.map(({count}) => count),
    [200, 200, 0],
  );
  t.deepEqual(
    readdirSync(tmpdir()).filter(name => name.endsWith('.entries')),
    [],
  );
  for (const [at, host] of hosts.entries()) {
    const found = (await Array.fromAsync(host.blocks())).flat();
    t.deepEqual(
      found.map(({line: {length}}) => length),
      lines.filter((_, seq) => at < 2 && seq % 2 === at).map(({length}) => length),
    );
    t.deepEqual(
      found.map(({entry}) => entry.seq),
      Array.from({length: host.count}, (_, index) => index * 2 + at),
    );
  }
});
