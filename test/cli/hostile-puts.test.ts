// `reeve put` to a host that says it took what it did not, over a real connection.
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {manifestLine} from '../../src/shares/manifest.ts';
import {commandLine} from '../fixtures/command-line.ts';
import type {Putting} from '../fixtures/hostile-files.ts';
import {takingHost} from '../fixtures/hostile-files.ts';
import {ownFolder} from '../fixtures/share-lab.ts';
import {a, b, said} from '../fixtures/taken-files.ts';

/** Puts the folder `tree`, with the files `a` and `b`. */
async function put(
  t: ExecutionContext,
  came: (putting: Putting) => void,
  {isEmpty = false, ...how}: {grants?: number; isEmpty?: boolean; there?: string} = {},
) {
  const lab = await takingHost(t, {came, ...how});
  const tree = join(ownFolder(t), 'tree');
  mkdirSync(tree);
  if (!isEmpty) {
    writeFileSync(join(tree, 'a'), 'a');
    writeFileSync(join(tree, 'b'), 'bb');
  }
  return commandLine(lab, ['put', '-r', tree, 'lab-01:data/run'], {config: lab.config}).ended;
}

const notAll = /^reeve: lab-01: says that it is done, and was not given all that is put\n$/;

const atTheEnd = (stdout: string, change?: object) => (putting: Putting) => {
  if (putting.isAll) putting.end(stdout, change);
};

test.serial('what a host took is told where it says what was sent', async t => {
  const ran = await put(t, atTheEnd(said([a, b])));
  t.is(ran.status, 0, ran.stderr);
  t.is(ran.stdout.toString(), 'run/tree/a\nrun/tree/b\n');
});

const [, , notSent] = [a, b, {...b, path: 'run/tree/c'}];
const elsewhere = (place: string) =>
  [a, b].map(file => ({...file, path: file.path.replace('run/tree', place)}));

const lies: Record<string, string> = {
  'another digest': said([a, {...b, digest: '00'.repeat(32)}]),
  'another size': said([a, {...b, size: 3}]),
  'another root': said([a, b], {root: '00'.repeat(32)}),
  'another count': said([a, b], {files: 3}),
  'another number of bytes': said([a, b], {bytes: 2}),
  'a file too few': said([a]),
  'a file too many': said([a, b, notSent]),
  'a file twice': said([a, a]),
  'another file': said([a, notSent]),
  'a file of another place': said([a, {...b, path: 'run/b'}]),
  'a place that was not asked for': said(elsewhere('other/tree')),
  'a place that leads out': said(elsewhere('run/..')),
  'an absolute place': said(elsewhere('/run/tree')),
  'a name in the folder that was not asked for': said(elsewhere('run/other')),
  'no end': `${manifestLine(a)}\n${manifestLine(b)}\n`,
  'half a line': said([a, b]).trimEnd(),
  'words that are no JSON': 'all of it\n',
  nothing: '',
};

for (const [what, stdout] of Object.entries(lies))
  test.serial(`a host that says it took ${what} is not believed`, async t => {
    const ran = await put(t, atTheEnd(stdout));
    t.is(ran.status, 251, ran.stderr);
    t.regex(ran.stderr, /^reeve: lab-01: (says that it took what was not sent|sent half a line)\n$/);
    t.is(ran.stdout.toString(), '');
  });

const part = {path: 'a', size: 1, digest: '00'.repeat(32), whole: 1, sourceTime: 0};
const noParts: Record<string, string> = {
  'words that are no JSON': 'none\n',
  'more parts than it told of': '{"parts":1}\n',
  'a part of no size': `${JSON.stringify({...part, size: -1})}\n{"parts":1}\n`,
  'a job that is no word': '{"parts":0,"ended":7}\n',
};

for (const [what, there] of Object.entries(noParts))
  test.serial(`a host that has ${what} of an earlier put is not believed`, async t => {
    const ran = await put(t, atTheEnd(said([a, b])), {there});
    t.is(ran.status, 251, ran.stderr);
    t.is(ran.stderr, 'reeve: lab-01: says what cannot be there of an earlier put\n');
  });

test.serial('a part that is none of what is put is not gone on with', async t => {
  const there = `${JSON.stringify(part)}\n${JSON.stringify({...part, path: '../x'})}\n{"parts":2}\n`;
  const ran = await put(t, atTheEnd(said([a, b])), {there});
  t.is(ran.status, 0, ran.stderr);
  t.is(ran.stderr, '');
});

test.serial('a host that says it was given other bytes than were sent is not believed', async t => {
  const ran = await put(t, atTheEnd(said([a, b]), {stdin: {bytes: 5, sha256: '00'.repeat(32)}}));
  t.is(ran.status, 251, ran.stderr);
  t.regex(ran.stderr, /^reeve: lab-01: job \S+ was given other bytes on stdin than were sent[^\n]*\n$/);
  t.is(ran.stdout.toString(), '');
});

test.serial(
  'a host that is done before all was sent did not take it, although it knows the files',
  async t => {
    const early = (putting: Putting) => {
      if (putting.input.length > 0) putting.end(said([a, b]));
    };
    const ran = await put(t, early, {grants: 20});
    t.is(ran.status, 251, ran.stderr);
    t.regex(ran.stderr, notAll);
    t.is(ran.stdout.toString(), '');
  },
);

for (const isEmpty of [false, true])
  test.serial(
    `a host that took nothing of ${isEmpty ? 'an empty' : 'a'} folder did not take it, also if it says nothing of its input`,
    async t => {
      const ran = await put(t, putting => putting.end(said([]), {stdin: undefined}), {grants: 0, isEmpty});
      t.is(ran.status, 251, ran.stderr);
      t.regex(ran.stderr, notAll);
      t.is(ran.stdout.toString(), '');
    },
  );
