import {chmod, cp, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {startLab} from '../fixtures/lab.ts';
import {until} from '../fixtures/until.ts';

/** A clock that can be set: `Date` is as far ahead as a file says, looked at every 20 ms. */
const settable = (file: string) => `import {readFileSync as readAhead} from 'node:fs';
{
  const Real = Date;
  let ahead = 0;
  setInterval(() => { try { ahead = Number(readAhead('${file}', 'utf8')) || 0; } catch {} }, 20).unref();
  globalThis.Date = class extends Real {
    constructor(...words) { if (words.length > 0) super(...words); else super(Real.now() + ahead); }
    static now() { return Real.now() + ahead; }
  };
}
`;

test('a clock of the host that is set forward or back cuts no connection', async t => {
  let ahead = '';
  const lab = await startLab(t, {
    async prepare(folder) {
      await chmod(folder, 0o755);
      await cp('dist', join(folder, 'program/dist'), {recursive: true});
      await cp('package.json', join(folder, 'program/package.json'));
      ahead = join(folder, 'ahead');
      await writeFile(ahead, '0', {mode: 0o644});
      const gate = join(folder, 'program/dist/gate.js');
      await writeFile(gate, settable(ahead) + (await readFile(gate, 'utf8')));
      // The same server's command line, with the copy of the program.
      const start = `exec "$1" ${join(folder, 'program/dist/reeve.js')} "$3" "$4" "$5"`;
      return {enter: ['sh', '-c', start, 'sh']};
    },
  });
  const host = await lab.connect();
  // It tells the time of the gate; the other says nothing for as long as it may.
  const teller = await lab.connect();
  const job = host.run('sleep', {seconds: 1000});
  await job.started;
  for (const ms of [0, 3_600_000, -3_600_000, 7_200_000]) {
    await writeFile(ahead, String(ms));
    await until(
      async () => Math.abs((await teller.ping()).clockOffsetMs - ms) < 60_000,
      'the clock to be set',
    );
    // It looks around once a second.
    const end = performance.now() + 3000;
    await until(async () => (await teller.ping()) && performance.now() > end, 'some looks');
  }
  t.notRegex(lab.serverLog, /closed alice|nothing was heard/);
  await host.cancel(job.id);
  t.is((await job).reason, 'cancelled');
});
