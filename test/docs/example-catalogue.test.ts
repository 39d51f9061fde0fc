// Each command of the example catalogue, run by a real server. CI runs on Debian and installs the programs that Debian has;
// elsewhere some are missing, and their commands are skipped by name.
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {parse} from 'yaml';
import {usualPath} from '../../src/base/node-process.ts';
import {commandLine} from '../fixtures/command-line.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {skip} from '../fixtures/skip.ts';
import {openTerminal, whyNot} from '../fixtures/tmux.ts';
import {until} from '../fixtures/until.ts';

interface Variant {
  readonly argv: readonly [string, ...unknown[]];
  readonly os?: string | readonly string[];
  readonly tty?: boolean;
}

const examples = await readFile('examples/catalogue.yaml', 'utf8');
const [, commands = ''] = /^commands:(.*)/ms.exec(examples) ?? [];
const [, access = ''] = /^access:(.*)/ms.exec(await readFile('examples/access.yaml', 'utf8')) ?? [];
const sharedLab = shareLab({commands, access});

const isForLinux = ({os}: Variant) => os === undefined || [os].flat().includes('linux');
const variants = Object.entries<Variant | Variant[]>(parse(examples).commands).flatMap(([name, value]) =>
  [value]
    .flat()
    .filter(isForLinux)
    .map(variant => ({name, program: variant.argv[0], isTty: variant.tty === true})),
);

/** Parameters that have no default, or one that takes long. */
const words: Readonly<Record<string, readonly string[]>> = {
  process: [String(process.pid)],
  'open-files': [String(process.pid)],
  'large-folders': ['/usr/bin'],
  'disk-health': ['/dev/null'],
  ping: ['127.0.0.1', '1'],
  lookup: ['localhost'],
  service: ['ssh'],
  package: ['bash'],
  account: ['root'],
  echo: ['-n', '$(id)', '*'],
  wait: ['0.01'],
  vmstat: ['1', '1'],
};

/** The words of a program, with a status that is not 0, where what it is about is not there or not for everybody to see. */
const lacks: Readonly<Record<string, RegExp>> = {
  chronyc: /506 Cannot talk to daemon/,
  dmesg: /Operation not permitted/,
  journalctl: /No journal files were|insufficient permissions/,
  last: /cannot open \/var\/log\/wtmp/,
  lspci: /Cannot open \/proc\/bus\/pci/,
  // It prints nothing.
  lsusb: /^$/,
  'nvidia-smi': /NVIDIA-SMI has failed/,
  ping: /missing cap_net_raw/,
  // On Debian the database is in the home of the user.
  rpm: /cannot open Packages database/,
  sensors: /No sensors found/,
  smartctl: /\/dev\/null: Unable to detect device type/,
  systemctl: /not been booted with systemd|Failed to connect to bus|Unit ssh\.service could not be found/,
  timedatectl: /not been booted with systemd|Failed to connect to bus/,
};

const isHere = (program: string) => usualPath.split(':').some(folder => existsSync(join(folder, program)));

test('the example catalogue has commands for Linux', t => t.true(variants.length > 40));

for (const {name, program, isTty} of variants) {
  if (isTty) continue;
  if (process.platform !== 'linux' || !isHere(program)) {
    test.skip(`${name} of the example catalogue does what it says (skipped: no ${program} here)`, () => {});
    continue;
  }
  test.serial(`${name} of the example catalogue does what it says`, async t => {
    const host = await (await sharedLab()).connect();
    const {reason, exit, stdout, stderr} = await host.run(name, [...(words[name] ?? [])]);
    const said = `${stderr}${stdout}`;
    t.is(reason, 'exited', said);
    if (exit !== 0) t.regex(said, lacks[program] ?? /this program ends with 0/);
  });
}

const isTtyProgram = variants.filter(({isTty}) => isTty);
test('the example catalogue has one command for a terminal: top', t =>
  t.deepEqual(isTtyProgram, [{name: 'top', program: 'top', isTty: true}]));

const skipped = whyNot('top');
const onTerminal = skipped === undefined ? test.serial : test.skip;
if (skipped !== undefined) test(`top of the example catalogue: ${skipped}`, t => skip(t, skipped));

onTerminal('top of the example catalogue draws on our terminal until it is told to quit', async t => {
  const lab = await sharedLab();
  const terminal = await openTerminal(t, join(lab.folder, 'alice.yaml'));
  await terminal.reeve('run', '-t', 'lab-01', 'top');
  await terminal.shows(/^top - [\s\S]*PID/);
  await terminal.type('q');
  await terminal.shows(/^ready>/m);
  t.is(await terminal.status(), 0);
});

onTerminal('top of the example catalogue is shown without a terminal, too, until it is ended', async t => {
  const client = commandLine(await sharedLab(), ['run', 'lab-01', 'top']);
  t.teardown(() => client.child.kill('SIGKILL'));
  await until(() => client.stdout.includes('PID'), 'the table of processes');
  client.child.kill('SIGINT');
  t.regex((await client.ended).stderr, /cancelled/);
});
