import test from 'ava';
import {until} from '../fixtures/until.ts';
import {freshMark, openHosts, processesWith, sh} from './harness.ts';

const hosts = await openHosts();
test.after.always(async () => {
  await Promise.all(hosts.map(host => host.close()));
});

for (const host of hosts) {
  const {kind} = host.containment;

  test(`${kind}: a signal reaches every process of a job, which goes on`, async t => {
    const script = `trap 'echo outer' USR1; sh -c 'trap "echo inner" USR1; echo ready; while :; do sleep 0.05; done' &
      while :; do sleep 0.05; done`;
    const {job, read} = host.start(t, sh(script));
    const said = (word: string) => until(() => read().stdout.toString().includes(word), word);
    await said('ready');
    job.signal('SIGUSR1');
    await Promise.all([said('outer'), said('inner')]);
    job.cancel('cancelled');
    t.is((await job.ended).reason, 'cancelled');
  });

  test(`${kind}: a job that a signal ends was ended by that signal, and by nobody's wish`, async t => {
    const mark = freshMark();
    const {job} = host.start(t, ['/bin/sleep', mark]);
    await until(() => processesWith(mark).length > 0, 'the process');
    job.signal('SIGQUIT');
    t.like(await job.ended, {state: 'ended', reason: 'signaled', exit: null, signal: 'SIGQUIT'});
    job.signal('SIGQUIT');
  });

  test(`${kind}: a signal that comes before the process waits for it`, async t => {
    const {job} = host.start(t, ['/bin/sleep', freshMark()]);
    job.signal('SIGINT');
    t.like(await job.ended, {reason: 'signaled', signal: 'SIGINT'});
  });

  test(`${kind}: a job can be stopped and continued`, async t => {
    const {job, read, writer} = host.start(t, sh('while :; do echo x; sleep 0.02; done'));
    await until(() => writer.end > 4, 'output');
    job.signal('SIGSTOP');
    let before = -1;
    let quiet = 0;
    await until(() => {
      quiet = writer.end === before ? quiet + 1 : 0;
      before = writer.end;
      return quiet > 30;
    }, 'silence');
    job.signal('SIGCONT');
    await until(() => writer.end > before + 4, 'more output');
    job.signal('SIGTERM');
    t.like(await job.ended, {reason: 'signaled', signal: 'SIGTERM'});
    t.true(read().stdout.length > 8);
  });

  test(`${kind}: a job that stands still can be cancelled`, async t => {
    const mark = freshMark();
    const {job, writer} = host.start(t, sh('echo x; kill -STOP $$; exec sleep "$1"', mark), {graceMs: 100});
    await until(() => writer.end > 0, 'output');
    job.cancel('cancelled');
    t.is((await job.ended).reason, 'cancelled');
    t.deepEqual(processesWith(mark), []);
  });
}
