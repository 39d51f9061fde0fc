import {chmod, mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {loadClientConfig} from '../../../src/config/client-config.ts';
import {expandTargets} from '../../../src/config/groups/group-reader.ts';

const client = `identity: { cert: cert.pem, key: key.pem, ca: ca.pem }
hosts:
  lab-01: { address: 10.0.0.1 }
  lab-02: { address: 10.0.0.2 }
  gateway: { address: 10.0.0.254 }
groups:
  racks: lab-[01-04]
  new: '@racks!@rack:old'
`;

/** A folder with a client.yaml and other files; `of` expands a target there. */
async function labOf(t: ExecutionContext, sources: string, files: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'reeve-groups-'));
  t.teardown(() => rm(folder, {recursive: true, force: true}));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), {recursive: true});
    await writeFile(join(folder, name), text);
    await chmod(join(folder, name), 0o755);
  }
  await writeFile(join(folder, 'client.yaml'), client + sources);
  const load = () => loadClientConfig(join(folder, 'client.yaml'));
  return {folder, load, of: async (target: string) => (await expandTargets(target, await load())).join(' ')};
}

test('a target is hosts and groups of client.yaml, which may name groups of a file', async t => {
  const {of} = await labOf(t, 'groupSources:\n  rack: { file: racks }\n', {
    racks: `# racks of the lab
old: lab-01 lab-03   # by blanks
old: lab-09
r1: @old , lab-[05-06] ! lab-09

all: lab-[01-20]
`,
  });
  t.is(await of('lab-02'), 'lab-02');
  t.is(await of('@racks'), 'lab-01 lab-02 lab-03 lab-04');
  t.is(await of('@new'), 'lab-02 lab-04');
  t.is(await of('@rack:r1'), 'lab-01 lab-03 lab-05 lab-06');
  t.is(await of('@*'), 'gateway lab-01 lab-02 lab-03 lab-04');
  t.is(await of('@rack:*&lab-[19-21]'), 'lab-19 lab-20');
  t.is(await of('@@rack'), 'all old r1');
});

test('a command says groups, without a shell, from the folder of client.yaml', async t => {
  const {of} = await labOf(
    t,
    `groupSources:
  queue: { command: [./queues, 'a b', '$HOME'] }
  echoed: { command: [printf, '%s: n1\\n', x, y] }
`,
    {
      queues:
        '#!/bin/sh\nread line\necho "args$#: node[1-2]"\ncase "$2" in *HOME) echo "home: $(basename "$0")";; esac\n',
    },
  );
  t.is(await of('@queue:args2'), 'node1 node2');
  t.is(await of('@queue:home'), 'queues');
  t.is(await of('@@echoed'), 'x y');
});

test('a command that is not there, fails, or prints without end or no groups, is told', async t => {
  const {of} = await labOf(
    t,
    `groupSources:
  none: { command: [./no-such-program] }
  bad: { command: [./bad] }
  long: { command: [yes, 'a: n1'] }
  words: { command: [echo, hello there] }
  bytes: { command: [printf, 'a: \\377'] }
`,
    {bad: '#!/bin/sh\necho "no license\x1b[31m" >&2\nexit 3\n'},
  );
  const refused = (target: string, message: RegExp) => t.throwsAsync(of(target), {message}, target);
  await refused('@none:a', /^groups of none: ".*no-such-program" is not there$/);
  await refused('@bad:a', /^groups of bad: ".*bad" exited with 3: "no license\\x1b\[31m"$/);
  await refused('@long:a', /^groups of long: "yes" printed more than 1048576 bytes$/);
  await refused(
    '@words:a',
    /^groups of words: output of echo:1:1: found "hello there", expected GROUP: NODES$/,
  );
  await refused('@bytes:a', /^groups of bytes: output of printf is not UTF-8 text$/);
  // A source that no target names is not read.
  t.is(await of('lab-[01-02]'), 'lab-01 lab-02');
});

test('an inventory of Ansible in INI form is read', async t => {
  const {of} = await labOf(t, 'groupSources:\n  inv: { ansible: hosts }\n', {
    hosts: `mail.example.com ansible_host=10.0.0.9
; a comment
[web]
www[01:03].example.com:2222 http_port=80
# another
www9[9:10].example.com

[db]
db-[a:c]

[db:vars]
ntp=[not a host]
[prod:children]
web
db
[v6]
2001:db8::7
[2001:db8::8]:22
[stepped]
n[0:6:2]
`,
  });
  t.is(
    await of('@inv:web'),
    'www01.example.com www02.example.com www03.example.com www99.example.com www910.example.com',
  );
  t.is(await of('@inv:db'), 'db-a db-b db-c');
  t.is(await of('@inv:prod!@inv:web'), 'db-a db-b db-c');
  t.is(await of('@inv:ungrouped'), 'mail.example.com');
  t.is(await of('@inv:stepped'), 'n0 n2 n4 n6');
  t.is(await of('@inv:v6'), '2001:db8::7 2001:db8::8');
  t.is((await of('@inv:*')).split(' ').length, 1 + 5 + 3 + 2 + 4);
});

test('an inventory of Ansible in YAML form is read', async t => {
  const {of} = await labOf(t, 'groupSources:\n  inv: { ansible: hosts.yml }\n', {
    'hosts.yml': `all:
  hosts:
    mail.example.com:
  vars: { secret: !vault "x" }
  children:
    web:
      hosts:
        www[01:02]: { port: 80 }
    prod:
      children:
        web:
        db: { hosts: { db-1: , db-2: } }
`,
  });
  t.is(await of('@inv:web'), 'www01 www02');
  t.is(await of('@inv:prod'), 'db-1 db-2 www01 www02');
  t.is(await of('@inv:*'), 'db-1 db-2 mail.example.com www01 www02');
});

test('mistakes in files of groups and inventories are told with file and line', async t => {
  const {of, folder} = await labOf(
    t,
    `groupSources:
  lines: { file: lines }
  ini: { ansible: ini }
  yaml: { ansible: bad.yaml }
  none: { file: nowhere }
  folder: { ansible: . }
`,
    {
      lines: 'a: n1\nno colon\n@b: n2\nc: n[3-1]\n',
      ini: '[a]\nn[1:\nn[3:1]\nn[01:100]\nn[1:999999]n[1:999]\n$x\n[b:sons]\n[c:children]\nbad/name\n',
      'bad.yaml': 'web:\n  hosts: [a, b]\n  children:\n    "two words": {}\n',
    },
  );
  const at = (name: string, line: number) => `${join(folder, name)}:${line}:1: `;
  const refused = async (target: string, ...parts: string[]) => {
    const {message} = (await t.throwsAsync(of(target), {name: 'ConfigError'}, target)) ?? {message: ''};
    for (const part of parts) t.true(message.includes(part), `${part}\n${message}`);
  };
  await refused(
    '@lines:a',
    `${at('lines', 2)}found "no colon", expected GROUP: NODES`,
    `${at('lines', 3)}found "@b: n2"`,
  );
  await refused(
    '@ini:a',
    `${at('ini', 2)}found "n[1:"`,
    `${at('ini', 3)}found "n[3:1]": 3:1 runs backwards`,
    `${at('ini', 4)}found "n[01:100]": 01 and 100 are filled up to different lengths`,
    `${at('ini', 5)}found "n[1:999999]n[1:999]": these are more than 100000 hosts`,
    `${at('ini', 6)}found "$x": expected the name of a host`,
    `${at('ini', 7)}found "sons", expected [GROUP]`,
    `${at('ini', 9)}"bad/name" is no name for a group`,
  );
  await refused(
    '@yaml:web',
    `${at('bad.yaml', 2)}expected a map of hosts`,
    `${at('bad.yaml', 4)}"two words" is no name for a group`,
  );
  await refused('@none:a', 'groups of none: ', 'ENOENT');
  await refused('@folder:a', 'groups of folder: ', 'is a folder');
});

test('the hosts of a configuration of ssh are those behind Host, without patterns, also in files that it includes', async t => {
  const {of} = await labOf(t, 'groupSources:\n  ssh: { sshConfig: ssh/config }\n', {
    'ssh/config': `Include config.d/*.conf missing
Host lab-07 lab-08
  HostName 10.0.0.7
  hostname elsewhere
host="quoted-1"
Host *.lab !lab-x web-?
Match host lab-99
# Host commented
Host *
`,
    'ssh/config.d/a.conf': 'Host included\nInclude config\n',
    'ssh/config.d/b.txt': 'Host not-included\n',
  });
  t.is(await of('@ssh:*'), 'included lab-07 lab-08 quoted-1');
  t.is(await of('@@ssh'), '');
});

test('groups with a mistake of grammar, and sources of no or two kinds, are mistakes of client.yaml', async t => {
  const wrong = await labOf(t, 'groupSources: {}\n');
  await writeFile(join(wrong.folder, 'client.yaml'), `${client}  bad: 'lab-[3-1]'\n`);
  await t.throwsAsync(wrong.load(), {
    message: /client\.yaml:9:8: groups\.bad: "lab-\[3-1\]", column 6: 3-1 runs backwards/,
  });
  for (const origin of [
    '{}',
    '{ file: a, ansible: b }',
    '{ files: a }',
    '{ command: [] }',
    '{ command: sinfo }',
  ]) {
    const {load} = await labOf(t, `groupSources:\n  rack: ${origin}\n`);
    await t.throwsAsync(load(), {message: /client\.yaml:10:\d+: groupSources\.rack/}, origin);
  }
});

test('a source that is within itself by way of client.yaml is an error', async t => {
  const {of} = await labOf(t, 'groupSources:\n  rack: { file: racks }\n', {
    racks: 'old: @old2\nold2: @old\n',
  });
  await t.throwsAsync(of('@new'), {code: 'group-loop', message: /the group @rack:old is within itself/});
  await t.throwsAsync(of('@nwe'), {code: 'group-unknown', message: /did you mean @new\?/});
  await t.throwsAsync(of('@rakc:old'), {code: 'group-source-unknown', message: /did you mean rack\?/});
});
