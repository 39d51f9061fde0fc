// Two readers of one command line: whatever the quick start takes, the whole program takes word for word.
import {registerHooks} from 'node:module';
import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import test from 'ava';
import fc from 'fast-check';
import {createProgram} from '../../src/cli/program.ts';
import {quickCall} from '../../src/cli/quick/quick-call.ts';

/** Handlers of the whole program that only tell their arguments, by the command. */
const handlers: Record<string, string> = {
  run: 'run',
  attach: 'attach',
  ping: 'ping',
  jobs: 'listJobsOf',
  commands: 'listCommands',
  keep: 'keepFor',
};
const told: {command: string; args: unknown[]}[] = [];
Object.assign(globalThis, {tell: (command: string, ...args: unknown[]) => told.push({command, args})});

registerHooks({
  load(url, context, next) {
    const [command, handler] = Object.entries(handlers).find(([name]) => url === urlOfHandler(name)) ?? [];
    if (command === undefined) return next(url, context);
    const source = `export const ${handler} = (...args) => void tell('${command}', ...args);`;
    return {format: 'module', source, shortCircuit: true};
  },
});

const urlOfHandler = (command: string) => pathToFileURL(resolve('src/cli/handlers', `${command}.ts`)).href;

/** The command and the arguments of its handler, as the whole program reads the words. */
async function wholeProgram(words: readonly string[]): Promise<unknown> {
  told.length = 0;
  await createProgram().parseAsync([...words], {from: 'user'});
  process.exitCode = undefined;
  return told.length === 1 ? told[0] : undefined;
}

const quick = [
  'run lab-01 true',
  'run lab-01 echo --json -- -x --config @all',
  'run --config a.yaml lab-01 --json echo a',
  'run lab-01 --config a.yaml --reason why echo',
  'run lab-01:7000 --stdin cat',
  'run --detach 127.0.0.1 sleep 5',
  '--config a.yaml --json run lab-01 jobs',
  'attach lab-01 1b5fafb7',
  'attach --config a.yaml lab-01 --json 1b5fafb7',
  '--json ping lab-01',
  'ping lab-01 --config a.yaml',
  'jobs --json lab-01',
  'commands lab-01',
  'persist keep --config a.yaml lab-01',
];

for (const line of quick)
  test.serial(`the quick start takes: reeve ${line}`, async t => {
    const call = quickCall(line.split(' '));
    t.truthy(call);
    t.deepEqual(await wholeProgram(line.split(' ')), call);
  });

test('what else a command line may hold is left to the whole program', t => {
  const others = [
    '',
    'run',
    'run lab-01',
    'run lab-0[1-3] true',
    'run @all true',
    'run lab-01,lab-02 true',
    'run lab-01!lab-02 true',
    'run lab-01&lab-02 true',
    'run lab-01^lab-02 true',
    'run lab-* true',
    'run [::1]:7000 true',
    'run -t lab-01 top',
    'run lab-01 --secret a true',
    'run lab-01 --yes true',
    'run lab-01 --no-receipt true',
    'run --config=a.yaml lab-01 true',
    'run --config a.yaml lab-01 --config b.yaml true',
    'run --config -x lab-01 true',
    'run --stdin --detach lab-01 true',
    'run -- lab-01 true',
    'run lab-01 -- true',
    'run lab-01 --help',
    '--config a.yaml run --config b.yaml lab-01 true',
    '--stdin run lab-01 cat',
    'ping',
    'ping lab-01 lab-02',
    'ping -c 1 lab-01',
    'ping lab-01 --reason x',
    'attach lab-01',
    'attach --claim lab-01 1b5fafb7',
    'jobs',
    'jobs --watch lab-01',
    'commands lab-01 lab-02',
    'status lab-01',
    'audit log lab-01',
    '--version',
    '--help',
    'constructor lab-01',
  ];
  for (const line of others) t.is(quickCall(line.split(' ')), undefined, line);
  t.is(quickCall(['run', 'lab-01 lab-02', 'true']), undefined);
  t.is(quickCall(['run', 'lab-01\n', 'true']), undefined);
  t.is(quickCall(['run', 'lab-01', '']), undefined);
  t.is(quickCall(['run', '--config', '', 'lab-01', 'true']), undefined);
});

const usual = [['--json'], ['--config', 'a.yaml'], ['--reason', 'why'], ['--stdin'], ['--detach']];
const odd = [
  ['--no-receipt'],
  ['--config'],
  ['--config=a.yaml'],
  ['--reason', '--json'],
  ['--jsonx'],
  ['--'],
  ['-t'],
  ['-'],
];
const option = fc.oneof(
  {weight: 6, arbitrary: fc.constantFrom(...usual)},
  {weight: 1, arbitrary: fc.constantFrom(...odd)},
);
const word = fc.oneof(
  {weight: 6, arbitrary: fc.constantFrom('lab-01', 'lab-02:7000', 'run', 'true')},
  {weight: 1, arbitrary: fc.constantFrom('@all', '', '--json', '-x', 'a b', 'é')},
);
const options = fc.array(option, {maxLength: 2, size: 'small'}).map(words => words.flat());
const commandLine = fc
  .tuple(
    options,
    fc.constantFrom(...Object.keys(handlers), 'audit'),
    options,
    fc.array(fc.tuple(word, options), {maxLength: 3}),
    fc.array(word, {maxLength: 3}),
  )
  .map(([before, command, after, words, rest]) => [before, command, after, words, rest].flat(3));

test.serial(
  'any words that the quick start takes have the same command and arguments in the whole program',
  async t => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(commandLine, async words => {
        const call = quickCall(words);
        if (call === undefined) return;
        taken++;
        t.deepEqual(await wholeProgram(words), call, JSON.stringify(words));
      }),
      {numRuns: 3000},
    );
    t.true(taken > 50, `${taken}`);
  },
);
