import {existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {hostFileNames} from '../../src/cli/fleet/host-file-names.ts';
import {commandLine} from '../fixtures/command-line.ts';
import {openHeldRelay} from '../fixtures/held-relay.ts';
import {labWithShare, ownFolder, shareFolder} from '../fixtures/share-lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {until} from '../fixtures/until.ts';

const shared = shareLab(labWithShare);
const onLinux = process.platform === 'linux' ? test.serial : test.serial.skip;

test('the folder of a target is its own text with a _ for what is no plain character', t => {
  const targets = ['lab-01', 'lab-02:7433', '[fe80::1]:7433', 'fe80::1', '192.0.2.1', '..'];
  t.deepEqual(
    [...hostFileNames(targets).values()],
    ['lab-01', 'lab-02_7433', '_fe80__1__7433', 'fe80__1', '192.0.2.1', '_'],
  );
  for (const pair of [
    ['lab:1', 'lab_1'],
    ['Lab-01', 'lab-01'],
  ])
    t.throws(() => hostFileNames(pair), {code: 'usage', message: /would have one name here/});
});

onLinux(
  'files of several hosts come into a folder for each, and a host that fails stops no other',
  async t => {
    const lab = await shared();
    const there = shareFolder(lab, 'each');
    const here = ownFolder(t);
    for (const name of ['a', 'b']) writeFileSync(join(there, name), name);
    const [byName, byAddress] = ['lab-01', `127.0.0.1:${lab.port}`];
    const folder = `127.0.0.1_${lab.port}`;
    const words = [`${byName}:data/each/a`, `${byAddress}:data/each/?`];
    const got = await lab.reeve(['get', ...words, `${byName}:data/each/b`, here]);
    t.is(got.exitCode, 0, got.stderr);
    t.deepEqual(got.stdout.split('\n').toSorted(), [
      join(here, folder, 'a'),
      join(here, folder, 'b'),
      join(here, 'lab-01/a'),
      join(here, 'lab-01/b'),
    ]);
    t.is(readFileSync(join(here, folder, 'b'), 'utf8'), 'b');
    // Each failure is told by itself, the highest status is that of all, and no folder of a host stays empty.
    const other = ownFolder(t);
    const nobody = '127.0.0.1:1';
    const mixed = [
      'get',
      `${byName}:data/each/none`,
      `${nobody}:data/each/a`,
      `${byAddress}:data/each/a`,
      other,
    ];
    const failed = await lab.reeve(mixed);
    t.is(failed.exitCode, 255, failed.stderr);
    t.regex(failed.stderr, /^reeve: lab-01: "each\/none" is not there$/m);
    t.regex(failed.stderr, /^reeve: 127\.0\.0\.1:1: /m);
    t.is(failed.stdout, join(other, folder, 'a'));
    t.deepEqual(readdirSync(other), [folder]);
  },
);

onLinux('a folder of a host that is a link or a file is neither followed nor replaced', async t => {
  const lab = await shared();
  const there = shareFolder(lab, 'linked');
  const here = ownFolder(t);
  writeFileSync(join(there, 'a'), 'a');
  mkdirSync(join(here, 'away'));
  symlinkSync('away', join(here, 'lab-01'));
  const second = `localhost:${lab.port}:data/linked/a`;
  const ran = await lab.reeve(['get', 'lab-01:data/linked/a', second, here]);
  t.is(ran.exitCode, 1, ran.stderr);
  t.regex(ran.stderr, /^reeve: lab-01: .*lab-01" is there already, and is no folder$/m);
  t.deepEqual(readdirSync(join(here, 'away')), []);
  t.true(existsSync(join(here, `localhost_${lab.port}`, 'a')));
  const cases: [number, RegExp, string][] = [
    [1, /is no folder that is there/, join(there, 'a')],
    [1, /it is not there/, join(here, 'none')],
    [253, /bytes of one file/, '-'],
  ];
  for (const [status, message, to] of cases) {
    const refused = await lab.reeve(['get', 'lab-01:data/linked/a', second, to]);
    t.is(refused.exitCode, status, refused.stderr);
    t.regex(refused.stderr, message);
  }
});

onLinux('a node set stands for its hosts, to get from and to put on', async t => {
  const lab = await shared();
  const there = shareFolder(lab, 'set');
  const here = ownFolder(t);
  const set = `lab-01,127.0.0.1:${lab.port}`;
  writeFileSync(join(here, 'a'), 'a');
  const put = await lab.reeve(['put', join(here, 'a'), `${set}:data/set/`]);
  t.is(put.exitCode, 0, put.stderr);
  t.regex(put.stderr, /^reeve: set\/a: SHA-256 ca978112ca1b\w+ on all 2 hosts that took it$/);
  t.is(readFileSync(join(there, 'a'), 'utf8'), 'a');
  const got = await lab.reeve(['get', `${set}:data/set/a`, here]);
  t.is(got.exitCode, 0, got.stderr);
  for (const folder of ['lab-01', `127.0.0.1_${lab.port}`])
    t.is(readFileSync(join(here, folder, 'a'), 'utf8'), 'a');
  const failed = await lab.reeve(['put', join(here, 'a'), 'lab-01,127.0.0.1:1:data/set/']);
  t.is(failed.exitCode, 255, failed.stderr);
  t.regex(failed.stderr, /^reeve: 127\.0\.0\.1:1: /m);
  t.regex(failed.stderr, /on one host$/m);
  t.is((await lab.reeve(['put', '-', `${set}:data/set/a`])).exitCode, 253);
});

onLinux('a file that changes after the first host took it is put on no further host', async t => {
  const lab = await shared();
  const there = shareFolder(lab, 'changed');
  const here = ownFolder(t);
  writeFileSync(join(here, 'a'), 'first');
  const relay = await openHeldRelay(t, lab.port);
  const late = `127.0.0.1:${relay.port}`;
  const put = commandLine(lab, ['put', join(here, 'a'), `lab-01,${late}:data/changed/`]);
  await until(() => existsSync(join(there, 'a')), 'the first host to have it');
  writeFileSync(join(here, 'a'), 'other');
  relay.open();
  const {status, stderr} = await put.ended;
  t.is(status, 1, stderr);
  t.regex(stderr, /^reeve: 127\.0\.0\.1:\d+: ".*\/a" changed while it was put on several hosts$/m);
  t.regex(stderr, /^reeve: changed\/a: SHA-256 a7937b64b8ca\w+ on one host$/m);
  t.is(readFileSync(join(there, 'a'), 'utf8'), 'first');
});
