import test from 'ava';
import {startLab} from '../fixtures/lab.ts';

test('a run comes back with its bytes and its status', async t => {
  const lab = await startLab(t);
  const host = await lab.connect();
  const result = await host.run('echo', {words: ['hello', 'world']});
  t.is(result.stdout, 'helloworld');
  t.is(result.exit, 0);
  t.true(result.ok);
  const {stdout, exitCode} = await lab.reeve(['run', 'lab-01', 'echo', 'hello']);
  t.is(stdout, 'hello');
  t.is(exitCode, 0);
  t.deepEqual(
    lab.entries().map(entry => entry.event),
    ['server-start', 'job-start', 'job-end', 'job-start', 'job-end'],
  );
});
