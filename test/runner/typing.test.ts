import {createHash} from 'node:crypto';
import test from 'ava';
import {until} from '../fixtures/until.ts';
import {freshMark, openHosts, processesWith, sh} from './harness.ts';
import {Sender} from './sender.ts';
import {start} from './terminal-job.ts';

const hosts = await openHosts();
test.after.always(async () => {
  await Promise.all(hosts.map(host => host.close()));
});

for (const host of hosts) {
  const {kind} = host.containment;

  test(`${kind}: a program sees its terminal change its size, and the recording tells`, async t => {
    const {job, events, type, shows} = start(
      host,
      t,
      sh(`trap 'stty size' WINCH; stty size; while :; do sleep 0.02; done`),
    );
    await shows('33 91');
    job.input?.resize(100, 40);
    await shows('40 100');
    for (let i = 1; i <= 1000; i++) job.input?.resize(100 + i, 40);
    await shows('40 1100');
    type('\x03');
    t.like(await job.ended, {reason: 'signaled', signal: 'SIGINT', stdin: {bytes: 1}});
    const sizes = events().filter(([, code]) => code === 'r');
    t.deepEqual([sizes[0]?.[2], sizes.at(-1)?.[2]], ['100x40', '1100x40']);
  });

  test(`${kind}: typed Ctrl-C interrupts the program, which may go on`, async t => {
    const {job, type, shows} = start(
      host,
      t,
      sh(`trap 'echo caught' INT; echo ready; while :; do sleep 0.02; done`),
    );
    await shows('ready');
    type('\x03');
    await shows('caught');
    type('\x1c');
    t.like(await job.ended, {reason: 'signaled', signal: 'SIGQUIT'});
  });

  test(`${kind}: typed lines are read, shown by the terminal's echo, and not recorded where it is off`, async t => {
    const script = `printf 'name? '; read -r name; stty -echo; printf 'secret? '; read -r secret; stty echo
      printf '\\n%s %s\\n' "$name" "\${#secret}"`;
    const {job, type, shows, read} = start(host, t, sh(script));
    await shows('name? ');
    type('alice\n');
    await shows('secret? ');
    type('hunter2\n');
    const outcome = await job.ended;
    t.is(outcome.stdin?.bytes, 14);
    t.is(outcome.stdin?.sha256, createHash('sha256').update('alice\nhunter2\n').digest('hex'));
    const recorded = read().stdout.toString();
    t.regex(recorded, /alice 7/);
    t.false(recorded.includes('hunter2'));
  });

  test(`${kind}: a terminal waits for its reader, and typing goes on meanwhile`, async t => {
    const window = 64 * 1024;
    const sender = new Sender();
    const script = `trap 'stop=1' INT; while [ -z "$stop" ]; do echo 0123456789012345678901234567890123456789; done; exit 9`;
    const {job, writer} = start(host, t, sh(script), {window, onInput: sender.onInput});
    await until(() => writer.room === 0, 'a full window');
    const {end} = writer;
    await sender.send(job, Buffer.from('\x03'));
    await until(() => sender.taken === 1, 'the typed byte');
    t.is(writer.end, end);
    const reading = setInterval(() => job.consumed(writer.end), 1);
    const outcome = await job.ended;
    clearInterval(reading);
    t.like(outcome, {reason: 'exited', exit: 9});
    t.false('uncounted' in outcome);
  });

  test(`${kind}: what is typed and not read is held up, and neither stops output nor costs the processor`, async t => {
    const sender = new Sender();
    const script = `trap 'exit 4' USR1; stty raw -echo; echo ready; sleep 0.5
      i=0; while [ $i -lt 40 ]; do echo $i; i=$((i+1)); done; while :; do sleep 0.02; done`;
    const {job, shows} = start(host, t, sh(script), {onInput: sender.onInput});
    await shows('ready');
    void sender.send(job, Buffer.alloc(2 ** 20, 'x'));
    await shows('39');
    t.true(sender.taken < 2 ** 19);
    job.signal('SIGUSR1');
    t.like(await job.ended, {reason: 'exited', exit: 4});
  });

  test(`${kind}: half a megabyte that is typed in raw mode arrives whole`, async t => {
    const size = 2 ** 19;
    const sender = new Sender();
    const script = `stty raw -echo; echo ready; head -c ${size} | sha256sum`;
    const {job, shows, shown} = start(host, t, sh(script), {onInput: sender.onInput});
    await shows('ready');
    const bytes = Buffer.from(Uint8Array.from({length: size}, (_, i) => (i * 2654435761) >>> 13));
    await sender.send(job, bytes);
    t.like(await job.ended, {reason: 'exited', exit: 0, stdin: {bytes: size}});
    t.is(sender.taken, size);
    t.true(shown().includes(createHash('sha256').update(bytes).digest('hex')));
  });

  test(`${kind}: a job with a terminal is cancelled with all that it started`, async t => {
    const mark = freshMark();
    const {job, shows} = start(host, t, sh('sleep "$1" & echo ready; sleep "$1"', mark), {graceMs: 500});
    await shows('ready');
    await until(() => processesWith(mark).length >= 4, 'the processes');
    job.cancel('cancelled');
    t.is((await job.ended).reason, 'cancelled');
    t.deepEqual(processesWith(mark), []);
  });

  test(`${kind}: what a command leaves behind in its terminal is ended with it`, async t => {
    const mark = freshMark();
    const script = `trap '' HUP; sleep "$1" & echo ready; read -r line; exit 3`;
    const {job, shows, type} = start(host, t, sh(script, mark));
    await shows('ready');
    type('\n');
    t.like(await job.ended, {reason: 'exited', exit: 3});
    t.deepEqual(processesWith(mark), []);
  });

  test(`${kind}: a signal to the job reaches the command in its terminal, and not only its host`, async t => {
    const {job, shows} = start(
      host,
      t,
      sh(`trap 'echo caught' USR1; trap 'echo over; exit 6' TERM; echo ready; while :; do sleep 0.02; done`),
    );
    await shows('ready');
    job.signal('SIGUSR1');
    await shows('caught');
    job.signal('SIGTERM');
    t.like(await job.ended, {reason: 'exited', exit: 6});
  });

  test(`${kind}: the end of the caller's stdin types nothing`, async t => {
    const {job, type, shows} = start(host, t, sh('echo ready; cat; echo end'));
    await shows('ready');
    job.input?.end();
    type('still here\n');
    await shows('still here\r\nstill here');
    type('\x04');
    t.like(await job.ended, {reason: 'exited', exit: 0});
  });
}
