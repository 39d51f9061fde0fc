import {
  chmodSync,
  chownSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {programFiles} from '../../src/base/program-files.ts';
import {requireTrustedPath, requireTrustedPlace} from '../../src/base/trusted-path.ts';
import {requireTrustedProgram} from '../../src/base/trusted-program.ts';

const isRoot = process.getuid?.() === 0;
const asRoot = isRoot ? test : test.skip;
const nobody = 65_534;

function folderOf(t: ExecutionContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-trust-'));
  chmodSync(folder, 0o755);
  t.teardown(() => rmSync(folder, {recursive: true}));
  return folder;
}

/** Makes a file and the folders to it. */
function file(path: string, text = '', mode = 0o755): string {
  mkdirSync(dirname(path), {recursive: true, mode: 0o755});
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

/** Both ways of asking refuse it, and say why. */
function refused(t: ExecutionContext, path: string, message: RegExp): void {
  for (const require of [requireTrustedPath, requireTrustedPlace])
    t.throws(() => require(path), {code: 'file-not-trusted', message}, path);
}

asRoot('what root alone may change is trusted, below a sticky folder such as /tmp, and by links too', t => {
  const folder = folderOf(t);
  const path = file(join(folder, 'a/b/c'));
  symlinkSync(path, join(folder, 'absolute'));
  symlinkSync('./a/../a/b/c', join(folder, 'relative'));
  symlinkSync('a', join(folder, 'd'));
  for (const way of [path, join(folder, 'absolute'), join(folder, 'relative'), join(folder, 'd/b/c')])
    t.notThrows(() => requireTrustedPath(way));
  t.notThrows(() => requireTrustedPlace(join(folder, 'not/yet/there')));
  t.throws(() => requireTrustedPath(join(folder, 'not/yet/there')), {code: 'ENOENT'});
});

for (const [what, change, said] of [
  [
    'belongs to somebody else',
    (path: string) => chownSync(path, nobody, 0),
    /belongs to uid 65534, not to root.*; run reeve as that user, or, to go on as root, run: chown root /,
  ],
  ['may be written by its group', (path: string) => chmodSync(path, 0o775), /others may write .*chmod go-w/],
  ['may be written by everybody', (path: string) => chmodSync(path, 0o757), /others may write .*chmod go-w/],
] as const) {
  asRoot(`a component that ${what} is refused, wherever it is on the way`, t => {
    for (const part of ['', 'a', 'a/b', 'a/b/c']) {
      const folder = folderOf(t);
      const path = file(join(folder, 'a/b/c'));
      const elsewhere = folderOf(t);
      symlinkSync(path, join(elsewhere, 'absolute'));
      symlinkSync(join('..', path.slice(dirname(folder).length)), join(elsewhere, 'relative'));
      symlinkSync('absolute', join(elsewhere, 'twice'));
      symlinkSync(join(folder, 'a'), join(elsewhere, 'within'));
      const ways = [
        path,
        ...['absolute', 'relative', 'twice', 'within/b/c'].map(way => join(elsewhere, way)),
      ];
      for (const way of ways) t.notThrows(() => requireTrustedPath(way));
      change(join(folder, part));
      for (const way of ways) refused(t, way, said);
      if (part !== 'a/b/c') t.throws(() => requireTrustedPlace(join(path, '../new/file')), {message: said});
    }
  });
}

asRoot(
  'in a sticky folder nothing is trusted that is not root’s own, and the folder itself is no place',
  t => {
    const folder = folderOf(t);
    chmodSync(folder, 0o1777);
    const path = file(join(folder, 'mine/file'));
    const hers = file(join(folder, 'hers/file'));
    symlinkSync('mine', join(folder, 'link'));
    t.notThrows(() => requireTrustedPath(join(folder, 'link/file')));
    chownSync(dirname(hers), nobody, 0);
    lchownSync(join(folder, 'link'), nobody, 0);
    t.notThrows(() => requireTrustedPath(path));
    refused(t, hers, /hers belongs to uid 65534/);
    refused(t, join(folder, 'link/file'), /link belongs to uid 65534.*chown -h root/);
    refused(t, folder, /others may write/);
    t.notThrows(() => requireTrustedPlace(join(folder, 'new')));
  },
);

asRoot('a circle of links ends', t => {
  const folder = folderOf(t);
  symlinkSync('two', join(folder, 'one'));
  symlinkSync('one', join(folder, 'two'));
  refused(t, join(folder, 'one'), /circle of symbolic links/);
});

if (!isRoot)
  test('an ordinary user is not asked about, since nobody gains by it', t => {
    t.notThrows(() => requireTrustedPath('/tmp'));
  });

const surroundings = {cwd: '/', path: '/usr/bin:/bin'};
const filesOf = (program: string, about = surroundings) =>
  [...programFiles(program, about)].filter(({role}) => role !== 'searched').map(({path}) => path);

test('the interpreters of a program are found as the kernel and env find them', t => {
  const folder = folderOf(t);
  const inner = file(join(folder, 'bin/inner'), '#!/bin/sh -e\n');
  const of = (line: string) =>
    filesOf(file(join(folder, 'tool'), line), {cwd: folder, path: `${folder}/bin:/usr/bin`}).slice(1);
  t.deepEqual(of('#! \t/bin/sh -x'), ['/bin/sh']);
  t.deepEqual(of('#!bin/inner\n'), [inner, '/bin/sh']);
  for (const words of [
    'inner',
    '-S inner -u',
    '-S A=1 inner',
    '-vS  inner x',
    '--split-string=inner',
    'bin/inner',
  ])
    t.deepEqual(of(`#!/usr/bin/env ${words}\n`), ['/usr/bin/env', inner, '/bin/sh'], words);
  t.deepEqual(of(`#!/usr/bin/env -S PATH=${folder}/nowhere:/usr/bin env\n`), [
    '/usr/bin/env',
    '/usr/bin/env',
  ]);
  t.deepEqual(of('#!/usr/bin/env -iS inner\n'), ['/usr/bin/env']);
  t.deepEqual(of('\x7fELF'), []);
  t.deepEqual(of(''), []);
  t.is(of('#!tool\n').length, 8, 'one that interprets itself');
});

asRoot('an interpreter that somebody else could replace makes its program one', t => {
  const folder = folderOf(t);
  const interpreter = file(join(folder, 'bin/interpreter'), '#!/bin/sh\n');
  const programs = [
    `#!${interpreter} -x`,
    '#!/usr/bin/env interpreter',
    '#!bin/interpreter',
    `#!${folder}/second`,
  ].map((line, at) => file(join(folder, `program-${at}`), `${line}\n`));
  file(join(folder, 'second'), '#!/usr/bin/env -S interpreter -x\n');
  const about = {cwd: folder, path: `${folder}/first:${folder}/bin:/bin`};
  for (const program of programs) t.notThrows(() => requireTrustedProgram(program, about));
  chownSync(join(folder, 'bin'), nobody, 0);
  for (const program of programs)
    t.throws(
      () => requireTrustedProgram(program, about),
      {message: /bin belongs to uid 65534.*first line of/},
      program,
    );
});

asRoot(
  'a folder of others in which env looks first, and words of env that leave open what it starts, are refused',
  t => {
    const folder = folderOf(t);
    const program = file(join(folder, 'program'), '#!/usr/bin/env sh\n');
    mkdirSync(join(folder, 'hers'));
    chownSync(join(folder, 'hers'), nobody, 0);
    const about = {cwd: '/', path: `${folder}/hers:/bin`};
    t.throws(() => requireTrustedProgram(program, about), {message: /hers belongs to uid 65534/});
    file(program, '#!/usr/bin/env -S "$SHELL"\n');
    t.throws(() => requireTrustedProgram(program, surroundings), {
      message: /leaves open which program env starts/,
    });
  },
);
