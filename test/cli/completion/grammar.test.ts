// Completion and the command line have one grammar: each command and option that the help shows is completed.
import test from 'ava';
import {Command} from 'commander';
import {bounded} from '../../../src/cli/completion/candidate.ts';
import {candidatesAt} from '../../../src/cli/completion/candidates.ts';
import {grammarOf} from '../../../src/cli/completion/grammar-of.ts';
import {readWords} from '../../../src/cli/completion/read-words.ts';
import {createProgram} from '../../../src/cli/program.ts';

const program = createProgram();
const grammar = grammarOf(program);
const nothing = {names: {hosts: [], groups: [], sources: []}, commandsOf: () => [], sharesOf: () => []};

function offered(words: readonly string[]) {
  const cursor = readWords(words, grammar);
  return cursor ? candidatesAt(cursor, nothing) : undefined;
}

const wordsAt = (...words: readonly string[]) => offered(words)?.candidates.map(({word}) => word) ?? [];

interface Placed {
  readonly command: Command;
  readonly path: readonly string[];
}

function everyCommand(command: Command, path: readonly string[] = []): Placed[] {
  const below = command.createHelp().visibleCommands(command);
  return [{command, path}, ...below.flatMap(one => everyCommand(one, [...path, one.name()]))];
}

test('every command of the program is completed, and none that is hidden', t => {
  let hidden = 0;
  for (const {command, path} of everyCommand(program).filter(one => one.command.commands.length > 0)) {
    const found = wordsAt(...path, '');
    const visible = command.createHelp().visibleCommands(command);
    for (const one of visible) {
      t.true(found.includes(one.name()), [...path, one.name()].join(' '));
      t.true(wordsAt(...path, one.name().slice(0, 2)).includes(one.name()));
    }
    t.is(found.length, visible.length, path.join(' '));
    hidden += command.commands.filter(one => !visible.includes(one)).length;
  }
  t.true(hidden >= 1, 'persist keep');
});

test('every option of every command is completed, before and after words that are not options', t => {
  let count = 0;
  for (const {command, path} of everyCommand(program)) {
    const found = wordsAt(...path, '-');
    for (const {short, long} of command.createHelp().visibleOptions(command))
      for (const flag of [short, long].filter(each => each !== undefined)) {
        t.true(found.includes(flag), `${path.join(' ')} ${flag}`);
        count++;
      }
  }
  t.true(count > 200, `${count}`);
  t.true(wordsAt('ping', 'lab-01', '--').includes('--count'));
  t.true(wordsAt('run', 'lab-01', '--').includes('--reason'));
});

test('an option that was given is not offered again, unless it may be; its value is not taken for a word', t => {
  t.false(wordsAt('ping', '--json', '-').includes('--json'));
  t.false(wordsAt('ping', '-c', '3', '--').includes('--count'));
  t.false(wordsAt('ls', '-lR', '--').includes('--recursive'));
  t.true(wordsAt('cert', 'user', '--group', 'a', '--').includes('--group'));
  t.deepEqual(wordsAt('audit', 'log', '--by', ''), ['person', 'command', 'outcome', 'day']);
  t.deepEqual(wordsAt('audit', 'log', '--by=p'), ['--by=person']);
  t.deepEqual(wordsAt('--config', 'log', 'audit', 've'), ['verify']);
  t.deepEqual(offered(['ping', '-c', '']), {candidates: [], files: undefined});
});

test('after -- there are no options, and what no command begins with has no answer', t => {
  t.deepEqual(wordsAt('ping', '--', '-'), []);
  t.is(offered(['nosuch', '']), undefined);
  t.is(offered(['audit', 'nosuch', '']), undefined);
  t.deepEqual(wordsAt('help', 'aud'), ['audit']);
  t.deepEqual(wordsAt('help', 'audit', 'pr'), ['proof', 'prune']);
  t.deepEqual(wordsAt('audit', 'help', 'pr'), ['proof', 'prune']);
  t.deepEqual(wordsAt('completion', ''), ['bash', 'zsh', 'fish']);
});

test('files and folders of this machine are left to the shell', t => {
  t.is(offered(['--config', ''])?.files, 'files');
  t.is(offered(['ping', '--config=a'])?.files, 'files');
  t.is(offered(['ca', 'init', '--dir', ''])?.files, 'folders');
  t.is(offered(['put', ''])?.files, 'files');
  t.is(offered(['put', 'a', ''])?.files, 'files');
  t.is(offered(['put', 'a', 'lab-01:'])?.files, undefined);
  t.is(offered(['get', ''])?.files, undefined);
  t.is(offered(['get', 'lab-01:data/a', ''])?.files, 'files');
  t.is(offered(['ping', ''])?.files, undefined);
});

test('a placeholder that completion does not know stops the build', t => {
  const odd = new Command('reeve');
  odd.command('paint').option('--colour <colour>', 'a colour');
  t.throws(() => grammarOf(odd), {message: /reeve paint --colour: .* what stands for <colour>/});
});

test('of more candidates than are of use, there are their beginnings', t => {
  const hosts = Array.from({length: 5000}, (_, index) => ({word: `lab-${String(index).padStart(4, '0')}`}));
  const some = bounded(hosts, '');
  t.deepEqual(bounded(hosts, 'lab-'), some);
  t.is(some.length, 500);
  t.deepEqual(some[0], {word: 'lab-000', goesOn: true});
  t.is(bounded(hosts.slice(0, 1000), 'lab').length, 1000);
  const faces = Array.from({length: 2000}, (_, index) => ({word: `😀${index}`}));
  t.true(bounded(faces, '').every(({word}) => word.isWellFormed() && word.length > 2));
});
