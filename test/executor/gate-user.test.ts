import {copyFile, mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {temporaryFolder} from '../fixtures/ca-folder.ts';
import {makeAuthority} from '../fixtures/certificates.ts';
import {reeveWords} from '../fixtures/lab.ts';
import type {Ran} from '../fixtures/program.ts';
import {runProgram} from '../fixtures/program.ts';

const asRoot = process.getuid?.() === 0 && process.platform === 'linux' ? test : test.skip;
const ca = makeAuthority();

interface Case {
  /** Lines of passwd(5) and group(5) on top of those of this machine. */
  readonly passwd?: string;
  readonly group?: string;
  /** `gate.user`. */
  readonly gate?: string;
  /** Whom the one command runs as. */
  readonly user?: string;
}

/** `reeve check` on a machine that has more users, which only it sees. */
async function check(
  t: ExecutionContext,
  {passwd = '', group = '', gate, user = 'root'}: Case,
): Promise<Ran> {
  const folder = await temporaryFolder(t);
  const write = (name: string, text: string, mode = 0o600) => writeFile(join(folder, name), text, {mode});
  const host = ca.host('lab-01');
  await mkdir(join(folder, 'etc'), {mode: 0o755});
  await write('etc/passwd', passwd + (await readFile('/etc/passwd', 'utf8')), 0o644);
  await write('etc/group', group + (await readFile('/etc/group', 'utf8')), 0o644);
  for (const name of ['nsswitch.conf', 'ld.so.cache'])
    await copyFile(join('/etc', name), join(folder, 'etc', name)).catch(() => {});
  await write('ca.pem', ca.certPem);
  await write('host.pem', host.certPem);
  await write('key.pem', host.keyPem);
  await write('log.key', host.logKeyPem);
  await write('catalogue.yaml', `commands: { "true": { argv: ["true"], user: ${user} } }\n`);
  const tls = 'tls: { cert: host.pem, key: key.pem, ca: ca.pem }';
  const more = gate === undefined ? '' : `gate: { user: ${gate} }\n`;
  await write(
    'server.yaml',
    `host: lab-01\nlisten: 127.0.0.1:0\n${tls}\ncatalogue: catalogue.yaml\ndata: data\n${more}`,
  );
  // The folder and not its files: a file that is replaced out there, as useradd does it, is no mount point any more.
  const script = 'mount --bind "$1" /etc && shift && exec "$@"';
  const words = [...reeveWords, 'check', '--config', join(folder, 'server.yaml')];
  return runProgram('unshare', ['--mount', 'sh', '-c', script, 'sh', join(folder, 'etc'), ...words]);
}

const line = (name: string, uid: number, gid = uid) => `${name}:x:${uid}:${gid}::/nonexistent:/bin/false\n`;

const refused: Record<string, [Case, RegExp]> = {
  "the gate's own user": [
    {passwd: line('rt-gate', 4711), gate: 'rt-gate', user: 'rt-gate'},
    /user: found "rt-gate", whose number, 4711, is that of the gate/,
  ],
  'nobody beside a gate that is nobody': [
    {gate: 'nobody', user: 'nobody'},
    /user: found "nobody", whose number, \d+, is that of the gate/,
  ],
  "another name of the gate's user": [
    {passwd: line('rt-gate', 4711) + line('rt-twin', 4711, 4712), gate: 'rt-gate', user: 'rt-twin'},
    /user: found "rt-twin", whose number, 4711, is that of the gate/,
  ],
  "a user of the gate's group": [
    {passwd: line('rt-gate', 4711) + line('rt-other', 4712, 4711), gate: 'rt-gate', user: 'rt-other'},
    /user: found "rt-other", who is of group 4711, the gate's/,
  ],
  "a member of the gate's group": [
    {
      passwd: line('rt-gate', 4711) + line('rt-other', 4712),
      group: 'rt-gates:x:4711:rt-other\n',
      gate: 'rt-gate',
      user: 'rt-other',
    },
    /user: found "rt-other", who is of group 4711, the gate's/,
  ],
  'the user of the usual gate': [
    {passwd: line('reeve-gate', 4711), user: 'reeve-gate'},
    /user: found "reeve-gate", whose number, 4711, is that of the gate/,
  ],
  'a gate that is root by another name': [
    {passwd: line('rt-root', 0, 4711), gate: 'rt-root'},
    /gate\.user: "rt-root" is root; make a user reeve-gate, or name an unprivileged user/,
  ],
  "a gate of root's group": [
    {passwd: line('rt-gate', 4711, 0), gate: 'rt-gate'},
    /gate\.user: the group of "rt-gate" is root's/,
  ],
  'a gate that is nobody on this system': [
    {gate: 'rt-ghost'},
    /gate\.user: there is no user "rt-ghost" on this system/,
  ],
  'a user whose number the gate would take': [
    {passwd: line('rt-taken', 65_527, 4711)},
    /the number 65527, .* belongs to "rt-taken"; make a user reeve-gate/,
  ],
  'a user whose group the gate would take': [
    {passwd: line('rt-taken', 4711, 65_527)},
    /the number 65527, .* belongs to "rt-taken"/,
  ],
  'a group whose number the gate would take': [
    {group: 'rt-taken:x:65527:\n'},
    /the number 65527, .* belongs to "rt-taken"/,
  ],
};

for (const [what, [given, message]] of Object.entries(refused))
  asRoot(`refused as root: ${what}`, async t => {
    const {exitCode, stdout, stderr} = await check(t, given);
    t.is(exitCode, 253, stdout + stderr);
    t.regex(stdout + stderr, message);
  });

const taken: Record<string, Case> = {
  'commands of nobody beside the usual gate, which has no user': {user: 'nobody'},
  'commands of nobody beside the user reeve-gate': {passwd: line('reeve-gate', 4711), user: 'nobody'},
  'a gate that is nobody where no command is': {gate: 'nobody'},
};

for (const [what, given] of Object.entries(taken))
  asRoot(`taken as root: ${what}`, async t => {
    const {exitCode, stdout, stderr} = await check(t, given);
    t.is(exitCode, 0, stdout + stderr);
  });
