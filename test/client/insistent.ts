// `insistent.ts CLIENT-YAML`: asks a host again and again in ways that cannot succeed, without ever waiting for anything
// else. Prints a line now and then, and ends with status 7 at SIGTERM: if signals and timers are heard.
import {connect} from '../../src/client/connect.ts';

const [config = ''] = process.argv.slice(2);
const host = await connect('lab-01', {config});
const other = await connect('lab-01', {config});
await host.close();

const job = '01890a5d-ac96-774b-bcce-b302099a8057';
const ways: Record<string, () => unknown> = {
  run: () => host.run('x'),
  'run, iterated over': async () => {
    for await (const _ of host.run('x'));
  },
  'run, started': () => host.run('x').started,
  attach: () => host.attach(job),
  cancel: () => host.cancel(job),
  commands: () => host.commands(),
  describe: () => host.describe('x'),
  status: () => host.status(),
  jobs: () => host.jobs(),
  auditLog: () => host.auditLog(),
  auditProof: () => host.auditProof(job),
  auditExport: () => host.auditExport(),
  ping: () => host.ping(),
  'run what is too large': () => other.run('x', {big: 'x'.repeat(300_000)}),
  'run what is aborted': () => other.run('x', {}, {signal: AbortSignal.abort()}),
  'run what is no JSON': () => other.run('x', {big: 1n}),
  'attach to no job': () => other.attach('x'),
  'cancel no job': () => other.cancel('x'),
  'prove no job': () => other.auditProof('x'),
};

process.on('SIGTERM', () => process.exit(7));
const failures = new Map<string, number>();
for (const [way, ask] of Object.entries(ways)) {
  void (async () => {
    for (;;) {
      try {
        await ask();
        console.log(`${way} succeeded`);
      } catch {
        failures.set(way, (failures.get(way) ?? 0) + 1);
      }
    }
  })();
}
setInterval(() => {
  if (failures.size === Object.keys(ways).length) console.log('all failed');
}, 10);
