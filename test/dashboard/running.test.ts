// One dashboard finds another by a socket of its user's.
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {connect} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {askRunning, OwnSocket} from '../../src/dashboard/place/running.ts';

const running = {port: 23_456, code: 'A'.repeat(22), readOnly: false, confirmsOnTerminal: false};

async function newPath(t: ExecutionContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'reeve-running-'));
  t.teardown(() => rm(folder, {recursive: true, force: true}));
  return join(folder, 'page.sock');
}

test('of two dashboards one is there, and the other is answered when that one serves', async t => {
  const path = await newPath(t);
  await using first = await OwnSocket.claim(path);
  t.truthy(first);
  t.is(await OwnSocket.claim(path), undefined);
  const asked = askRunning(path);
  first?.answer(() => running);
  t.deepEqual(await asked, running);
  t.deepEqual(await askRunning(path), running);
});

test('one that asks and does not hang up does not keep a dashboard from its end', async t => {
  const path = await newPath(t);
  const own = await OwnSocket.claim(path);
  own?.answer(() => running);
  const held = connect({path, allowHalfOpen: true});
  held.on('error', () => {});
  t.teardown(() => held.destroy());
  held.write('hello');
  const [answer] = await once(held, 'data');
  t.deepEqual(JSON.parse(String(answer)), running);
  const mute = connect({path, allowHalfOpen: true});
  mute.on('error', () => {});
  t.teardown(() => mute.destroy());
  await once(mute, 'connect');
  await own?.[Symbol.asyncDispose]();
  t.is(await askRunning(path), undefined);
});
