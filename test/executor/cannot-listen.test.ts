import {existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {GateProcess} from '../../src/executor/gate/gate-process.ts';
import {controlFrame} from '../../src/protocol/frame.ts';
import {silentLife, startedBy} from '../fixtures/gate-life.ts';
import {reeveArgs, reeveFile, startLab} from '../fixtures/lab.ts';
import {runProgram} from '../fixtures/program.ts';
import {until} from '../fixtures/until.ts';

test('a server that cannot listen ends with 253 and one line that says why, check says it before, and it leaves no entry', async t => {
  const lab = await startLab(t);
  const yaml = readFileSync(join(lab.folder, 'server.yaml'), 'utf8').replace('data: data', 'data: other');
  const config = join(lab.folder, 'other.yaml');
  const cases: [string, RegExp][] = [
    [`127.0.0.1:${lab.port}`, /cannot listen on 127\.0\.0\.1:\d+: another program listens there/],
    ['192.0.2.1:7433', /cannot listen on 192\.0\.2\.1:7433: this machine has no such address/],
    ['no-such.invalid:7433', /cannot listen on no-such\.invalid:7433: the name cannot be resolved/],
  ];
  for (const [listen, message] of cases) {
    writeFileSync(config, yaml.replace(/listen: .*/, `listen: ${listen}`), {mode: 0o600});
    const served = await runProgram(reeveFile, [...reeveArgs, 'serve', '--config', config]);
    t.is(served.exitCode, 253);
    t.regex(served.stderr, message);
    t.is(served.stderr.split('\n').length, 1, served.stderr);
    t.false(existsSync(join(lab.folder, 'other/audit')));
    const checked = await runProgram(reeveFile, [...reeveArgs, 'check', '--config', config]);
    t.is(checked.exitCode, 253);
    t.regex(checked.stdout, message);
  }
});

test('check of a server that runs does not take its own port for taken', async t => {
  const lab = await startLab(t);
  const config = join(lab.folder, 'server.yaml');
  writeFileSync(config, readFileSync(config, 'utf8').replace('127.0.0.1:0', `127.0.0.1:${lab.port}`));
  const checked = await runProgram(reeveFile, [...reeveArgs, 'check', '--config', config]);
  t.is(checked.exitCode, 0, checked.stdout);
});

test('check says that folders to write to cannot be made', async t => {
  const lab = await startLab(t);
  await lab.end('SIGTERM');
  const config = join(lab.folder, 'server.yaml');
  const yaml = readFileSync(config, 'utf8');
  symlinkSync('nowhere', join(lab.folder, 'dangling'));
  mkdirSync(join(lab.folder, 'folder'));
  writeFileSync(join(lab.folder, 'folder/file'), '');
  for (const [place, message] of [
    ['dangling', /dangling is a link that leads nowhere/],
    ['dangling/below', /dangling is a link that leads nowhere/],
    ['folder/file', /file is no folder/],
    ['folder/file/below', /file is no folder/],
  ] as const) {
    for (const changed of [
      yaml.replace('data: data', `data: ${place}`),
      yaml.replace('dir: logs', `dir: ${place}`),
    ]) {
      writeFileSync(config, changed);
      const checked = await runProgram(reeveFile, [...reeveArgs, 'check', '--config', config]);
      t.is(checked.exitCode, 253, place);
      t.regex(checked.stdout, message);
    }
  }
});

test('a gate that fails by itself is told by its own status, and not by the signal of who tidies up', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'reeve-gate-'));
  const script = join(folder, 'gate.mjs');
  const words = [{type: 'begun'}, {type: 'unbound', message: 'cannot listen'}];
  const said = Buffer.concat(words.map(word => controlFrame(0, word))).toString('hex');
  writeFileSync(
    script,
    `import {Socket} from 'node:net';
const link = new Socket({fd: 3, readable: true, writable: true});
link.end(Buffer.from('${said}', 'hex'));
setTimeout(() => process.exit(7), 100);
`,
  );
  const died: string[] = [];
  const heard: string[] = [];
  const gate = new GateProcess(
    {...startedBy(script), folder, user: undefined},
    {
      started: () => silentLife,
      noticed: ({type}) => void heard.push(type),
      said() {},
      trouble() {},
      died: reason => void died.push(reason),
    },
  );
  t.teardown(async () => {
    await gate.stop();
    await rm(folder, {recursive: true, force: true});
  });
  await until(() => died.length > 0, 'its end');
  t.is(died[0], 'status 7');
  t.is(heard[0], 'unbound');
});
