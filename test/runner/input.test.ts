import {createHash, randomBytes} from 'node:crypto';
import test from 'ava';
import {limits} from '../../src/protocol/limits.ts';
import {until} from '../fixtures/until.ts';
import {freshMark, node, openHosts, processesWith, sh} from './harness.ts';
import {Sender} from './sender.ts';

const hosts = await openHosts();
test.after.always(async () => {
  await Promise.all(hosts.map(host => host.close()));
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const users = [undefined, ...(process.getuid?.() === 0 ? ['nobody'] : [])];

for (const host of hosts) {
  const {kind} = host.containment;

  for (const user of users) {
    test(`${kind}: twenty megabytes of random stdin come back through a slow reader${user ? ' as another user' : ''}`, async t => {
      const bytes = randomBytes(20 * 2 ** 20);
      const sender = new Sender();
      const {job, writer} = host.start(t, ['/bin/cat'], {
        stdin: 'stream',
        user,
        window: 2 ** 20,
        onInput: sender.onInput,
        onGrown: () => setTimeout(() => job.consumed(writer.end), 5),
      });
      await sender.send(job, bytes);
      job.input?.end();
      const outcome = await job.ended;
      const whole = {bytes: bytes.length, sha256: sha256(bytes)};
      t.like(outcome, {reason: 'exited', exit: 0, stdout: whole, stdin: whole});
      t.is(sender.taken, bytes.length);
      t.true(sender.mostUnderway <= limits.inputWindow);
    });
  }

  test(`${kind}: the end of stdin reaches the program, which goes on`, async t => {
    const sender = new Sender();
    const {job, read} = host.start(t, sh('wc -c; echo after'), {stdin: 'stream', onInput: sender.onInput});
    await sender.send(job, Buffer.alloc(300_000, 'x'), 999);
    job.input?.end();
    job.input?.end();
    t.like(await job.ended, {reason: 'exited', exit: 0, stdin: {bytes: 300_000}});
    t.is(read().stdout.toString(), '300000\nafter\n');
  });

  test(`${kind}: an end without a byte before it is an end`, async t => {
    const {job, read} = host.start(t, ['/usr/bin/wc', '-c'], {stdin: 'stream'});
    job.input?.end();
    const outcome = await job.ended;
    t.deepEqual(outcome.stdin, {bytes: 0, sha256: sha256(Buffer.alloc(0))});
    t.is(read().stdout.toString(), '0\n');
  });

  test(`${kind}: who sends to a program that ends early is not stuck, and the job ends as the program did`, async t => {
    const sender = new Sender();
    const {job, read} = host.start(t, ['/usr/bin/head', '-c', '1'], {
      stdin: 'stream',
      onInput: sender.onInput,
    });
    const sending = sender.send(job, Buffer.from('a'.repeat(2 ** 20)));
    t.like(await job.ended, {reason: 'exited', exit: 0, stdout: {bytes: 1}});
    t.is(read().stdout.toString(), 'a');
    // What comes after the end is nobody's.
    job.input?.write(Buffer.from('late'));
    job.input?.end();
    void sending;
  });

  // In a PID namespace the process outside, which passes stdin on, keeps it open.
  if (kind !== 'pid-namespace') {
    test(`${kind}: what a program does not want any more is taken and thrown away`, async t => {
      const sender = new Sender();
      const {job, writer} = host.start(t, sh('exec 0<&-; echo closed; exec sleep 60'), {
        stdin: 'stream',
        onInput: sender.onInput,
      });
      await until(() => writer.end > 0, 'the closed stdin');
      await sender.send(job, Buffer.alloc(2 ** 20));
      await until(() => sender.taken === 2 ** 20, 'the last byte');
      job.cancel('cancelled');
      t.like(await job.ended, {reason: 'cancelled', stdin: {bytes: 2 ** 20}});
    });
  }

  test(`${kind}: a program that does not read holds up its sender, and can be cancelled`, async t => {
    const mark = freshMark();
    const sender = new Sender();
    const {job} = host.start(t, ['/bin/sleep', mark], {stdin: 'stream', onInput: sender.onInput});
    void sender.send(job, Buffer.alloc(4 * 2 ** 20));
    await until(() => sender.mostUnderway === limits.inputWindow, 'a full pipe');
    t.true(sender.taken < 2 ** 20);
    job.cancel('cancelled');
    t.is((await job.ended).reason, 'cancelled');
    t.deepEqual(processesWith(mark), []);
  });

  test(`${kind}: stdin flows while the output waits for its reader`, async t => {
    const window = 64 * 1024;
    const script = `const out = require('fs'); let n = 0; process.stdin.on('data', c => n += c.length)
      .on('end', () => out.writeFileSync(2, String(n)));
      setInterval(() => {}, 1e9).unref(); process.stdout.write(Buffer.alloc(${4 * window}));`;
    const sender = new Sender();
    const {job, writer, read} = host.start(t, node(script), {
      stdin: 'stream',
      window,
      onInput: sender.onInput,
    });
    await until(() => writer.room === 0, 'a full window');
    await sender.send(job, Buffer.alloc(2 ** 21));
    await until(() => sender.taken === 2 ** 21, 'the last byte');
    t.is(writer.room, 0);
    job.input?.end();
    void until(() => {
      job.consumed(writer.end);
      return writer.end === 4 * window + 7;
    }, 'the output').catch(() => {});
    t.like(await job.ended, {reason: 'exited', exit: 0});
    t.true(read === undefined || writer.end === 4 * window + 7);
  });

  test(`${kind}: without stdin its end is there at once`, async t => {
    const {outcome, stdout} = await host.run(t, sh('wc -c; readlink /proc/self/fd/0'));
    t.is(stdout.toString(), '0\n/dev/null\n');
    t.false('stdin' in outcome);
    const {job} = host.start(t, ['/bin/true']);
    t.is(job.input, undefined);
  });

  test(`${kind}: a text is given and ended, and told to nobody`, async t => {
    const text = `pässword ${freshMark()}\n`;
    const {outcome, stdout} = await host.run(t, ['/bin/cat'], {stdin: {text}});
    t.is(stdout.toString(), text);
    t.false('stdin' in outcome);
    // Nor does it matter that nobody reads it.
    const unread = await host.run(t, ['/bin/true'], {stdin: {text: 'x'.repeat(2 ** 20)}});
    t.like(unread.outcome, {reason: 'exited', exit: 0});
  });

  test(`${kind}: what is sent before the program is there waits for it`, async t => {
    const {job, read} = host.start(t, ['/bin/cat'], {stdin: 'stream'});
    for (const word of ['one ', 'two ', 'three']) job.input?.write(Buffer.from(word));
    job.input?.end();
    job.input?.write(Buffer.from('after the end'));
    t.like(await job.ended, {exit: 0, stdin: {bytes: 13}});
    t.is(read().stdout.toString(), 'one two three');
  });

  test(`${kind}: a job that was not started has taken its input, and says how much came`, async t => {
    const {job} = host.start(t, ['/nowhere/at-all'], {stdin: 'stream'});
    job.input?.write(Buffer.from('abc'));
    t.like(await job.ended, {reason: 'not-started', stdin: {bytes: 3, sha256: sha256(Buffer.from('abc'))}});
  });
}
