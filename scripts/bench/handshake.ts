// Full mutual handshakes: P-256 certificates, X25519MLKEM768, no tickets; until the server's first byte is there.
import type {SecureContext} from 'node:tls';
import type {Bench} from './bench.ts';
import {clientContext, handshake as shake, startBareServer} from './floors.ts';
import {alternate, atOnce, median} from './measure.ts';
import type {Report} from './report.ts';
import {latencyRows, ratioAim} from './report.ts';

const atOnceCount = 500;
const width = 8;

export const handshake: Bench = {
  name: 'handshake',
  title: 'Full handshake, mutual, P-256, X25519MLKEM768',
  async run({lab}): Promise<Report> {
    const context = clientContext(lab.user);
    await using bare = await startBareServer(lab);
    const servers = [
      {name: 'bare Node server', port: bare.port},
      {name: 'reeve', port: lab.port},
    ];
    const found = await alternate(
      servers.map(({name, port}) => ({name, once: () => one(port, context)})),
      {rounds: 20, batch: 20, warmUp: 50},
    );
    const rates = new Map(servers.map(({name}) => [name, [] as number[]]));
    for (let round = 0; round < 5; round++)
      for (const {name, port} of servers) rates.get(name)?.push(await perSecond(port, context));
    const rate = (name: string) => median(rates.get(name) ?? []);
    const p50 = (name: string) => found.get(name)?.p50 ?? Number.NaN;
    return {
      rows: latencyRows(found, 'bare Node server').map(({contender, figures}) => ({
        contender,
        figures: {...figures, 'a second': rate(contender)},
      })),
      aims: [
        ratioAim('p50 at most 1.08 times bare Node', p50('reeve'), p50('bare Node server'), 1.08),
        ratioAim(
          'bare Node does at most 1.08 times as many a second',
          rate('bare Node server'),
          rate('reeve'),
          1.08,
        ),
      ],
      notes: [`a second: ${atOnceCount} handshakes, ${width} at once, the client in the same two cores`],
    };
  },
};

async function one(port: number, context: SecureContext): Promise<number> {
  const start = performance.now();
  const socket = await shake(port, context);
  const ms = performance.now() - start;
  socket.destroy();
  return ms;
}

async function perSecond(port: number, context: SecureContext): Promise<number> {
  const start = performance.now();
  await atOnce(atOnceCount, width, async () => {
    (await shake(port, context)).destroy();
  });
  return atOnceCount / ((performance.now() - start) / 1000);
}
