// Files that the user names, as pipes, devices, folders and files without end: words that name the file, in time, and no stack.
import {execFileSync} from 'node:child_process';
import {mkdirSync, readFileSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {writeEvidence} from '../../src/audit/evidence/write-evidence.ts';
import {writeExport} from '../../src/audit/evidence/write-export.ts';
import {temporaryFolder} from '../audit/fixtures.ts';
import {makeCast, writeAccount} from '../audit/written-account.ts';
import {reeveArgs, reeveFile, reeveWords} from '../fixtures/lab.ts';
import {runProgram} from '../fixtures/program.ts';

const cast = makeCast();
const onPosix = process.platform === 'win32' ? test.skip : test;

/** A receipt, an export and the CA, and hostile files of each shape. */
function setUp(t: ExecutionContext) {
  const dir = temporaryFolder(t);
  const at = (name: string) => join(dir, name);
  const job = writeAccount(at('account'), cast, {lines: 30, perPart: 8})[13] ?? '';
  const hostCertificate = cast.machine.certificate;
  writeFileSync(at('ca.pem'), cast.authority.certPem);
  writeFileSync(at('proof'), [...writeEvidence(at('account'), {job}, {hostCertificate})].join(''));
  writeFileSync(
    at('export'),
    Buffer.concat([...writeExport(at('account'), {}, {hostCertificate})].map(line => Buffer.from(line))),
  );
  execFileSync('mkfifo', [at('pipe')]);
  mkdirSync(at('folder'));
  for (const name of ['proof', 'export', 'ca.pem']) {
    writeFileSync(at(`long-${name}`), readFileSync(at(name)));
    truncateSync(at(`long-${name}`), 3 * 2 ** 30);
  }
  writeFileSync(
    at('client.yaml'),
    'identity: { cert: pipe, key: pipe, ca: ca.pem }\nhosts: { lab-01: { address: "127.0.0.1:1" } }\n',
  );
  return {at, run: (...words: string[]) => runProgram(reeveFile, [...reeveArgs, ...words])};
}

onPosix('a proof and an export may come through a pipe', async t => {
  const {at} = setUp(t);
  for (const name of ['proof', 'export']) {
    const script = `cat ${at(name)} | ${reeveWords.join(' ')} audit verify --ca ${at('ca.pem')} --receipt /dev/stdin`;
    const {exitCode, stderr} = await runProgram('sh', ['-c', script]);
    t.is(exitCode, 0, stderr);
    const slow = `(head -c 1000 ${at(name)}; sleep 0.3; tail -c +1001 ${at(name)}) | ${reeveWords.join(' ')} audit verify --ca ${at('ca.pem')} --receipt /dev/stdin`;
    const late = await runProgram('sh', ['-c', slow]);
    t.is(late.exitCode, 0, late.stderr);
  }
});

onPosix(
  'what cannot be a file of its kind is refused in words that name it, and nothing waits for it',
  async t => {
    const {at, run} = setUp(t);
    const verify = (file: string, ca = at('ca.pem')) => ['audit', 'verify', '--ca', ca, '--receipt', file];
    const cases: [words: string[], name: string, says: RegExp][] = [
      [verify(at('pipe')), 'pipe', /it is a pipe that nobody writes to/],
      [verify(at('folder')), 'folder', /it is a folder/],
      [verify('/dev/zero'), '/dev/zero', /it looks like binary data/],
      [verify(at('long-proof')), 'long-proof', /at most \d+ are read|does not verify/],
      [verify(at('long-export')), 'long-export', /./],
      [verify(at('proof'), at('pipe')), 'pipe', /it is a pipe that nobody writes to/],
      [verify(at('proof'), at('folder')), 'folder', /it is a folder/],
      [verify(at('proof'), '/dev/zero'), '/dev/zero', /it goes on without end/],
      [verify(at('proof'), at('long-ca.pem')), 'long-ca.pem', /it has \d+ bytes/],
      [['--config', at('pipe'), 'ping', 'lab-01'], 'pipe', /is a pipe that nobody writes to/],
      [['--config', '/dev/zero', 'ping', 'lab-01'], '/dev/zero', /goes on without end/],
      [['--config', at('folder'), 'ping', 'lab-01'], 'folder', /./],
      [['--config', at('client.yaml'), 'ping', 'lab-01'], 'pipe', /is a pipe that nobody writes to/],
      [['check', '--config', at('pipe')], 'pipe', /pipe/],
    ];
    for (const [words, name, says] of cases) {
      const {exitCode, stdout, stderr} = await run(...words);
      const said = `${words.join(' ')}\n${stdout}\n${stderr}`;
      t.not(exitCode, 0, said);
      t.true(`${stdout}${stderr}`.includes(name), said);
      t.regex(`${stdout}${stderr}`, says, said);
      t.notRegex(stderr, /\n\s+at |file:\/\//, said);
    }
  },
);
