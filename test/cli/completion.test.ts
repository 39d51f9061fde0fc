// Completion answers by what the user's own calls learned; if anything is wrong, it says nothing.
import {execFileSync} from 'node:child_process';
import {chmod, mkdir, readdir, readFile, rm, stat, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {temporaryFolder} from '../fixtures/ca-folder.ts';
import {commandLine} from '../fixtures/command-line.ts';
import {described, startScripted} from '../fixtures/scripted-server.ts';
import {labWithShare, shareFolder} from '../fixtures/share-lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';

const sharedLab = shareLab({
  ...labWithShare,
  commands: `
  echo: { about: Prints its words, argv: [printf, "%s", "{words...}"], params: { words: { type: array, items: { type: string } } } }
  restart:
    about: Restarts a service
    argv: [printf, "%s", "{service}", ["{mode}"]]
    params:
      service: { type: string, enum: [web, two words, $(touch pwned)] }
      mode: { type: string, enum: [fast, slow], description: How }
      token: { type: string, writeOnly: true }
    env: { TOKEN: "{token}" }
`,
});

/** A user without notes, with the client.yaml of a lab or another. */
async function newUser(t: ExecutionContext, config: string) {
  const cache = await temporaryFolder(t);
  const env = {XDG_CACHE_HOME: cache, XDG_STATE_HOME: cache, HOME: cache};
  const run = async (...words: readonly string[]) => commandLine({folder: cache}, words, {config, env}).ended;
  return {
    notes: join(cache, 'reeve', 'completion'),
    run,
    /** The words that zsh would be given; anything else than silence is a failure. */
    async words(...words: readonly string[]): Promise<string[]> {
      const {status, stdout, stderr} = await run('complete', 'zsh', ...words);
      t.deepEqual([status, stderr], [0, '']);
      const [, ...lines] = stdout.toString().split('\n').slice(0, -1);
      return lines.map(line => line.slice(1, line.indexOf('\t')));
    },
  };
}

test('commands, parameters and values are those that a host told, and the secret has none', async t => {
  const lab = await sharedLab();
  const config = join(lab.folder, 'alice.yaml');
  const user = await newUser(t, config);
  t.deepEqual(await user.words('run', 'la'), ['lab-01']);
  t.deepEqual(await user.words('run', 'lab-01', ''), [], 'no host is asked');
  t.is((await user.run('commands', 'lab-01')).status, 0);
  t.deepEqual(await user.words('run', 'lab-01', ''), ['echo', 'restart']);
  t.deepEqual(await user.words('describe', 'lab-01', 're'), ['restart']);
  t.deepEqual(await user.words('run', 'lab-01', 'restart', ''), ['web', 'two words', '$(touch pwned)']);
  t.deepEqual(await user.words('run', 'lab-01', 'restart', 'web', '--mode='), ['--mode=fast', '--mode=slow']);
  t.deepEqual(await user.words('run', 'lab-01', 'restart', '--'), ['--service', '--mode']);
  t.deepEqual(await user.words('run', 'lab-01', '--secret', ''), ['token'], 'its name, which is no secret');
  t.deepEqual(await user.words('run', '@*', 'restart', 'w'), ['web'], 'of a node set those of its hosts');
  t.deepEqual(await user.words('run', '--config', config, 'lab-01', 'e'), ['echo']);
  const inBash = async (typed: string) =>
    (await user.run('complete', 'bash', `reeve run lab-01 restart ${typed}`, typed)).stdout.toString();
  t.is(await inBash("'$"), "\n'$(touch pwned)\n");
  t.is(await inBash('$'), '\n', 'bash would make something else of it');

  t.is((await stat(user.notes)).mode & 0o777, 0o700);
  for (const name of await readdir(user.notes))
    t.is((await stat(join(user.notes, name))).mode & 0o777, 0o600);
});

test('one command that was described is known beside others; a list takes away what is gone', async t => {
  const lab = await sharedLab();
  const user = await newUser(t, join(lab.folder, 'alice.yaml'));
  await user.run('describe', 'lab-01', 'restart');
  t.deepEqual(await user.words('run', 'lab-01', ''), ['restart']);
  await user.run('commands', 'lab-01,lab-01');
  t.deepEqual(await user.words('run', 'lab-01', ''), ['echo', 'restart']);
  t.deepEqual(await user.words('run', 'lab-01', 'restart', 'w'), ['web'], 'what it takes is still known');
});

test('files of shares are those that were listed and put, without those that were removed', async t => {
  const lab = await sharedLab();
  const user = await newUser(t, join(lab.folder, 'alice.yaml'));
  const folder = shareFolder(lab, 'completed');
  for (const name of ['a b.txt', '*', 'esc\u001b[31m', 'line\nend', "it's $(id)"])
    await writeFile(join(folder, name), '', {mode: 0o644});
  await mkdir(join(folder, 'run-1'));
  await chmod(join(folder, 'run-1'), 0o777);
  t.deepEqual(await user.words('ls', 'l'), ['lab-01:']);
  await user.run('shares', 'lab-01');
  t.deepEqual(await user.words('ls', 'lab-01:'), ['lab-01:data/']);
  await user.run('ls', 'lab-01:data/completed');
  const place = 'lab-01:data/completed/';
  t.deepEqual((await user.words('rm', place)).toSorted(), [
    `${place}\\x2a`,
    `${place}a b.txt`,
    `${place}esc\\x1b\\x5b31m`,
    `${place}it's $(id)`,
    `${place}line\\x0aend`,
    `${place}run-1/`,
  ]);
  const file = join(await temporaryFolder(t), 'new.csv');
  await writeFile(file, 'x');
  t.is((await user.run('put', file, `${place}run-1/`)).status, 0);
  t.deepEqual(await user.words('get', `${place}run-1/n`), [`${place}run-1/new.csv`]);
  const removed = await user.run('rm', `${place}\\x2a`);
  t.is(removed.status, 0, removed.stderr);
  t.true((await readdir(folder)).includes('a b.txt'), 'the file that is called * alone');
  t.is((await user.run('rm', '-r', `${place}run-1`)).status, 0);
  t.deepEqual(await user.words('get', `${place}r`), []);
  t.deepEqual(await user.words('get', `${place}run-1/`), []);
});

test('groups are those of client.yaml and of files; of a program, those that reeve hosts read', async t => {
  const folder = await temporaryFolder(t);
  const config = join(folder, 'client.yaml');
  const program = join(folder, 'groups.sh');
  await writeFile(program, `#!/bin/sh\necho started >> ${folder}/started\necho 'blue: lab-[07-08]'\n`, {
    mode: 0o755,
  });
  await writeFile(join(folder, 'racks'), 'r1: lab-01\nr2: lab-02\n');
  const write = async (hosts: string) =>
    writeFile(
      config,
      `identity: { cert: a, key: b, ca: c }
hosts: { ${hosts} }
groups: { web: "lab-[01-02]" }
groupSources: { racks: { file: racks }, colours: { command: [${program}] } }
`,
    );
  await write('lab-01: { address: 10.0.0.1 }');
  const user = await newUser(t, config);
  t.deepEqual(await user.words('ping', '@w'), ['@web']);
  t.deepEqual(await user.words('ping', '@racks:r'), ['@racks:r1', '@racks:r2']);
  t.deepEqual(await user.words('ping', '@colours:'), ['@colours:*']);
  t.deepEqual(await readdir(folder), ['client.yaml', 'groups.sh', 'racks'], 'no program was started');
  t.is((await user.run('hosts', '@colours:*')).status, 0);
  t.deepEqual(await user.words('ping', '@colours:b'), ['@colours:blue']);
  await write('lab-01: { address: 10.0.0.1 }, new-host: { address: 10.0.0.2 }');
  t.deepEqual(await user.words('ping', 'n'), ['new-host'], 'a change of the file is seen');
  await writeFile(join(folder, 'racks'), 'row9: lab-01\n');
  t.deepEqual(await user.words('ping', '@racks:r'), ['@racks:row9']);
});

test('without a configuration, or with one that is broken, it is silent', async t => {
  const folder = await temporaryFolder(t);
  const broken: Record<string, (path: string) => Promise<unknown>> = {
    missing: async () => {},
    'no YAML': path => writeFile(path, '{{{'),
    'not ours': path => writeFile(path, 'hosts: { lab-01: 7 }'),
    bytes: path => writeFile(path, Buffer.from([0xff, 0xfe, 0])),
    'a folder': path => mkdir(path),
    'a pipe that nobody writes to': async path => execFileSync('mkfifo', [path]),
    'a link to itself': path => symlink(path, path),
  };
  for (const [what, make] of Object.entries(broken)) {
    const path = join(folder, what);
    await make(path);
    const user = await newUser(t, path);
    t.deepEqual(await user.words('run', ''), [], what);
    t.true((await user.words('p')).includes('ping'), what);
  }
});

test('without a cache, or with one that is cut or not the user’s own, it is silent and goes on', async t => {
  const lab = await sharedLab();
  const user = await newUser(t, join(lab.folder, 'alice.yaml'));
  await user.run('commands', 'lab-01');
  for (const name of await readdir(user.notes)) await writeFile(join(user.notes, name), '{"form":1,"subj');
  t.deepEqual(await user.words('run', 'lab-01', ''), []);
  t.deepEqual(await user.words('run', 'la'), ['lab-01']);
  await rm(user.notes, {recursive: true});
  await writeFile(user.notes, 'a file');
  t.deepEqual(await user.words('run', 'la'), ['lab-01']);
  t.is((await user.run('commands', 'lab-01')).status, 0, 'no call fails for it');
  await rm(user.notes);
  await mkdir(user.notes, {mode: 0o755});
  await user.run('commands', 'lab-01');
  t.deepEqual(await readdir(user.notes), [], 'nothing is kept where others may look');
});

test('a word that is no shell, and words without end, are answered by nothing', async t => {
  const lab = await sharedLab();
  const user = await newUser(t, join(lab.folder, 'alice.yaml'));
  for (const words of [['complete'], ['complete', 'csh', 'run', ''], ['complete', '--help']]) {
    const {stdout} = await user.run(...words);
    t.false(stdout.toString().includes('lab-01'), words.join(' '));
  }
  t.deepEqual(await user.words('run', 'x'.repeat(100_000)), []);
  t.deepEqual(await user.words('run', `${'['.repeat(20_000)}`), []);
  t.deepEqual(await user.words('run', `lab-${',('.repeat(20_000)}`), []);
});

test('what a host should not be able to say does not reach a shell', async t => {
  const long = 'x'.repeat(12_000);
  const odd = [
    'evil\nline',
    '$(touch pwned)',
    '--config=/tmp/evil.yaml',
    '\u001b]0;title\u0007',
    'UPPER',
    long,
    '-rf',
    '',
  ];
  const commands = [
    ...odd.map(command => ({...described, command, about: `${command}\u001b[2J`})),
    {
      ...described,
      command: 'good',
      about: `line\nend \u001b[2J${long}`,
      params: [
        ...odd.map(name => ({name, required: false, schema: {type: 'string'}})),
        {
          name: 'fine',
          required: false,
          schema: {
            type: 'string',
            enum: [...odd, 'right', null, 7, {}, ['a']],
            description: `a\tb\u001b[2J${long}`,
          },
        },
        {
          name: 'token',
          required: false,
          schema: {type: 'string', writeOnly: true, enum: ['hunter2'], default: 'hunter3'},
        },
        {name: 'none', required: false, schema: {type: {}, enum: 'text', items: null, description: 7}},
      ],
    },
  ];
  const script = await startScripted(t, {
    ordered: (guest, stream) => guest.say(stream, {type: 'answer', body: {commands}}),
  });
  const user = await newUser(t, script.config);
  const listed = await user.run('commands', 'lab-01');
  t.is(listed.status, 0, listed.stderr);
  t.deepEqual(await user.words('run', 'lab-01', ''), ['good']);
  t.deepEqual(await user.words('run', 'lab-01', 'good', '--'), ['--UPPER', '--fine', '--none']);
  t.deepEqual(await user.words('run', 'lab-01', 'good', '--fine', ''), [
    '$(touch pwned)',
    '--config=/tmp/evil.yaml',
    'UPPER',
    '-rf',
    'right',
    '7',
  ]);
  const {stdout} = await user.run('complete', 'zsh', 'run', 'lab-01', 'good', '--');
  t.regex(stdout.toString(), /^\n(?:[.+][\x20-\x7e…]{2,100}\t[\x20-\x7e…]{0,110}\n){3}$/);
  for (const name of await readdir(user.notes))
    t.notRegex(await readFile(join(user.notes, name), 'utf8'), /hunter/, 'no value of a secret is kept');
});
