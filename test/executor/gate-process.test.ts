import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {GateProcess} from '../../src/executor/gate/gate-process.ts';
import {controlFrame} from '../../src/protocol/frame.ts';
import {until} from '../fixtures/until.ts';

const census = controlFrame(0, {type: 'census', connections: 0, resident: 0}).toString('hex');

test('a gate that says nothing any more, with its link open, is killed and another is started; one that speaks stays', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'reeve-gate-'));
  const script = join(folder, 'gate.mjs');
  // The first hangs after a while, the second goes on.
  await writeFile(
    script,
    `import {existsSync, writeFileSync} from 'node:fs';
import {Socket} from 'node:net';
const link = new Socket({fd: 3, readable: true, writable: true});
link.resume();
link.on('close', () => process.exit());
process.chdir(process.argv[2]);
const isFirst = !existsSync('was-there');
writeFileSync('was-there', '');
let count = 0;
setInterval(() => {
  if (isFirst && ++count > 20) for (;;);
  link.write(Buffer.from('${census}', 'hex'));
}, 20);
`,
  );
  const pids: (number | undefined)[] = [];
  const died: string[] = [];
  let heard = 0;
  const gate = new GateProcess(
    {script, folder, user: undefined, lookMs: 60},
    {
      started: () => {},
      heard() {
        heard++;
        if (pids.at(-1) !== gate.pid) pids.push(gate.pid);
      },
      input() {},
      said() {},
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
  t.is(new Set(pids).size, 2);
});
