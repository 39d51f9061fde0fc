import {copyFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import {loadCatalogue} from '../../src/policy/catalogue/load-catalogue.ts';
import {authorize} from '../../src/policy/orders/authorize.ts';
import {notLinux, skip} from '../fixtures/skip.ts';
import {alice, bob, plainSystem, runOrder, temporaryFolder} from './fixtures.ts';

const shipped = (name: string) => new URL(`../../examples/${name}`, import.meta.url).pathname;

/** The shipped files, copied to where nobody else may write: as root, its own folder may belong to somebody else. */
async function copied(t: Parameters<typeof temporaryFolder>[0], defaults?: string): Promise<string> {
  const folder = await temporaryFolder(t);
  for (const name of ['catalogue.yaml', 'access.yaml']) await copyFile(shipped(name), join(folder, name));
  if (defaults !== undefined) await writeFile(join(folder, 'defaults.yaml'), defaults);
  return folder;
}

test('the shipped catalogue loads on every system, as root with one line more', async t => {
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    const {commands, warnings, rules} = await loadCatalogue(await copied(t), {...plainSystem, platform});
    const here = [...commands.values()].filter(({definition}) => definition !== undefined);
    t.true(here.length >= 20, `${platform} has ${here.length}`);
    t.true(rules.length >= 2);
    for (const warning of warnings) t.regex(warning, /there is no program/);
    for (const {definition} of here) t.regex(definition?.about ?? '', /^[A-Z].{8,}/);
  }
  const root = {...plainSystem, root: true, self: {name: 'root', home: '/root'}};
  await t.throwsAsync(loadCatalogue(await copied(t), root), {
    code: 'config-invalid',
    message: /reeve runs as root/,
  });
  const {commands} = await loadCatalogue(await copied(t, 'defaults: { user: nobody }\n'), root);
  t.is(commands.get('disk-usage')?.definition?.otherUser, 'nobody');
});

test('what is echoed comes back as it was given', async t => {
  if (process.platform === 'win32') return skip(t, notLinux);
  const catalogue = await loadCatalogue(await copied(t), {...plainSystem, platform: process.platform});
  const {argv, env} = authorize(
    runOrder(bob, 'echo', {args: ['--', '-n', '$(id)', 'a b', '*']}),
    catalogue,
  ).invocation;
  const {stdout} = await execa(argv[0], argv.slice(1), {env: {...env}, extendEnv: false});
  t.is(stdout, '-n\n$(id)\na b\n*');
});

test('students may not do what only operators may', async t => {
  const catalogue = await loadCatalogue(await copied(t), plainSystem);
  t.throws(() => authorize(runOrder(bob, 'journal'), catalogue), {code: 'denied'});
  t.notThrows(() => authorize(runOrder(bob, 'disk-usage'), catalogue));
});

test('the parameters of the shipped commands let no option or path outside through', async t => {
  const catalogue = await loadCatalogue(await copied(t), plainSystem);
  const hostile: [string, string[]][] = [
    ['ping', ['-f']],
    ['ping', ['--', '-f']],
    ['lookup', ['-s']],
    ['disk-usage', ['home']],
    ['service', ['ssh;reboot']],
    ['service', ['a b']],
    ['journal', ['--unit=-x y']],
    ['logins', ['--user=-f']],
    ['account', ['a\nb']],
    ['package', ['../x']],
    ['processes', ['--by=args']],
    ['process', ['1,2']],
  ];
  for (const [name, args] of hostile) {
    const error = t.throws(() => authorize(runOrder(alice, name, {args}), catalogue), {
      code: 'bad-parameter',
    });
    t.truthy(error, `${name} ${args.join(' ')}`);
  }
});
