// What is not UTF-8 is refused where it comes in: nothing else than was given is ordered, signed, opened or kept.
import {existsSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import type {Lab} from '../fixtures/lab.ts';
import {reeveWords} from '../fixtures/lab.ts';
import {onTerminal} from '../fixtures/on-terminal.ts';
import {runProgram} from '../fixtures/program.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {notLinux, skip} from '../fixtures/skip.ts';
import {until} from '../fixtures/until.ts';

const sharedLab = shareLab({
  commands: `
  echo: { about: Prints its words, argv: [printf, "%s", "{words...}"], params: { words: { type: array, items: { type: string } } } }
  tell: { about: Prints a secret, argv: [cat], params: { it: { type: string, writeOnly: true } }, stdin: "{it}" }
`,
});

/** Runs reeve behind a shell, which alone can give it any bytes. */
function behindShell(lab: Lab, script: string) {
  return runProgram('sh', ['-c', script, 'sh', ...reeveWords], {
    REEVE_CONFIG: join(lab.folder, 'alice.yaml'),
    XDG_STATE_HOME: join(lab.folder, 'home'),
    CERTS: join(lab.folder, 'certs'),
  });
}

const onLinux = existsSync('/proc/self/cmdline') ? test : test.skip;
if (!existsSync('/proc/self/cmdline')) test('words that are not UTF-8', t => skip(t, notLinux));

onLinux('a word that is not UTF-8 is refused wherever it stands, and shown', async t => {
  const lab = await sharedLab();
  for (const line of [
    '"$@" run lab-01 echo "$(printf "gr\\374n")"',
    '"$@" run --reason "$(printf "gr\\374n")" lab-01 echo hi',
    '"$@" run "$(printf "gr\\374n")" echo hi',
    '"$@" --config "$(printf "gr\\374n")" ping lab-01',
    '"$@" cert user "$(printf "gr\\374n")" --dir "$CERTS"',
    '"$@" audit verify "$(printf "gr\\374n")"',
  ]) {
    const {exitCode, stdout, stderr} = await behindShell(lab, line);
    t.deepEqual([exitCode, stdout], [253, ''], line);
    t.is(stderr, String.raw`reeve: the word "gr\xfcn" is not UTF-8, the only encoding that reeve accepts`);
  }
  t.false(JSON.stringify(lab.entries()).includes('gr\u{fffd}n'), 'nothing was ordered');
});

onLinux('what is UTF-8 is taken, the character that stands for what is not among it', async t => {
  const lab = await sharedLab();
  const {exitCode, stdout} = await behindShell(lab, '"$@" run lab-01 echo "grün 🙂 �"');
  t.deepEqual([exitCode, stdout], [0, 'grün 🙂 �']);
});

onLinux('a variable that reeve uses is refused like a word, and its value is not shown', async t => {
  const lab = await sharedLab();
  for (const name of ['REEVE_CONFIG', 'XDG_STATE_HOME', 'XDG_CONFIG_HOME', 'HOME', 'REEVE_CA_PASSPHRASE']) {
    const {exitCode, stderr} = await behindShell(
      lab,
      `export ${name}="$(printf "/gr\\374n")"; "$@" run lab-01 echo hi`,
    );
    t.is(exitCode, 253);
    t.is(stderr, `reeve: the variable ${name} is not UTF-8, the only encoding that reeve accepts`);
  }
  t.is((await behindShell(lab, 'export OTHER="$(printf "gr\\374n")"; "$@" run lab-01 echo hi')).exitCode, 0);
});

test('files with secrets are UTF-8, with or without a mark, whatever ends their lines', async t => {
  const lab = await sharedLab();
  const file = join(lab.folder, 'secret');
  const secret = async (bytes: string | Buffer) => {
    await writeFile(file, bytes, {mode: 0o600});
    return lab.reeve(['run', '--secret', `it=@${file}`, 'lab-01', 'tell']);
  };
  for (const bytes of ['grün', 'grün\n', 'grün\r\n', '\u{feff}grün\r\n']) {
    const {exitCode, stdout} = await secret(bytes);
    t.deepEqual([exitCode, stdout], [0, 'grün'], JSON.stringify(bytes));
  }
  for (const bytes of [Buffer.from('gr\xfcn', 'latin1'), Buffer.from('grün', 'utf16le')]) {
    const {exitCode, stderr} = await secret(bytes);
    t.is(exitCode, 253);
    t.regex(stderr, /the secret it is not UTF-8 text$/);
  }
});

test('a passphrase is that of the file, mark and line end aside, and never one that was read wrongly', async t => {
  const lab = await sharedLab();
  const certs = join(lab.folder, 'certs');
  const file = join(lab.folder, 'passphrase');
  const withPassphrase = async (bytes: string | Buffer, ...words: readonly string[]) => {
    await writeFile(file, bytes, {mode: 0o600});
    return lab.reeve([...words, '--dir', certs, '--passphrase-file', file]);
  };
  const wrong = await withPassphrase(Buffer.from('gr\xfcn', 'latin1'), 'ca', 'init');
  t.is(wrong.exitCode, 253);
  t.regex(wrong.stderr, /^reeve: the passphrase .* in .*passphrase is not UTF-8$/);
  t.is((await withPassphrase('\u{feff}grün\r\n', 'ca', 'init')).exitCode, 0);
  t.is((await withPassphrase('grün', 'cert', 'user', 'u')).exitCode, 0);
});

test('what is typed and is not UTF-8 is refused', async t => {
  const lab = await sharedLab();
  const terminal = onTerminal(t, ['run', '--secret', 'it', 'lab-01', 'tell'], {
    config: join(lab.folder, 'alice.yaml'),
  });
  await until(() => terminal.seen.includes('it for lab-01:'), 'the question');
  terminal.child.stdin?.write(Buffer.from('gr\xfcn\r', 'latin1'));
  const {status, seen} = await terminal.ended;
  t.is(status, 253);
  t.regex(seen, /the typed text is not UTF-8/);
});
