import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {GateProcess} from '../../src/executor/gate/gate-process.ts';
import type {ToGate} from '../../src/gate-link/link.ts';
import {controlFrame} from '../../src/protocol/frame.ts';
import {silentLife, startedBy} from '../fixtures/gate-life.ts';
import {notLinux, skip} from '../fixtures/skip.ts';
import {until} from '../fixtures/until.ts';

const census = controlFrame(0, {type: 'census', connections: 0, resident: 0}).toString('hex');
const begun = controlFrame(0, {type: 'begun'}).toString('hex');

test('a gate that says nothing any more, with its link open, is killed and another is started; one that speaks stays', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'reeve-gate-'));
  const script = join(folder, 'gate.mjs');
  // The first hangs a while after it was set up, the second goes on.
  await writeFile(
    script,
    `import {existsSync, writeFileSync} from 'node:fs';
import {Socket} from 'node:net';
const link = new Socket({fd: 3, readable: true, writable: true});
let isSetUp = false;
link.on('data', () => {
  isSetUp = true;
});
link.write(Buffer.from('${begun}', 'hex'));
link.on('close', () => process.exit());
process.chdir(process.argv[2]);
const isFirst = !existsSync('was-there');
writeFileSync('was-there', '');
let count = 0;
setInterval(() => {
  if (isFirst && isSetUp && ++count > 20) for (;;);
  link.write(Buffer.from('${census}', 'hex'));
}, 20);
`,
  );
  const pids: (number | undefined)[] = [];
  const died: string[] = [];
  let heard = 0;
  let disposed = 0;
  const gate = new GateProcess(
    {...startedBy(script), folder, user: undefined, lookMs: 400},
    {
      started(link) {
        link.sendCredit(1, 1);
        return {
          ...silentLife,
          heard() {
            heard++;
            if (pids.at(-1) !== gate.pid) pids.push(gate.pid);
          },
          [Symbol.dispose]: () => void disposed++,
        };
      },
      noticed() {},
      said() {},
      trouble() {},
      died: reason => void died.push(reason),
    },
  );
  t.teardown(async () => {
    await gate.stop();
    await rm(folder, {recursive: true, force: true});
  });
  await until(() => gate.restarts === 1, 'another gate');
  t.deepEqual(died, ['SIGKILL']);
  const before = heard;
  await until(() => heard > before + 50, 'a gate that speaks');
  t.is(gate.restarts, 1);
  // The life of the first is over, and that of the second is not.
  t.is(disposed, 1);
  t.is(new Set(pids).size, 2);
});

test('a gate gets its setup once it can start nothing any more, gains no privileges, and what it writes is heard line by line', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'reeve-gate-'));
  const script = join(folder, 'gate.mjs');
  await writeFile(
    script,
    `import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {stat} from 'node:fs/promises';
import {Socket} from 'node:net';
const [, , folder, uid, gid] = process.argv;
if (uid) {
  process.setgroups([]);
  process.setgid(Number(gid));
  process.setuid(Number(uid));
}
const link = new Socket({fd: 3, readable: true, writable: true});
link.on('close', () => process.exit());
await stat('/');
link.write(Buffer.from('${begun}', 'hex'));
link.once('data', () => {
  const child = spawn('/bin/true');
  child.on('error', ({code}) => console.error('refused: ' + code));
  child.on('exit', () => console.error('started'));
  console.log(/NoNewPrivs:.*/.exec(readFileSync('/proc/self/status', 'latin1'))[0]);
});
`,
  );
  const heard: string[] = [];
  const user = process.getuid?.() === 0 ? {uid: 65_527, gid: 65_527} : undefined;
  const gate = new GateProcess(
    {...startedBy(script), folder, user},
    {
      started(link) {
        link.sendCredit(1, 1);
        return silentLife;
      },
      noticed() {},
      said: line => void heard.push(line),
      trouble: message => void heard.push(message),
      died: reason => void heard.push(reason),
    },
  );
  t.teardown(async () => {
    await gate.stop();
    await rm(folder, {recursive: true, force: true});
  });
  if (process.platform !== 'linux') return skip(t, notLinux);
  await until(() => heard.length >= 2, 'its words');
  t.deepEqual(heard.toSorted(), ['NoNewPrivs:\\t1', 'refused: EAGAIN']);
});

test('a gate that says anything before it has begun, or that twice, is killed', async t => {
  const ready = controlFrame(0, {type: 'ready', addresses: []}).toString('hex');
  for (const words of [ready, begun + begun]) {
    const folder = await mkdtemp(join(tmpdir(), 'reeve-gate-'));
    const script = join(folder, 'gate.mjs');
    await writeFile(
      script,
      `import {Socket} from 'node:net';
new Socket({fd: 3, readable: true, writable: true}).resume().write(Buffer.from('${words}', 'hex'));
setInterval(() => {}, 1000);
`,
    );
    const died = Promise.withResolvers<string>();
    let heard = 0;
    const gate = new GateProcess(
      {...startedBy(script), folder, user: undefined},
      {
        started: () => ({...silentLife, heard: () => void heard++}),
        noticed: () => void heard++,
        said() {},
        trouble() {},
        died: died.resolve,
      },
    );
    t.is(await died.promise, 'SIGKILL');
    t.is(heard, 0);
    await gate.stop();
    await rm(folder, {recursive: true, force: true});
  }
});

test('a gate that speaks and reads nothing of what waits for it is killed, for the time and not for the amount', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'reeve-gate-'));
  const script = join(folder, 'gate.mjs');
  // The first never reads, the second does.
  await writeFile(
    script,
    `import {existsSync, writeFileSync} from 'node:fs';
import {Socket} from 'node:net';
process.chdir(process.argv[2]);
const isFirst = !existsSync('was-there');
writeFileSync('was-there', '');
const link = new Socket({fd: 3, readable: true, writable: true});
link.on('close', () => process.exit());
if (!isFirst) link.resume();
link.write(Buffer.from('${begun}', 'hex'));
setInterval(() => link.write(Buffer.from('${census}', 'hex')), 20);
`,
  );
  const message = {
    type: 'reply',
    connection: 1,
    stream: 1,
    message: {text: 'x'.repeat(1024 * 1024)},
  } as const;
  const started: number[] = [];
  let heard = 0;
  const gate = new GateProcess(
    {...startedBy(script), folder, user: undefined, lookMs: 60},
    {
      started(link) {
        started.push(performance.now());
        heard = 0;
        // More than was ever held for it before it was given up.
        for (let count = 0; count < 100; count++) link.send(message as unknown as ToGate);
        return {...silentLife, heard: () => void heard++};
      },
      noticed() {},
      said() {},
      trouble() {},
      died() {},
    },
  );
  t.teardown(async () => {
    await gate.stop();
    await rm(folder, {recursive: true, force: true});
  });
  await until(() => started.length > 1, 'another gate');
  // It had six looks to read.
  t.true((started[1] ?? 0) - (started[0] ?? 0) > 250);
  // Twice as long as one that does not read is left alone. On a busy machine a second one may be late with reading, too.
  await until(() => heard > 50, 'a gate that speaks and reads');
});
