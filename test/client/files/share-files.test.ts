import test from 'ava';
import {ordersOf, startScripted} from '../../fixtures/scripted-server.ts';

test('with a signal that was aborted before nothing is put or got, and its reason says why', async t => {
  const lab = await startScripted(t);
  const host = await lab.connect();
  const signal = AbortSignal.abort(new Error('enough'));
  async function* bytes() {
    yield Buffer.from('x');
  }
  await t.throwsAsync(host.put(bytes(), 'data', 'file', {signal}), {message: 'enough'});
  await t.throwsAsync(host.put(lab.config, 'data', 'file', {signal}), {message: 'enough'});
  await t.throwsAsync(
    host.get('data', 'file', () => undefined, {signal}),
    {message: 'enough'},
  );
  await t.throwsAsync(host.get('data', 'file', `${lab.folder}/file`, {signal}), {message: 'enough'});
  // The answer shows that the host had all that was sent before.
  await host.ping();
  t.deepEqual(ordersOf(lab.guests), []);
});
