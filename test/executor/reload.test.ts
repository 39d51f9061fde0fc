import {chmodSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {kill} from 'node:process';
import test from 'ava';
import {execa} from 'execa';
import type {Lab} from '../fixtures/lab.ts';
import {reeveArgs, reeveFile, startLab} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {skip} from '../fixtures/skip.ts';
import {until} from '../fixtures/until.ts';

const reloads = (lab: Lab) => lab.entries().flatMap(entry => (entry.event === 'reload' ? [entry] : []));
const reload = (lab: Lab, count: number) => until(() => reloads(lab)[count - 1], `reload ${count}`);
const sayings = (lab: Lab) => lab.serverLog.split('not reloaded, the old stays in force').length;
const configOf = (lab: Lab) => ['--config', join(lab.folder, 'server.yaml')];

const access = 'access:\n  - { who: [group:ops], run: ["*"] }\n';
/** As root commands run as root only where that is said. */
const defaults = process.getuid?.() === 0 ? 'defaults: { user: root }\n' : '';
const withCommand = (name: string) => `commands:\n  ${name}: { argv: [printf, ${name}] }\n${access}`;

const broken = `commands:
  one: { argv: [printf, "{missing}"], tiemout: 3s }
  two:
    argv: printf two
    params: { n: { type: int } }
access:
  - { who: [group:ops], run: ["*"] }
  - { who: [ops], run: [one] }
`;

// One server for all: each case leaves it the configuration that it found.
const sharedLab = shareLab({server: 'limits: { jobs: 5 }'});

/** Gives a file its text again, and has the server take it over. */
async function restore(lab: Lab, file: string, text: string): Promise<void> {
  const count = reloads(lab).length;
  writeFileSync(file, text);
  kill(lab.pid, 'SIGHUP');
  await reload(lab, count + 1);
}

test.serial('reeve reload and SIGHUP take over a new catalogue, and the old one is gone', async t => {
  const lab = await sharedLab();
  const file = join(lab.folder, 'catalogue.yaml');
  const whole = readFileSync(file, 'utf8');
  const count = reloads(lab).length;
  await lab.writeCatalogue(withCommand('first'));
  const asked = await lab.reeve(['reload', ...configOf(lab)]);
  t.is(asked.exitCode, 0);
  t.regex(asked.stderr, /^reeve: reloaded: \d+ commands?(; \d+ warnings?, which reeve check lists)?$/);
  t.like(await reload(lab, count + 1), {ok: true, what: 'configuration'});
  t.like(await lab.reeve(['run', 'lab-01', 'first']), {stdout: 'first', stderr: ''});
  const old = await lab.reeve(['run', 'lab-01', 'true']);
  t.is(old.exitCode, 253);
  t.regex(old.stderr, /"true"/);
  await lab.writeCatalogue(withCommand('second'));
  kill(lab.pid, 'SIGHUP');
  t.true((await reload(lab, count + 2)).ok);
  t.like(await lab.reeve(['run', 'lab-01', 'second']), {stdout: 'second', stderr: ''});
  await restore(lab, file, whole);
});

test.serial(
  'a broken catalogue: every error with file, line and column, status 253, and the old one goes on serving',
  async t => {
    const lab = await sharedLab();
    const file = join(lab.folder, 'catalogue.yaml');
    const whole = readFileSync(file, 'utf8');
    const count = reloads(lab).length;
    const said = sayings(lab);
    await lab.writeCatalogue(broken);
    const shift = readFileSync(file, 'utf8').split('\n').length - broken.split('\n').length;
    const check = await lab.reeve(['check', ...configOf(lab)]);
    t.is(check.exitCode, 253);
    const errors = check.stdout.split('\n').filter(line => line.startsWith('error: '));
    t.true(errors.length >= 4, check.stdout);
    for (const line of errors) t.true(line.startsWith(`error: ${file}:`) && /:\d+:\d+: \S/.test(line), line);
    const places = errors.map(line => Number(/:(\d+):\d+: /.exec(line)?.[1]) - shift);
    t.deepEqual(
      [...new Set(places)].toSorted((a, b) => a - b),
      [2, 4, 5, 8],
      check.stdout,
    );

    const asked = await lab.reeve(['reload', ...configOf(lab)]);
    t.is(asked.exitCode, 253);
    t.true(asked.stderr.includes('nothing was reloaded') && asked.stderr.includes(`${file}:`));
    // The server was asked none the less, so that its log and its status say so.
    const entry = await reload(lab, count + 1);
    t.false(entry.ok);
    for (const line of errors) t.true(entry.message?.includes(line.slice('error: '.length)), line);
    await until(() => sayings(lab) > said, 'the log');
    t.like(await lab.reeve(['run', 'lab-01', 'echo', 'still']), {stdout: 'still', stderr: ''});
    await restore(lab, file, whole);
  },
);

test.serial(
  'a catalogue that is empty, half written, missing or replaced by a folder leaves the old one serving',
  async t => {
    const lab = await sharedLab();
    const file = join(lab.folder, 'catalogue.yaml');
    const whole = readFileSync(file, 'utf8');
    const cases: [string, () => void][] = [
      ['empty', () => writeFileSync(file, '')],
      ['half written', () => writeFileSync(file, whole.slice(0, whole.indexOf('params:') + 9))],
      ['not UTF-8', () => writeFileSync(file, Buffer.from([0x63, 0xff, 0xfe, 0x00]))],
      ['JSON of the wrong shape', () => writeFileSync(file, '[]')],
      ['nothing allowed any more', () => writeFileSync(file, 'commands: {}\naccess: 5\n')],
    ];
    const host = await lab.connect();
    let count = reloads(lab).length;
    for (const [what, put] of cases) {
      put();
      kill(lab.pid, 'SIGHUP');
      t.false((await reload(lab, ++count)).ok, what);
      t.is((await host.run('echo', {words: ['still']})).stdout, 'still', what);
    }
    writeFileSync(file, whole);
    kill(lab.pid, 'SIGHUP');
    t.true((await reload(lab, ++count)).ok);
  },
);

test.serial(
  'as root, a catalogue or configuration that others may write is refused, also while running',
  async t => {
    if (process.getuid?.() !== 0) {
      return skip(t, 'only a server that is root refuses them');
    }
    const lab = await sharedLab();
    const host = await lab.connect();
    for (const name of ['catalogue.yaml', 'server.yaml']) {
      const file = join(lab.folder, name);
      const count = reloads(lab).length;
      chmodSync(file, 0o666);
      kill(lab.pid, 'SIGHUP');
      const entry = await reload(lab, count + 1);
      t.false(entry.ok);
      t.is(entry.message, `others may write ${file}; run: chmod go-w ${file}`);
      t.is((await lab.reeve(['check', ...configOf(lab)])).exitCode, 253);
      t.is((await host.run('echo', {words: ['still']})).stdout, 'still');
      chmodSync(file, 0o600);
    }
  },
);

test.serial('settings that need a restart are refused while it runs, limits are taken over', async t => {
  const lab = await sharedLab();
  const file = join(lab.folder, 'server.yaml');
  const text = readFileSync(file, 'utf8');
  const count = reloads(lab).length;
  writeFileSync(file, text.replace('data: data', 'data: elsewhere'));
  kill(lab.pid, 'SIGHUP');
  t.regex(
    (await reload(lab, count + 1)).message ?? '',
    /data cannot change while the server runs; restart it/,
  );
  writeFileSync(file, text.replace('jobs: 5', 'jobs: 7'));
  kill(lab.pid, 'SIGHUP');
  t.true((await reload(lab, count + 2)).ok);
  t.is((await (await lab.connect()).status()).jobs.most, 7);
  await restore(lab, file, text);
});

test.serial(
  'reeve check says what holds, warns of what is missing, and finds every bad file at once',
  async t => {
    const lab = await sharedLab();
    const yaml = readFileSync(join(lab.folder, 'server.yaml'), 'utf8');
    const write = (name: string, text: string) => writeFileSync(join(lab.folder, name), text, {mode: 0o600});
    const programs = '{ there: { argv: ["true"] }, gone: { argv: [/nowhere/program] } }';
    write('programs.yaml', `${defaults}commands: ${programs}\n${access}`);
    write('good.yaml', yaml.replace('catalogue: catalogue.yaml', 'catalogue: programs.yaml'));
    const config = ['--config', join(lab.folder, 'good.yaml')];
    const good = await lab.reeve(['check', ...config]);
    t.is(good.exitCode, 0, good.stdout);
    t.regex(good.stdout, /^ok: 2 commands, 1 access rules$/m);
    t.regex(good.stdout, /^ok: certificate of lab-01, valid until 20/m);
    t.regex(good.stdout, /^warning: .*\/nowhere\/program/m);
    const report = JSON.parse((await lab.reeve(['check', '--json', ...config])).stdout);
    t.deepEqual(report.errors, []);
    mkdirSync(join(lab.folder, 'bad'), {mode: 0o700});
    write(
      'bad.yaml',
      yaml
        .replace('catalogue: catalogue.yaml', 'catalogue: nowhere.yaml')
        .replace('cert: host.pem', 'cert: alice.pem'),
    );
    const bad = await lab.reeve(['check', '--config', join(lab.folder, 'bad.yaml')]);
    t.is(bad.exitCode, 253);
    t.is(bad.stdout.split('\n').filter(line => line.startsWith('error: ')).length, 2, bad.stdout);
  },
);

test.serial('a second server on the same data folder is refused, and the first does not notice', async t => {
  const lab = await sharedLab();
  const {exitCode, stderr} = await execa(reeveFile, [...reeveArgs, 'serve', ...configOf(lab)], {
    reject: false,
    timeout: 20_000,
  });
  t.is(exitCode, 253);
  t.regex(stderr, new RegExp(`data is in use by another reeve server, process ${lab.pid}; stop it first`));
  t.like(await lab.reeve(['run', 'lab-01', 'echo', 'still']), {stdout: 'still', stderr: ''});
  t.is(lab.entries().filter(entry => entry.event === 'server-start').length, 1);
  await lab.end('SIGTERM');
  const nobody = await lab.reeve(['reload', ...configOf(lab)]);
  t.is(nobody.exitCode, 253);
  t.regex(nobody.stderr, /no server runs with the data folder/);
});

test('a broken catalogue shows in status until it is mended, and reload says what came of it', async t => {
  const lab = await startLab(t);
  const config = join(lab.folder, 'server.yaml');
  const good = readFileSync(join(lab.folder, 'catalogue.yaml'), 'utf8');
  writeFileSync(join(lab.folder, 'catalogue.yaml'), `${good}nonsense: 1\n`);
  const refused = await lab.reeve(['reload', '--config', config]);
  t.is(refused.exitCode, 253);
  t.regex(refused.stderr, /nothing was reloaded:\n.*catalogue\.yaml:\d+:\d+: .*nonsense/);
  // It was asked, too, and has answered: no waiting here.
  const broken = await lab.reeve(['status', 'lab-01']);
  t.regex(
    broken.stdout,
    /warning: the configuration on disk is not in force, .*catalogue\.yaml:\d+:\d+: .*nonsense/,
  );
  t.is((await lab.reeve(['run', 'lab-01', 'echo', 'still'])).stdout, 'still');
  writeFileSync(join(lab.folder, 'catalogue.yaml'), good);
  t.regex((await lab.reeve(['reload', '--config', config])).stderr, /^reeve: reloaded: 4 commands/);
  t.notRegex((await lab.reeve(['status', 'lab-01'])).stdout, /not in force/);
});

test('reload says what a server refuses that the check of the files does not', async t => {
  const lab = await startLab(t);
  const config = join(lab.folder, 'server.yaml');
  const yaml = readFileSync(config, 'utf8');
  writeFileSync(config, yaml.replace('level: debug', 'level: info'));
  const refused = await lab.reeve(['reload', '--config', config]);
  t.is(refused.exitCode, 253);
  t.regex(
    refused.stderr,
    /nothing was reloaded, the old stays in force: .*logs cannot change while the server runs/,
  );
});
