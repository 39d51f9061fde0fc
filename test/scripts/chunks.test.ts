// Node takes about a millisecond to open a chunk: a call of the CLI opens few.
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import test from 'ava';

/** What Node opens before the first line of `path` runs. */
function opened(path: string, found = new Set<string>()): Set<string> {
  if (found.has(path)) return found;
  found.add(path);
  for (const [, named = ''] of readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*"(\.[^"]+\.js)"/g))
    opened(join(dirname(path), named), found);
  return found;
}

/** What it opens beside that for a module that is loaded when needed. */
function openedFor(name: string): number {
  const start = opened('dist/cli.js');
  const source = [...start].map(path => readFileSync(path, 'utf8')).join('');
  const [, named = ''] = new RegExp(`import\\("\\./(${name}-[0-9A-Z]{8}\\.js)"\\)`).exec(source) ?? [];
  return [...opened(join('dist/chunks', named))].filter(path => !start.has(path)).length;
}

test('the start of every command opens few chunks', t => {
  t.true(opened('dist/cli.js').size <= 8, [...opened('dist/cli.js')].join(' '));
});

test('so does a run, and what reaches a host beside it', t => {
  for (const name of ['run', 'ping', 'attach', 'jobs', 'status'])
    t.true(openedFor(name) <= 25, `${name}: ${openedFor(name)}`);
  t.true(openedFor('run-on-hosts') <= 28, `run-on-hosts: ${openedFor('run-on-hosts')}`);
});
