import {readdir, readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {openssl, runScript, temporaryFolder} from '../fixtures/ca-folder.ts';

const setup = (...args: string[]) => runScript('scripts/setup.ts', args);

/** Path to content of every file below a folder, but for the lock. */
async function contents(dir: string): Promise<Map<string, string>> {
  const files = await readdir(dir, {recursive: true, withFileTypes: true});
  const paths = files.filter(file => file.isFile()).map(file => join(file.parentPath, file.name));
  const kept = paths.filter(path => !path.includes('.lock'));
  return new Map(await Promise.all(kept.map(async path => [path, await readFile(path, 'utf8')] as const)));
}

test('setup makes what is named, and when run again keeps it and adds what is new', async t => {
  const dir = join(await temporaryFolder(t), 'certs');
  const named = [
    '--dir',
    dir,
    '--host',
    'lab-01,lab-01.example.org,10.0.0.5',
    '--user',
    'alice:ops,admins',
    '--user',
    'bob',
  ];
  const first = await setup(...named);
  t.is(first.status, 0, first.stderr);
  t.deepEqual(first.stdout.match(/^(?:made|kept) .*?(?=,| in )/gm), [
    'made  a CA',
    'made  host lab-01',
    'made  user alice',
    'made  user bob',
  ]);
  t.regex(first.stdout, /Next:/);
  const before = await contents(dir);

  const second = await setup(...named, '--host', 'lab-02');
  t.is(second.status, 0, second.stderr);
  t.deepEqual(second.stdout.match(/^(?:made|kept) +(?:the CA|\w+ [\w-]+)/gm), [
    'kept  the CA',
    'kept  host lab-01',
    'made  host lab-02',
    'kept  user alice',
    'kept  user bob',
  ]);
  const after = await contents(dir);
  for (const [path, content] of before) t.is(after.get(path), content, path);
  t.is(
    after.size,
    before.size + 5,
    'a certificate, a key, a log key, its public half, an entry in the ledger',
  );

  t.regex(
    await openssl('x509', '-in', join(dir, 'users/alice/cert.pem'), '-noout', '-subject'),
    /O = ops, O = admins, CN = alice/,
  );
  t.regex(
    await openssl('x509', '-in', join(dir, 'hosts/lab-01/cert.pem'), '-noout', '-text'),
    /DNS:lab-01, DNS:lab-01\.example\.org, IP Address:10\.0\.0\.5/,
  );
  await t.notThrowsAsync(
    openssl(
      'verify',
      '-CAfile',
      join(dir, 'ca.pem'),
      join(dir, 'hosts/lab-02/cert.pem'),
      join(dir, 'users/bob/cert.pem'),
    ),
  );
  for (const path of after.keys()) {
    if (path.endsWith('key.pem') || path.endsWith('.key')) t.is((await stat(path)).mode & 0o777, 0o600, path);
  }
});

test('two that set up the same at once both succeed, and each thing is made once', async t => {
  const dir = join(await temporaryFolder(t), 'certs');
  const ends = await Promise.all(
    [1, 2].map(() => setup('--dir', dir, '--host', 'lab-01', '--user', 'alice')),
  );
  t.deepEqual(
    ends.map(({status, stderr}) => ({status, stderr})),
    [
      {status: 0, stderr: ''},
      {status: 0, stderr: ''},
    ],
  );
  t.is((await readdir(join(dir, 'issued'))).length, 2);
});

test('setup explains itself in one screen', async t => {
  const {status, stdout} = await setup('--help');
  t.is(status, 0);
  t.true(stdout.split('\n').length <= 24);
  for (const line of stdout.split('\n')) t.true(line.length <= 110, line);
});

test('setup with nothing named and nobody to ask, or with what is no name, says so', async t => {
  const dir = join(await temporaryFolder(t), 'certs');
  const attempts: Array<[string[], RegExp]> = [
    [[], /no --host and no --user, and no terminal/],
    [['--hoost', 'x'], /--hoost/],
    [['--user', 'al ice'], /"al ice" is no name for a user/],
    [['--user', 'alice:'], /"" is no name for a group/],
    [['--host', '../x'], /"\.\.\/x" is no name for a host/],
  ];
  for (const [args, message] of attempts) {
    const {status, stderr} = await setup('--dir', dir, ...args);
    t.is(status, 253);
    t.regex(stderr, message);
  }
});
