import {execFileSync} from 'node:child_process';
import {mkdirSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {compileRule, ruleFor} from '../../src/policy/access/access.ts';
import type {KeptApart} from '../../src/policy/catalogue/share-place.ts';
import {sharePlace} from '../../src/policy/catalogue/share-place.ts';
import {explain} from '../../src/policy/describe/explain.ts';
import {skip} from '../fixtures/skip.ts';
import {alice, bob, catalogueOf, problemsOf, temporaryFolder} from './fixtures.ts';

/** A host with everything that is reeve's own, a program, links, and one folder that may be a share. */
async function host(t: ExecutionContext) {
  const top = realpathSync(await temporaryFolder(t));
  for (const name of [
    'data/output',
    'logs',
    'conf/inner',
    'catalogue.d',
    'certs',
    'dist',
    'bin',
    'real',
    'free/share',
    'free/inner',
  ])
    mkdirSync(join(top, name), {recursive: true});
  for (const name of ['conf/server.yaml', 'certs/key.pem', 'free/file', 'real/tool'])
    writeFileSync(join(top, name), '', {mode: 0o755});
  symlinkSync('../data', join(top, 'free/to-data'));
  symlinkSync('..', join(top, 'free/up'));
  symlinkSync('share', join(top, 'free/to-share'));
  symlinkSync('../real/tool', join(top, 'bin/tool'));
  const own = (path: string, what: string, isFolder: boolean): KeptApart => ({
    path: join(top, path),
    what,
    isFolder,
  });
  const ownPlaces = [
    own('data', 'the data folder of reeve', true),
    own('logs', 'the logs of reeve', true),
    own('conf/server.yaml', 'the configuration of reeve', false),
    own('catalogue.d', 'the catalogue of reeve', true),
    own('certs/key.pem', 'what reeve signs with', false),
    own('dist', 'the program of reeve', true),
  ];
  const system = {root: true, self: {name: 'root', home: '/root'}, ownPlaces};
  const text = (path: string, rest = 'user: labdata') =>
    `commands: { tool: { argv: ["${join(top, 'bin/tool')}"], user: nobody } }\nshares: { it: { path: "${path}", ${rest} } }`;
  return {top, ownPlaces, system, text};
}

const forms: readonly (readonly [string, (top: string) => string, RegExp])[] = [
  ['the whole system', () => '/', /holds/],
  ['/proc', () => '/proc', /is a view of the kernel/],
  ['a folder of /proc', () => '/proc/self', /is a link/],
  ['/etc by way of /proc', () => '/proc/self/root/etc', /is a folder that the system starts with/],
  ['/sys', () => '/sys/kernel', /a view of the kernel/],
  ['/dev', () => '/dev', /a view of the kernel/],
  ['/etc', () => '/etc', /a folder that the system starts with/],
  ['the home of root', () => '/root', /the home of root/],
  ['what holds the home of root', () => '/root/../root/', /the home of root/],
  ['the data folder', top => `${top}/data`, /is the data folder/],
  ['a folder of the data', top => `${top}/data/output`, /lies in the data folder/],
  ['what holds the data', top => top, /share must be apart from that/],
  ['the logs', top => `${top}/logs`, /the logs of reeve/],
  ['what holds the configuration', top => `${top}/conf`, /holds the configuration/],
  ['the folder of the catalogue', top => `${top}/catalogue.d`, /the catalogue of reeve/],
  ['what holds a key', top => `${top}/certs`, /what reeve signs with/],
  ['the program of reeve', top => `${top}/dist`, /the program of reeve/],
  ['a link to the data', top => `${top}/free/to-data`, /is a link/],
  ['a folder behind a link', top => `${top}/free/to-data/output`, /lies in the data folder/],
  ['a folder behind a link upwards', top => `${top}/free/up/data`, /the data folder/],
  ['a path with two dots', top => `${top}/free/share/../../data`, /the data folder/],
  ['a path with slashes and dots', top => `${top}//free/.././data/`, /the data folder/],
  ['the folder of a program', top => `${top}/bin`, /the program of tool/],
  ['what a program is a link to', top => `${top}/real`, /holds the program of tool/],
  ["the folder of Debian's programs", () => '/usr/bin', /is |holds|lies in/],
  ['a link to a share', top => `${top}/free/to-share`, /is a link/],
  ['a file', top => `${top}/free/file`, /is no folder/],
  ['a path that begins nowhere', () => 'free/share', /expected an absolute path/],
];

for (const [what, path, message] of forms)
  test(`a share is no way to root, at load and at use: ${what}`, async t => {
    const {top, system, text} = await host(t);
    const kept = [...system.ownPlaces, ...programs(top)];
    const problems = await problemsOf(t, text(path(top)), system);
    t.true(
      problems.some(problem => problem.startsWith('catalogue.yaml:2:') && message.test(problem)),
      problems.join('\n'),
    );
    const found = sharePlace(path(top), kept);
    t.true('why' in found && message.test(found.why));
  });

const programs = (top: string): KeptApart[] => [
  {path: join(top, 'bin/tool'), what: 'the program of tool', isFolder: false},
  {path: join(top, 'bin'), what: 'the folder of the program of tool', isFolder: true},
  {path: '/usr/bin', what: 'a folder of programs', isFolder: true},
];

test('a share that became a way to root after the catalogue was loaded is refused at use', async t => {
  const {top, system, text} = await host(t);
  const path = join(top, 'free/inner/share');
  mkdirSync(path);
  const share = (await catalogueOf(t, text(path), system)).shares.get('it');
  t.deepEqual(sharePlace(path, share?.keptApart ?? []), {realPath: path});
  renameSync(join(top, 'free/inner'), join(top, 'free/aside'));
  symlinkSync('../data', join(top, 'free/inner'));
  mkdirSync(join(top, 'data/share'));
  t.like(sharePlace(path, share?.keptApart ?? []), {
    why: `${path} lies in the data folder of reeve, ${top}/data; a share must be apart from that`,
  });
  rmSync(join(top, 'free/inner'));
  t.like(sharePlace(path, share?.keptApart ?? []), {isMissing: true});
});

test('a home is no share: who may write there could let themselves in', async t => {
  const {system, text} = await host(t);
  t.regex(
    (await problemsOf(t, text('/home'), system)).join('\n'),
    /holds the folder of login keys|there is no folder/,
  );
  t.true('why' in sharePlace('/root', []));
});

test('a bind mount hides neither what it shows nor what is in it', async t => {
  if (process.getuid?.() !== 0) return skip(t, 'disks are mounted by root');
  const {top} = await host(t);
  const ask = (mount: string) =>
    JSON.parse(
      execFileSync(
        'unshare',
        [
          '--mount',
          'sh',
          '-c',
          `${mount} && exec "$0" "$@"`,
          process.execPath,
          join(import.meta.dirname, 'ask-share-place.ts'),
          `${top}/free/share`,
          `${top}/data`,
        ],
        {encoding: 'utf8'},
      ),
    );
  t.deepEqual(ask('true'), {realPath: `${top}/free/share`});
  t.regex(ask(`mount --bind ${top}/data ${top}/free/share`).why, /is what is kept/);
  t.regex(ask(`mount --bind ${top}/data/output ${top}/free/share`).why, /lies in what is kept/);
  t.regex(ask(`mount --bind ${top} ${top}/free/share`).why, /holds/);
});

test('as root a share says whose rights hold in it, and never those of root, its group or the gate', async t => {
  const {top, system, text} = await host(t);
  const path = join(top, 'free/share');
  const numbers: Record<string, [number, number[]]> = {
    toor: [0, [5]],
    wheel: [7, [7, 0]],
    gate: [998, [997]],
    mate: [8, [8, 997]],
  };
  const rooted = {
    ...system,
    gate: {uid: 998, gid: 997},
    findUser: async (name: string) => {
      const [uid, groups] = numbers[name] ?? [4711, [4711]];
      return name === 'ghost' ? undefined : {name, home: '/', uid, gid: groups[0] ?? 0, groups};
    },
  };
  for (const [rest, message] of [
    ['umask: "022"', /reeve runs as root: say whose rights hold/],
    ['user: toor', /who is root/],
    ['user: wheel', /who is root or of root's group/],
    ['user: gate', /is that of the gate/],
    ['user: mate', /the gate's/],
    ['user: ghost', /there is no user "ghost"/],
  ] as const)
    t.regex((await problemsOf(t, text(path, rest), rooted)).join('\n'), message);
  const catalogue = await catalogueOf(t, text(path, 'user: nobody'), rooted);
  t.regex(catalogue.warnings.join('\n'), /commands such as tool run as "nobody", too/);
  t.like(catalogue.shares.get('it'), {otherUser: 'nobody', notAs: {uid: 998, gid: 997}});
});

test('without root a share is used as whom reeve runs as', async t => {
  const folder = realpathSync(await temporaryFolder(t));
  const of = (rest: string) => `shares: { it: { path: ${folder}${rest} } }`;
  const {shares, warnings} = await catalogueOf(
    t,
    of(', maxFile: 1KiB, quota: 1MiB, umask: "027", about: Results'),
  );
  t.notRegex(warnings.join('\n'), /quota/);
  t.like(shares.get('it'), {
    user: 'tester',
    otherUser: undefined,
    maxFile: 1024,
    quota: 2 ** 20,
    umask: 0o027,
    about: 'Results',
  });
  t.like((await catalogueOf(t, of(''))).shares.get('it'), {quota: undefined, umask: 0o022});
  t.regex(
    (await problemsOf(t, of(', user: labdata'))).join('\n'),
    /only root can use a share as somebody else/,
  );
  t.regex((await problemsOf(t, of(', umask: "9"'))).join('\n'), /umask/);
  t.regex((await problemsOf(t, `shares: { It: { path: ${folder} } }`)).join('\n'), /a share's name/);
});

test('a share that is in two files, and one that is not there, are told', async t => {
  const folder = realpathSync(await temporaryFolder(t));
  const text = `shares: { it: { path: ${folder} } }`;
  t.regex(
    (await problemsOf(t, {'a.yaml': text, 'b.yaml': text})).join('\n'),
    /^b\.yaml:1:11: shares\.it: is there already, at a\.yaml:1/m,
  );
  const {warnings} = await catalogueOf(t, `shares: { it: { path: ${folder}/none } }`);
  t.regex(
    warnings.join('\n'),
    /shares\.it: path: there is no folder .*none; nothing can be put or got until it is there/,
  );
});

test('rights to read and to write a share are apart, and of that share', async t => {
  const rules = [
    compileRule({who: ['group:ops'], read: ['data*'], write: ['datasets']}, 'a:1'),
    compileRule({who: ['user:bob'], write: ['inbox']}, 'a:2'),
  ];
  const may = (person: typeof alice, right: 'read' | 'write', share: string) =>
    ruleFor(person, rules, right === 'read' ? {read: share} : {write: share});
  t.is(may(alice, 'read', 'datasets'), 'a:1');
  t.is(may(alice, 'write', 'datasets'), 'a:1');
  t.is(may(alice, 'read', 'databases'), 'a:1');
  t.is(may(alice, 'write', 'databases'), undefined);
  t.is(may(bob, 'write', 'inbox'), 'a:2');
  t.is(may(bob, 'read', 'inbox'), undefined);
});

test('what somebody may read and write is explained', async t => {
  const folder = realpathSync(await temporaryFolder(t));
  const catalogue = await catalogueOf(
    t,
    `shares: { inbox: { path: ${folder} }, other: { path: ${folder} } }
access:
  - { who: [group:ops], write: [inbox, gone] }`,
  );
  const {shares} = explain(alice, catalogue);
  t.is(shares.length, 1);
  t.like(shares[0], {share: 'inbox', read: null});
  t.regex(shares[0]?.write ?? '', /catalogue\.yaml:3$/);
  t.deepEqual(explain(bob, catalogue).shares, []);
  t.regex(catalogue.warnings.join('\n'), /access\[0\]\.write: there is no share "gone"/);
});

test('a rule of all shares is no mistake where there is none', async t => {
  const {warnings} = await catalogueOf(t, 'access:\n  - { who: [group:ops], read: ["*"], write: ["*"] }');
  t.deepEqual(warnings, []);
});
