import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {commandLine} from '../fixtures/command-line.ts';
import {onTerminal} from '../fixtures/on-terminal.ts';
import {notLinux, skip} from '../fixtures/skip.ts';

const config = `identity: { cert: c, key: k, ca: ca }
hosts:
  lab-10: { address: 10.0.0.10 }
  lab-2: { address: "[::1]:7000" }
  gateway: { address: gw.example.com }
groups:
  racks: rack[1-2]node[1-2]
  some: 'lab-[2-3],@racks!rack2node*'
groupSources:
  rack: { command: [printf, 'r1: lab-[2,10] gateway\\n'] }
`;

async function labOf(t: ExecutionContext, text = config) {
  const folder = await mkdtemp(join(tmpdir(), 'reeve-hosts-'));
  t.teardown(() => rm(folder, {recursive: true, force: true}));
  const file = join(folder, 'client.yaml');
  await writeFile(file, text);
  return {
    file,
    reeve: async (words: readonly string[], input: string | Buffer = '') => {
      const line = commandLine({folder}, words, {config: file, stdin: 'pipe'});
      line.child.stdin?.end(input);
      const {status, stdout, stderr} = await line.ended;
      return {status, stdout, text: stdout.toString(), stderr};
    },
  };
}

test('reeve hosts lists, folds, expands and counts the hosts of client.yaml', async t => {
  const {reeve} = await labOf(t);
  const listed = await reeve(['hosts']);
  t.is(listed.status, 0, listed.stderr);
  t.deepEqual(
    listed.text
      .trimEnd()
      .split('\n')
      .map(line => line.trimEnd()),
    [
      'HOST        ADDRESS              GROUPS',
      'gateway     gw.example.com:7433',
      'lab-2       [::1]:7000           some',
      'lab-3                            some',
      'lab-10      10.0.0.10:7433',
      'rack1node1                       racks, some',
      'rack1node2                       racks, some',
      'rack2node1                       racks',
      'rack2node2                       racks',
    ],
  );
  t.is((await reeve(['hosts', '-f'])).text, 'gateway,lab-[2-3,10],rack[1-2]node[1-2]\n');
  t.is((await reeve(['hosts', '-c'])).text, '8\n');
  t.is((await reeve(['hosts', '-e', '@some'])).text, 'lab-2\nlab-3\nrack1node1\nrack1node2\n');
  t.is((await reeve(['hosts', '-f', '@racks', '--axis', '-1'])).text, 'rack1node[1-2],rack2node[1-2]\n');
  t.is((await reeve(['hosts', '-f', '@rack:r1!lab-10,other'])).text, 'gateway,lab-2,other\n');
});

test('reeve hosts --json is an array', async t => {
  const {reeve} = await labOf(t);
  t.deepEqual(JSON.parse((await reeve(['hosts', 'lab-[2-3]', '--json'])).text), [
    {host: 'lab-2', address: '[::1]:7000', groups: ['some']},
    {host: 'lab-3', address: null, groups: ['some']},
  ]);
  t.deepEqual(JSON.parse((await reeve(['hosts', '-e', 'lab-[2-3]', '--json'])).text), ['lab-2', 'lab-3']);
  t.deepEqual(JSON.parse((await reeve(['hosts', 'a!a', '--json'])).text), []);
});

test('a target that is none is a bad request, with its column, and one without hosts is said', async t => {
  const {reeve} = await labOf(t);
  const none = await reeve(['hosts', '@racks&lab-2']);
  t.like(none, {status: 0, text: '', stderr: 'reeve: "@racks&lab-2" means no host\n'});
  for (const [words, stderr] of [
    [
      ['lab-2,lab-[5-1]'],
      '"lab-2,lab-[5-1]", column 12: 5-1 runs backwards, expected the lower number first',
    ],
    [['@rakcs'], '"@rakcs", column 1: there is no group @rakcs; did you mean @racks?'],
    [
      ['lab-[0-999999999]'],
      '"lab-[0-999999999]", column 1: these are more than 100000 nodes, expected fewer',
    ],
    [
      ['lab-\u001b[1m2'],
      '"lab-\\x1b[1m2", column 5: found "\\x1b", expected letters, digits, dots, hyphens or a range such as [1-10]',
    ],
    [['-f', '-c'], '-f and -c do not go together'],
    [['-c', '--json'], '--json is an array of hosts; leave out -c'],
    [['--axis', '1'], '--axis is for a node set; give -f as well'],
    [['-f', '--axis', '0'], '--axis: expected numbers such as 1 or 1,3 or -1; see reeve hosts --help'],
  ] as const)
    t.like(await reeve(['hosts', ...words]), {status: 253, text: '', stderr: `reeve: ${stderr}\n`});
  const empty = await labOf(t, 'identity: { cert: c, key: k, ca: ca }\n');
  const {status, stderr} = await empty.reeve(['hosts']);
  t.is(status, 0);
  t.regex(stderr, /^reeve: .*client\.yaml has no hosts and no groups\n$/);
});

test('reeve fold prints equal outputs once, byte for byte, with their hosts, those of most hosts first', async t => {
  const {reeve} = await labOf(t);
  const input = Buffer.concat([
    Buffer.from(
      'lab-1: one\nlab-10:7433: \u001b[31mred\nlab-2: one\nlab-1: two\nlab-[5-6]:\nlab-2: two\n  \n',
    ),
    Buffer.from('a b: x\nlab-11:7433: \u001b[31mred\nlab-3: one\nlab-20: \xff\xfe:\r\nlab-3: two', 'latin1'),
  ]);
  const {status, stdout, stderr} = await reeve(['fold'], input);
  const block = (hosts: string, output: string) => `---------------\n${hosts}\n---------------\n${output}\n`;
  t.is(
    stdout.toString('latin1'),
    block('lab-[1-3] (3)', 'one\ntwo') +
      block('lab-[5-6] (2)', '') +
      block('lab-[10-11]:7433 (2)', '\u001b[31mred') +
      block('a b', 'x') +
      block('lab-20', '\xff\xfe:\r'),
  );
  t.is(status, 1);
  t.is(
    stderr,
    'reeve: 1 of 12 lines do not begin with "HOST: " and are left out; the first is line 7, "  "\n',
  );
});

test('reeve fold --json is an array, and input without hosts is a bad request', async t => {
  const {reeve} = await labOf(t);
  t.deepEqual(JSON.parse((await reeve(['fold', '--json'], 'b: x\na2: y\na1: y\n')).text), [
    {nodeSet: 'a[1-2]', hosts: ['a1', 'a2'], output: 'y\n'},
    {nodeSet: 'b', hosts: ['b'], output: 'x\n'},
  ]);
  t.like(await reeve(['fold'], ''), {status: 0, text: '', stderr: ''});
  t.like(await reeve(['fold'], 'one\n:\n'), {
    status: 253,
    text: '',
    stderr: 'reeve: no line begins with "HOST: "; the first is "one"\n',
  });
});

test('on a terminal what hosts print does not reach it, and a colour ends with the output', async t => {
  if (process.platform !== 'linux') return skip(t, notLinux);
  const {file} = await labOf(t);
  const input = `${file}.input`;
  await writeFile(input, 'lab-1: \u001b[31mred\u001b]0;title\u0007\nx\u001b[2J: y\n');
  const {seen, status} = await onTerminal(t, ['fold'], {config: file, after: `< ${input}`}).ended;
  t.is(status, 0, seen);
  t.true(seen.includes('\u001b[31mred\\x1b]0;title\\x07\r\n\u001b[0m'), seen);
  t.true(seen.includes('\r\nx\\x1b[2J\r\n'), seen);
});
