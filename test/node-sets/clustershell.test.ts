// The same answers as ClusterShell's own library gives, where it is installed (Debian: clustershell, 1.9.1).
import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {delimiter, join, resolve} from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import {foldNodeSet} from '../../src/node-sets/fold-node-set.ts';
import type {Groups} from '../../src/node-sets/groups.ts';
import {parseNodeSet} from '../../src/node-sets/node-set.ts';
import {skip} from '../fixtures/skip.ts';
import {expression, someGroups} from './expressions.ts';

interface Answer {
  readonly fold: string;
  readonly nodes: readonly string[];
  /** Folded in the first dimension alone, the second alone, and the last alone. */
  readonly axes: readonly string[];
}

const sourceOf = (name: string) => ({groups: new Map(Object.entries(someGroups[name] ?? {}))});
const groups: Groups = {own: sourceOf('own'), sources: new Map([['rack', () => sourceOf('rack')]])};

test('2,000 random expressions have the nodes and the folded form that ClusterShell gives them', t => {
  const python = pythonWithClusterShell();
  if (python === undefined) return skip(t, 'this host has no clustershell');
  const seed = Date.now() & 0x7fff_ffff;
  t.log(`seed ${seed}`);
  const expressions = fc.sample(expression, {numRuns: 2000, seed});
  const input = [someGroups, ...expressions].map(each => JSON.stringify(each)).join('\n');
  const output = execFileSync(python, [resolve('test/node-sets/clustershell.py')], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const answers = output
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Answer);
  t.is(answers.length, expressions.length);
  let notEmpty = 0;
  for (const [index, text] of expressions.entries()) {
    const nodes = parseNodeSet(text, groups);
    const answer = answers[index];
    if (nodes.length > 0) notEmpty++;
    const ours = {
      fold: foldNodeSet(nodes),
      nodes: nodes.toSorted(),
      axes: [1, 2, -1].map(axis => foldNodeSet(nodes, {axis: [axis]})),
    };
    t.deepEqual(ours, {...answer, nodes: answer?.nodes.toSorted()}, text);
  }
  t.true(notEmpty > 1000);
});

/** The interpreter that Debian's nodeset names in its first line. */
function pythonWithClusterShell(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const program = folders.map(folder => join(folder, 'nodeset')).find(existsSync);
  if (program === undefined) return undefined;
  const [, python] = /^#!(\/\S+)/.exec(readFileSync(program, 'utf8')) ?? [];
  return python;
}
