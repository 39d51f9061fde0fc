import {spawn} from 'node:child_process';
import {resolve} from 'node:path';
import {createInterface} from 'node:readline';
import test from 'ava';
import {endOf, endsWithUs} from '../fixtures/program.ts';
import {startScripted} from '../fixtures/scripted-server.ts';

test('a program that asks again and again what fails at once still hears timers, and ends at SIGTERM', async t => {
  const lab = await startScripted(t);
  const child = endsWithUs(
    spawn(process.execPath, [resolve('test/client/insistent.ts'), lab.config], {
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
  const end = endOf(child);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  t.deepEqual(await lines.next(), {done: false, value: 'all failed'});
  child.kill('SIGTERM');
  t.is(await end, 7);
});
