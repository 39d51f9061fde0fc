// The Debian package: built, looked at, and lived with in a root of its own. `npm run package:test` runs this.
import {chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {cp} from 'node:fs/promises';
import {dirname, join, resolve} from 'node:path';
import {text} from 'node:stream/consumers';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {makeDeb} from '../../scripts/package/make-packages.ts';
import type {Arch} from '../../scripts/package/node-of.ts';
import type {Parts} from '../../scripts/package/package-tree.ts';
import {messageOf} from '../../src/base/errors.ts';
import {temporaryFolder} from '../fixtures/ca-folder.ts';
import {makeAuthority} from '../fixtures/certificates.ts';
import {reeveFile} from '../fixtures/lab.ts';
import {endOf, runProgram} from '../fixtures/program.ts';
import {shell} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';
import type {PrivateRoot} from './private-root.ts';
import {openPrivateRoot} from './private-root.ts';
import {serviceOf, startWords, supervisor, systemctl} from './unit.ts';
import {isInstalled, without} from './without.ts';

/** The most that `systemd-analyze security` may say: commands are to have rights, and so the unit takes few. */
const mostExposed = 8.6;
const manual = '.TH "REEVE" "1"\n.SH "NAME"\nreeve \\- runs approved commands\n';

const partsFor = (version: string, build: string): Parts => ({
  root: resolve('.'),
  version,
  build,
  time: 1_796_000_000,
  arch: process.arch as Arch,
  manuals: new Map([['reeve.1', manual]]),
  sbom: '{}\n',
});

/** The folder of an executable, with another program in its place: what packages are made of does not matter here. */
async function smallExecutable(t: ExecutionContext): Promise<string> {
  const folder = await temporaryFolder(t);
  await cp(dirname(reeveFile), folder, {recursive: true, filter: path => !path.endsWith('/reeve')});
  copyFileSync('/usr/bin/true', join(folder, 'reeve'));
  return folder;
}

test('two builds of a package have the same bytes, whatever the umask, and lintian finds nothing that is not listed', async t => {
  const executable = await smallExecutable(t);
  const parts = partsFor('0.1.0', '0123456789abcdef');
  const made: string[] = [];
  for (const umask of [0o022, 0o077]) {
    const before = process.umask(umask);
    try {
      made.push(await makeDeb(parts, {outdir: await temporaryFolder(t), executable, level: 1}));
    } finally {
      process.umask(before);
    }
  }
  const [first = '', second = ''] = made;
  t.true(readFileSync(first).equals(readFileSync(second)));
  if (!isInstalled('lintian')) return without(t, 'no lintian here');
  const found = await runProgram('lintian', ['--allow-root', '--fail-on', 'error,warning', first]);
  t.is(found.exitCode, 0, found.stdout);
});

test('systemd finds no mistake in the unit, and it is exposed no more than is said', async t => {
  if (!isInstalled('systemd-analyze')) return without(t, 'no systemd-analyze here');
  const ran = await runProgram('systemd-analyze', [
    'security',
    '--offline=true',
    `--threshold=${mostExposed * 10}`,
    '--no-pager',
    'scripts/package/debian/reeve.service',
  ]);
  t.is(ran.exitCode, 0, ran.stdout + ran.stderr);
  t.regex(ran.stdout, /Overall exposure level for reeve\.service: \d/);
  t.false(/Unknown|Failed to parse/.test(ran.stderr), ran.stderr);
});

/** Writes what an administrator brings: certificates, a catalogue, and a server.yaml of this host. */
async function configure(root: PrivateRoot): Promise<void> {
  const authority = makeAuthority();
  const host = authority.host('lab-01', {dns: ['lab-01', 'localhost'], ip: ['127.0.0.1']});
  const alice = authority.user('alice', {groups: ['ops']});
  const put = (name: string, words: string, mode = 0o600) => {
    writeFileSync(root.path(join('/etc/reeve', name)), words);
    chmodSync(root.path(join('/etc/reeve', name)), mode);
  };
  put('cert.pem', host.certPem);
  put('key.pem', host.keyPem);
  put('log.key', host.logKeyPem);
  put('ca.pem', authority.certPem);
  put('crl.pem', authority.crl([], {number: 1n}));
  put(
    'catalogue/lab.yaml',
    `commands:${shell('sh')}\naccess:\n  - { who: [group:ops], run: ["*"], audit: true }\n`,
    0o644,
  );
  mkdirSync(root.path('/root/.config/reeve'), {recursive: true});
  for (const [name, words] of [
    ['cert.pem', alice.certPem],
    ['key.pem', alice.keyPem],
    ['ca.pem', authority.certPem],
  ] as const)
    writeFileSync(root.path(join('/root/.config/reeve', name)), words, {mode: 0o600});
}

/** Starts the unit, and waits until its server listens; `client.yaml` then knows where. */
async function startUnit(root: PrivateRoot): Promise<void> {
  const settings = readFileSync(root.path('/etc/reeve/server.yaml'), 'utf8');
  writeFileSync(root.path('/etc/reeve/server.yaml'), settings.replace('"[::]:7433"', '127.0.0.1:0'));
  const service = serviceOf(root.path('/usr/lib/systemd/system/reeve.service'));
  // StateDirectory=
  mkdirSync(root.path('/var/lib/reeve'), {recursive: true, mode: 0o750});
  const before = service.get('ExecStartPre')?.replace(/^[-+]+/, '') ?? 'true';
  const unit = root.spawn(['sh', '-c', supervisor, 'sh', before, ...startWords(service)]);
  let said = '';
  for (const stream of [unit.stdout, unit.stderr])
    stream?.on('data', chunk => {
      said = (said + chunk).slice(-4096);
    });
  await until(() => isReached(root), 'a server that answers').catch((error: unknown) => {
    throw new Error(`${messageOf(error)}: ${messageOf((error as Error).cause)}: ${said}`, {cause: error});
  });
}

/** True if the server of now answers; it has another port after each start. */
async function isReached(root: PrivateRoot): Promise<boolean> {
  const log = readFileSync(root.path('/var/lib/reeve/logs/server.log'), 'utf8');
  const port = [...log.matchAll(/"addresses":\["127\.0\.0\.1:(\d+)"/g)].at(-1)?.[1];
  const identity = 'identity: { cert: cert.pem, key: key.pem, ca: ca.pem }';
  writeFileSync(
    root.path('/root/.config/reeve/client.yaml'),
    `${identity}\nhosts: { lab-01: { address: "127.0.0.1:${port}" } }\n`,
  );
  const {exitCode, stderr} = await root.run(['reeve', 'ping', 'lab-01']);
  if (exitCode !== 0) throw new Error(stderr);
  return true;
}

const folders = (root: PrivateRoot) =>
  readdirSync(root.path('/usr/lib/reeve')).filter(name => name.includes('-'));

test('a package is installed, set up, used, upgraded under a job, put back, removed and purged', async t => {
  t.timeout(600_000);
  const outdir = await temporaryFolder(t);
  const options = {outdir, executable: dirname(reeveFile), level: 1};
  const now = await makeDeb(partsFor('0.1.0', '0123456789abcdef'), options);
  const next = await makeDeb(partsFor('0.1.1', 'fedcba9876543210'), options);
  const root = await openPrivateRoot(t);
  if (!root || !isInstalled('dpkg')) return without(t, 'no root, no overlayfs or no dpkg here');
  mkdirSync(root.path('/run/systemd/system'), {recursive: true});
  writeFileSync(root.path('/usr/local/sbin/systemctl'), systemctl, {mode: 0o755});
  const dpkg = async (...words: string[]) => {
    const ran = await root.run(['dpkg', ...words], {DEBIAN_FRONTEND: 'noninteractive'});
    t.is(ran.exitCode, 0, ran.stdout + ran.stderr);
    return ran.stdout;
  };
  const reeve = (...words: string[]) => root.run(['reeve', ...words]);
  const check = () => reeve('check', '--config', '/etc/reeve/server.yaml');

  await dpkg('-i', now);
  t.is((await reeve('--version')).stdout, '0.1.0');
  t.is((await root.run(['id', '-gn', 'reeve-gate'])).stdout, 'reeve-gate');
  for (const [shell, file] of [
    ['bash', 'bash-completion/completions/reeve'],
    ['zsh', 'zsh/vendor-completions/_reeve'],
    ['fish', 'fish/vendor_completions.d/reeve.fish'],
  ] as const)
    t.is(
      readFileSync(root.path(join('/usr/share', file)), 'utf8').trimEnd(),
      (await reeve('completion', shell)).stdout,
    );
  const bare = await check();
  t.is(bare.exitCode, 253);
  t.regex(bare.stdout, /cert\.pem/);

  await configure(root);
  const checked = await check();
  t.is(checked.exitCode, 0, checked.stdout + checked.stderr);
  await startUnit(root);
  t.like(await reeve('run', 'lab-01', 'sh', 'id -un'), {exitCode: 0, stdout: 'nobody'});

  const job = root.spawn([
    'reeve',
    'run',
    'lab-01',
    'sh',
    'echo begun; while [ ! -e /run/flag ]; do sleep 0.1; done; echo done',
  ]);
  const output = text(job.stdout as NodeJS.ReadableStream);
  await until(async () => /"running": 1/.test((await reeve('status', '--json', 'lab-01')).stdout), 'the job');
  // An upgrade that was cut short between the files and the configuration is done again.
  await dpkg('--unpack', next);
  const upgraded = await dpkg('-i', next);
  t.regex(upgraded, /reeve: restart waits for 1 job; new work is refused/);
  t.deepEqual(folders(root).toSorted(), ['0.1.0-0123456789abcdef', '0.1.1-fedcba9876543210']);
  const refused = await reeve('run', 'lab-01', 'sh', 'echo never');
  t.is(refused.exitCode, 254);
  t.regex(refused.stderr, /is being drained and takes no new work; it ends after 1 job/);
  // The old server still starts its own processes.
  await root.run(['pkill', '-KILL', '-f', '^reeve gate']);
  await until(async () => (await reeve('ping', 'lab-01')).exitCode === 0, 'another gate of the old server');
  const pid = () => readFileSync(root.path('/var/lib/reeve/pid'), 'utf8').trim();
  const old = pid();
  writeFileSync(root.path('/run/flag'), '');
  t.is(await endOf(job), 0);
  t.is(await output, 'begun\ndone\n');
  await until(() => pid() !== old && isReached(root), 'the new server');
  const program = (await root.run(['readlink', `/proc/${pid()}/exe`])).stdout;
  t.is(program, '/usr/lib/reeve/0.1.1-fedcba9876543210/reeve');
  t.is((await reeve('run', 'lab-01', 'sh', 'true')).exitCode, 0);

  const back = await dpkg('-i', now);
  t.regex(back, /reeve: this goes back from 0\.1\.1 to 0\.1\.0/);
  t.regex(back, /reeve: the server is started anew/);
  await until(() => isReached(root), 'the server of before');
  // No process runs out of the others any more.
  t.deepEqual(folders(root), ['0.1.0-0123456789abcdef']);
  const verified = await root.run(['reeve', 'audit', 'verify', '--config', '/etc/reeve/server.yaml']);
  t.is(verified.exitCode, 0, verified.stdout + verified.stderr);

  await dpkg('-r', 'reeve');
  t.not((await root.run(['pgrep', '-f', 'reeve executor'])).exitCode, 0);
  t.true(readFileSync(root.path('/etc/reeve/server.yaml'), 'utf8').includes('127.0.0.1:0'));
  const purged = await dpkg('--purge', 'reeve');
  t.regex(purged, /reeve: \/var\/lib\/reeve is kept/);
  t.true(readdirSync(root.path('/var/lib/reeve')).includes('audit'));
  t.true(readdirSync(root.path('/etc/reeve')).includes('log.key'));
  t.false(readdirSync(root.path('/etc/reeve')).includes('server.yaml'));

  await dpkg('-i', next);
  await startUnit(root);
  t.is((await reeve('run', 'lab-01', 'sh', 'true')).exitCode, 0);
  t.is((await reeve('audit', 'verify', 'lab-01')).exitCode, 0);
  await root.run(['ln', '-sf', '/usr/bin/true', '/usr/bin/reeve']);
  await root.run(['pkill', '-KILL', '-f', '^reeve executor']);
  t.is((await root.run(['/usr/lib/reeve/tidy'])).exitCode, 0);
  t.deepEqual(
    folders(root),
    ['0.1.1-fedcba9876543210'],
    'a build is not removed for a link that is not its own',
  );
  await dpkg('-r', 'reeve');
});
