import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {homedir, tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {loadServerConfig} from '../../src/config/server-config.ts';

const server = `host: lab-01
listen: 127.0.0.1:7433
tls: { cert: cert.pem, key: key.pem, ca: ca.pem }
catalogue: catalogue.yaml
data: data
ship:
`;

async function fileOf(t: ExecutionContext, ship: string): Promise<{folder: string; file: string}> {
  const folder = await mkdtemp(join(tmpdir(), 'reeve-config-'));
  t.teardown(() => rm(folder, {recursive: true, force: true}));
  const file = join(folder, 'server.yaml');
  await writeFile(file, server + ship);
  return {folder, file};
}

test('destinations have names that stay, and their files are found beside server.yaml', async t => {
  const {folder, file} = await fileOf(
    t,
    `  - { syslog: logs.example.org, ca: syslog-ca.pem, cert: c.pem, key: ~/k.pem }
  - { syslog: "[2001:db8::1]:10514" }
  - { name: copy, file: copies/account.jsonl }
  - { file: /var/log/reeve/account.jsonl }
  - { command: [/usr/local/bin/forward, --json] }
`,
  );
  const {ship} = await loadServerConfig(file);
  t.deepEqual(ship, [
    {
      kind: 'syslog',
      name: 'syslog-logs.example.org-6514',
      address: {host: 'logs.example.org', port: 6514},
      ca: join(folder, 'syslog-ca.pem'),
      client: {cert: join(folder, 'c.pem'), key: join(homedir(), 'k.pem')},
    },
    {
      kind: 'syslog',
      name: 'syslog-2001-db8-1-10514',
      address: {host: '2001:db8::1', port: 10_514},
      ca: undefined,
      client: undefined,
    },
    {kind: 'file', name: 'copy', path: join(folder, 'copies/account.jsonl')},
    {kind: 'file', name: 'file-account.jsonl-7a9dd16f', path: '/var/log/reeve/account.jsonl'},
    {kind: 'command', name: 'command-forward-cfd128ff', argv: ['/usr/local/bin/forward', '--json']},
  ]);
});

test('what is wrong with destinations is told all at once, with its place', async t => {
  const {file} = await fileOf(
    t,
    `  - { file: a, command: [/b] }
  - { name: c }
  - { syslog: "a b" }
  - { syslog: a, cert: c.pem }
  - { file: a, ca: c.pem }
  - { command: [forward] }
  - { file: a }
  - { name: b, file: a }
`,
  );
  const error = await t.throwsAsync(loadServerConfig(file), {code: 'config-invalid'});
  t.deepEqual(
    (error?.message ?? '')
      .replaceAll(file, 'F')
      .replaceAll(/file-a-[0-9a-f]{8}/g, 'NAME')
      .split('\n'),
    [
      'F:7:5: ship[0]: found file and command, expected one of syslog, file and command',
      'F:8:5: ship[1]: found none of them, expected one of syslog, file and command',
      'F:9:15: ship[2].syslog: found "a b", expected an address such as logs.example.org:6514',
      'F:10:5: ship[3]: cert and key belong together',
      'F:11:20: ship[4].ca: only syslog has it',
      'F:12:16: ship[5].command: found "forward", expected the absolute path of a program first',
      'F:13:5: ship[6]: a second one with the name "NAME"; give it another with "name"',
      'F:14:22: ship[7].file: a second one with this file',
    ],
  );
  const other = await fileOf(t, '  - { name: ../x, file: "", command: [] }\n  - { fil: a }\n');
  const wrong = await t.throwsAsync(loadServerConfig(other.file), {code: 'config-invalid'});
  t.deepEqual((wrong?.message ?? '').replaceAll(other.file, 'F').split('\n'), [
    'F:7:13: ship[0].name: found "../x", expected a name of letters, digits, dots, hyphens and underscores',
    'F:7:25: ship[0].file: found "", expected a path, relative to this file unless it begins with /',
    'F:7:38: ship[0].command: found an empty list, expected a list: the absolute path of a program, and its arguments',
    'F:8:7: ship[1]: unknown key "fil"; did you mean "file"?',
  ]);
});
