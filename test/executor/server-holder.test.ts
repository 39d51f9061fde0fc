import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {serverHolding} from '../../src/executor/server-holder.ts';
import {temporaryFolder} from '../fixtures/ca-folder.ts';
import {endsWithUs} from '../fixtures/program.ts';

test('the process that is signalled is the one that has the lock, whatever number stands in the file', async t => {
  const data = await temporaryFolder(t);
  const holder = endsWithUs(
    spawn(process.execPath, ['test/base/hold-lock.ts', data], {stdio: ['pipe', 'pipe', 'inherit']}),
  );
  const ended = once(holder, 'exit');
  await once(holder.stdout, 'data');
  t.is(serverHolding(data), holder.pid);
  const file = join(data, 'pid');
  for (const number of [process.pid, process.ppid, 2 ** 30, 1, 0, -1]) {
    writeFileSync(file, `${number}\n`);
    t.is(serverHolding(data), undefined, `${number}`);
  }
  writeFileSync(file, `${holder.pid}\n`);
  t.is(serverHolding(data), holder.pid);
  holder.kill('SIGKILL');
  await ended;
  t.is(serverHolding(data), undefined);
});
