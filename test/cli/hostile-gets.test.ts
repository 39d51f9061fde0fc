// `reeve get` from a host that sends what no honest one would, over a real connection.
import {mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {commandLine} from '../fixtures/command-line.ts';
import {printingHost, sendingHost} from '../fixtures/hostile-files.ts';
import {ordersOf} from '../fixtures/scripted-server.ts';
import {ownFolder} from '../fixtures/share-lab.ts';
import {contentOf, digestOf, fileOf, record, treeOf} from '../shares/transfer/write-tree.ts';

const top = record(1, {path: '', kind: 'folder', mode: 0o755});
const folder = (path: string) => record(1, {path, kind: 'folder', mode: 0o755});
const x = Buffer.from('x');
const end = record(3, {size: 1, digest: digestOf(x)});
const file = (path: string, more: object = {}) => record(1, {path, kind: 'file', mode: 0o644, ...more});
const whole = (more: object) => record(4, {files: 1, bytes: 1, root: digestOf(x), skipped: 0, ...more});
const good = treeOf([{name: 'a', bytes: x}]);
/** A good tree but for its last record. */
const open = good.subarray(0, good.lastIndexOf('{"files"') - 5);
const named = (path: string) => Buffer.concat([top, file(path), contentOf(x), end]);

type Sent = readonly [stream: Buffer, message: RegExp];

const trees: Record<string, Sent> = {
  'a name that goes up': [named('..'), /"\.\." is no name of a file/],
  'a name that goes up from a folder': [
    Buffer.concat([top, folder('sub'), file('sub/../../x'), contentOf(x), end]),
    /is no name/,
  ],
  'a name that goes up, written as bytes': [named(String.raw`\x2e\x2e`), /"\.\." is no name of a file/],
  'a slash within a name': [named(String.raw`..\x2fx`), /has a slash in a name/],
  'an absolute name': [named('/tmp/reeve-was-here'), /"\/tmp\/reeve-was-here" begins with a slash/],
  'an empty name': [named('sub//x'), /is an empty name/],
  'a name with a slash at its end': [named('x/'), /is an empty name/],
  'the name of the folder itself': [named('.'), /"\." is no name of a file/],
  'a NUL byte in a name': [named(String.raw`a\x00b`), /has a NUL byte/],
  'a name in another spelling': [named(String.raw`\x61`), /written in another way/],
  'a name of 256 bytes': [named('n'.repeat(256)), /a name of 256 bytes/],
  'a first name': [Buffer.concat([file('x'), contentOf(x), end]), /folder that did not come/],
  'a file of a folder that it did not send': [named('other/x'), /folder that did not come/],
  'a file of a file': [Buffer.concat([open, file('a/b')]), /folder that did not come/],
  'a link': [
    Buffer.concat([top, record(1, {path: 'l', kind: 'link', mode: 0o777, target: '/etc'})]),
    /neither/,
  ],
  'a link, and a file through it': [
    Buffer.concat([top, record(1, {path: 'l', kind: 'link', mode: 0o777}), file('l/x'), contentOf(x), end]),
    /neither a file nor a folder/,
  ],
  'a file with the target of a link': [Buffer.concat([top, file('l', {target: '/etc'})]), /neither/],
  'a device': [Buffer.concat([top, record(1, {path: 'd', kind: 'device', mode: 0o666})]), /neither/],
  'a setuid bit': [Buffer.concat([top, file('s', {mode: 0o4755})]), /mode that is none/],
  'a file twice': [Buffer.concat([open, file('a'), contentOf(x), end]), /path twice/],
  'a file, and a folder of its name': [Buffer.concat([open, folder('a')]), /path twice/],
  'the same folder twice': [Buffer.concat([top, folder('sub'), folder('sub')]), /path twice/],
  'a file within a file': [Buffer.concat([top, file('a'), file('b')]), /a file within a file/],
  'more files than it says': [Buffer.concat([open, whole({files: 0})]), /what did not come/],
  'fewer files than it says': [Buffer.concat([open, whole({files: 2})]), /what did not come/],
  'another number of bytes': [Buffer.concat([open, whole({bytes: 2})]), /what did not come/],
  'another root': [Buffer.concat([open, whole({})]), /what did not come/],
  'a record after the end': [Buffer.concat([good, top]), /goes on after its end/],
  'a byte after the end': [Buffer.concat([good, Buffer.of(0)]), /goes on after its end/],
  'no end': [open, /ended before all of it came/],
  'nothing at all': [Buffer.alloc(0), /ended before all of it came/],
  'half a record': [good.subarray(0, -3), /ended before all of it came/],
  'a record of 4 GiB': [Buffer.from([0xff, 0xff, 0xff, 0xff, 2]), /record of 4294967295 bytes/],
  'a record of a type that is none': [Buffer.concat([top, record(5, {})]), /record of type 5/],
  'a record that is no JSON': [Buffer.concat([top, record(1, '{"path"')]), /no JSON object/],
};

const files: Record<string, Sent> = {
  'a folder': [good, /a folder where a file was asked for/],
  'a second file': [Buffer.concat([file(''), contentOf(x), end, file('y')]), /folder that did not come/],
  'more bytes than it says': [
    Buffer.concat([file('', {size: 1}), contentOf(Buffer.from('xx'))]),
    /longer than it says/,
  ],
  'fewer bytes than it says': [
    Buffer.concat([file('', {size: 2}), contentOf(x), end]),
    /another size than it says/,
  ],
  'another size at its end': [
    Buffer.concat([file(''), contentOf(x), record(3, {size: 2, digest: digestOf(x)})]),
    /another size than it says/,
  ],
  'content with another digest': [fileOf(x, '00'.repeat(32)), /not the digest/],
  'content that it changed after the digest': [
    Buffer.concat([file(''), contentOf(Buffer.from('y')), end]),
    /not the digest/,
  ],
  'no digest': [Buffer.concat([file(''), contentOf(x), record(3, {size: 1})]), /a digest that is none/],
};

/** A folder with `in/run`, which is old; beside the target, so that what leads out of that is seen. */
function place(t: ExecutionContext) {
  const here = ownFolder(t);
  mkdirSync(join(here, 'in/run'), {recursive: true});
  writeFileSync(join(here, 'in/run/a'), 'old');
  writeFileSync(join(here, 'in/old'), 'old');
  symlinkSync(here, join(here, 'in/run/away'));
  return {here, seen: () => readdirSync(here, {recursive: true, encoding: 'utf8'}).toSorted()};
}

async function isNotBelieved(t: ExecutionContext, [stream, message]: Sent, words: readonly string[]) {
  const lab = await sendingHost(t, stream);
  const {here, seen} = place(t);
  const before = seen();
  const target = words.includes('-r') ? join(here, 'in') : join(here, 'in/old');
  const ran = await commandLine(lab, ['get', ...words, target], {config: lab.config}).ended;
  t.is(ran.status, 251, ran.stderr);
  t.regex(ran.stderr, message);
  t.regex(ran.stderr, /^reeve: lab-01[^\n]*\n$/);
  t.is(ran.stdout.toString(), '');
  t.deepEqual(seen(), before);
  t.is(readFileSync(join(here, 'in/run/a'), 'utf8'), 'old');
  t.is(readFileSync(join(here, 'in/old'), 'utf8'), 'old');
}

for (const [what, sent] of Object.entries(trees))
  test.serial(`of a host that sends for a folder ${what} nothing is taken`, t =>
    isNotBelieved(t, sent, ['-r', 'lab-01:data/run']),
  );

for (const [what, sent] of Object.entries(files))
  test.serial(`of a host that sends for a file ${what} nothing is taken`, t =>
    isNotBelieved(t, sent, ['lab-01:data/run']),
  );

const listed = (path: string, more: object = {}) =>
  Buffer.from(`${JSON.stringify({path, kind: 'file', size: 3, mode: 0o644, modified: 0, ...more})}\n`);

const listings: Record<string, Buffer> = {
  'a name that goes up': listed('run/../../old'),
  'a name that goes up, written as bytes': listed(String.raw`run/\x2e\x2e/old`),
  'an absolute name': listed('/etc/passwd'),
  'another path than was asked for': listed('other/a'),
  'a size that is none': listed('run/a', {size: -1}),
  'a digest that is none': listed('run/a', {digest: 'x'}),
  'half a line': listed('run/a').subarray(0, -2),
};

for (const [what, listing] of Object.entries(listings))
  test.serial(
    `of a host that lists for --update ${what} nothing is taken, and nothing is told to it`,
    async t => {
      const lab = await printingHost(t, {'share-ls': listing, 'share-get': good});
      const {here, seen} = place(t);
      const before = seen();
      const words = ['get', '-r', '--update', 'lab-01:data/run', join(here, 'in')];
      const ran = await commandLine(lab, words, {config: lab.config}).ended;
      t.is(ran.status, 251, ran.stderr);
      t.regex(ran.stderr, /^reeve: lab-01[^\n]*\n$/);
      t.deepEqual(seen(), before);
      const gets = ordersOf(lab.guests).filter(({order}) => order.action === 'share-get');
      t.is(gets.length, 0);
    },
  );

const matches: Record<string, readonly Buffer[]> = {
  'a name that does not match': [listed('run/a.txt')],
  'a name that matches, and one that does not': [listed('run/a.csv'), listed('run/passwd')],
  'a hidden name': [listed('run/.csv')],
  'a name in a folder below': [listed('run/b.csv/a.csv')],
  'a name in another folder': [listed('other/a.csv')],
  'a name that goes up': [listed('run/../a.csv')],
  'a name that goes up, written as bytes': [listed(String.raw`run/\x2e\x2e/a.csv`)],
  'the same name twice': [listed('run/a.csv'), listed('run/a.csv')],
  'more names than can match': Array.from({length: 1001}, (_, at) => listed(`run/${at}.csv`)),
  'no name at all': [],
};

for (const [what, lines] of Object.entries(matches))
  test.serial(
    `a host that lists for a glob ${what} is not believed, and nothing is got or removed`,
    async t => {
      const lab = await printingHost(t, {
        'share-ls': Buffer.concat(lines),
        'share-get': fileOf(x),
        'share-rm': x,
      });
      const {here, seen} = place(t);
      const before = seen();
      for (const words of [
        ['get', 'lab-01:data/run/*.csv', join(here, 'in')],
        ['rm', 'lab-01:data/run/*.csv'],
      ]) {
        const ran = await commandLine(lab, words, {config: lab.config}).ended;
        t.is(ran.status, 251, ran.stderr);
        t.regex(ran.stderr, /^reeve: lab-01: list[^\n]*\n$/);
      }
      t.deepEqual(seen(), before);
      const actions = new Set(ordersOf(lab.guests).map(({order}) => order.action));
      t.false(actions.has('share-get') || actions.has('share-rm'));
    },
  );

test.serial(
  'a link that is in the target is neither followed nor replaced, whatever a host sends',
  async t => {
    const {here, seen} = place(t);
    const before = seen();
    for (const stream of [
      treeOf([{name: 'away', bytes: x}]),
      Buffer.concat([top, folder('away'), file('away/x'), contentOf(x), end]),
    ]) {
      const lab = await sendingHost(t, stream);
      const words = ['get', '-r', 'lab-01:data/run', join(here, 'in')];
      const ran = await commandLine(lab, words, {config: lab.config}).ended;
      t.is(ran.status, 1, ran.stderr);
      t.regex(ran.stderr, /^reeve: lab-01: "[^"]*\/away" is there already, and is no f[^\n]*\n$/);
      t.deepEqual(seen(), before);
    }
  },
);

test.serial(
  'output that is not what the host says at its end is no transfer, however good it looks',
  async t => {
    const lab = await sendingHost(t, good, {stdout: {bytes: good.length, sha256: '00'.repeat(32)}});
    const {here, seen} = place(t);
    const before = seen();
    const words = ['get', '-r', 'lab-01:data/run', join(here, 'in/new')];
    const ran = await commandLine(lab, words, {config: lab.config}).ended;
    t.is(ran.status, 251, ran.stderr);
    t.deepEqual(seen(), before);
  },
);
