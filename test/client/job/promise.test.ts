// A job is awaited as any promise is.
import test from 'ava';
import type {ClientError} from '../../../src/client/errors.ts';
import {answering} from '../../fixtures/scripted-server.ts';

test('a job has catch and finally, as a promise has', async t => {
  const lab = await answering(t, ({guest, stream, started, data, ended}) => {
    if (stream > 1) return guest.say(stream, {type: 'refused', code: 'denied', message: 'no'});
    started();
    data(0, 'output');
    ended('output');
  });
  const host = await lab.connect();
  let settled = 0;
  const count = () => void settled++;
  t.like(await host.run('x').finally(count), {ok: true, stdout: 'output'});
  t.is(await host.run('x').catch((error: unknown) => (error as ClientError).wireCode), 'denied');
  await t.throwsAsync(host.run('x').finally(count), {code: 'refused'});
  t.is(settled, 2);
});
