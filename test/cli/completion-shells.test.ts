// bash, zsh and fish complete words of reeve, each as somebody at a terminal sees it. Words that a host told are never run.
import {access, mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {reeveWords} from '../fixtures/lab.ts';
import {labWithShare, shareFolder} from '../fixtures/share-lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {skip} from '../fixtures/skip.ts';
import type {TerminalWindow} from '../fixtures/tmux.ts';
import {openTerminal, whyNot} from '../fixtures/tmux.ts';

const sharedLab = shareLab({
  ...labWithShare,
  commands: `
  restart:
    about: Restarts a service
    argv: [printf, "%s", "{service}", ["{mode}"], ["{other}"]]
    params:
      service: { type: string, enum: [web, "two words", "it's", "a$(touch pwned)", "b\`touch pwned\`", "c;touch pwned", 'd"e!f'] }
      mode: { type: string, enum: [fast, slow] }
      other: { type: string }
  report: { about: Reports, argv: [printf, "%s", "fine"] }
`,
});

type Shell = 'bash' | 'zsh' | 'fish';

interface User {
  readonly home: string;
  /** The `reeve` of this user: it answers shells, and of all else it only tells its words. */
  readonly bin: string;
  readonly config: string;
}

/** Somebody whose calls told something of lab-01, at whose shells reeve is completed. */
async function makeUser(): Promise<User> {
  const lab = await sharedLab();
  const home = join(lab.folder, 'somebody');
  const bin = join(home, 'bin');
  await mkdir(bin, {recursive: true});
  await writeFile(
    join(bin, 'reeve'),
    `#!/bin/sh\n[ "$1" = complete ] && exec ${reeveWords.join(' ')} "$@"\nprintf '<%s>\\n' "$@"\n`,
    {mode: 0o755},
  );
  const folder = shareFolder(lab, 'files');
  for (const name of ['a b.txt', 'x$(touch pwned)']) await writeFile(join(folder, name), '');
  await mkdir(join(folder, 'run-1'));
  const env = {XDG_CACHE_HOME: join(home, '.cache')};
  for (const words of [
    ['commands', 'lab-01'],
    ['ls', 'lab-01:data/files'],
  ])
    await lab.reeve(words, {env});
  for (const shell of ['bash', 'zsh', 'fish'])
    await writeFile(join(home, `reeve.${shell}`), (await lab.reeve(['completion', shell])).stdout);
  await writeFile(join(home, 'local.txt'), '');
  await writeFile(
    join(home, '.zshrc'),
    "PS1='ready> '\nautoload -Uz compinit; compinit -u -D\n. $HOME/reeve.zsh\n",
  );
  await writeFile(join(home, '.bashrc'), "PS1='ready> '\nset -H\n. $HOME/reeve.bash\n");
  return {home, bin, config: join(lab.folder, 'alice.yaml')};
}

let user: Promise<User> | undefined;

/** Opens a shell at a terminal. */
async function openShell(t: ExecutionContext, shell: Shell) {
  user ??= makeUser();
  const {home, bin, config} = await user;
  const terminal = await openTerminal(t, config);
  const words: Record<Shell, string> = {
    bash: 'bash --noprofile --rcfile .bashrc -i',
    zsh: 'zsh -i',
    fish: `fish -i -C "function fish_prompt; echo 'ready> '; end; function fish_right_prompt; end; set -g fish_greeting; set -g fish_autosuggestion_enabled 0; source reeve.fish"`,
  };
  await terminal.type(
    `cd ${home}; clear; exec env HOME=${home} XDG_CACHE_HOME=${home}/.cache PATH=${bin}:$PATH ${words[shell]}`,
  );
  await terminal.press('Enter');
  await terminal.shows(/^ready>/m);
  // The prompt alone stands on the screen.
  await terminal.press('C-l');
  await terminal.shows(/^ready> *\n*$/);
  return {terminal, home};
}

/** Types `reeve WORDS`, presses the tabulator, waits for what the screen shows then, and leaves the line. */
async function completes(terminal: TerminalWindow, words: string, shown: RegExp, tabs = 1): Promise<void> {
  await terminal.type(`reeve ${words}`);
  for (let i = 0; i < tabs; i++) await terminal.press('Tab');
  await terminal.shows(shown);
  // By the shell's own keys: a signal would change the modes of the terminal, and the next key could be lost.
  await terminal.press('C-u', 'C-l');
  await terminal.shows(/^ready> *\n*$/);
}

/** Completes the last word, has the shell run the line, and sees that this is the word that the program has. */
async function runs(terminal: TerminalWindow, words: string, completed: string, word: string): Promise<void> {
  await terminal.type(`reeve ${words}`);
  await terminal.press('Tab');
  await terminal.shows(new RegExp(`reeve .*${escaped(completed)}`));
  await terminal.press('Enter');
  await terminal.shows(new RegExp(`\n<${escaped(word)}>\\n(?:<.*\\n)*ready> *\\n*$`));
  await terminal.press('C-l');
  await terminal.shows(/^ready> *\n*$/);
}

const escaped = (text: string) => text.replaceAll(/\W/g, '\\$&');

async function isMissing(path: string): Promise<boolean> {
  return access(path).then(
    () => false,
    () => true,
  );
}

for (const shell of ['bash', 'zsh', 'fish'] as const)
  test(`${shell} completes commands, options, hosts, commands of hosts, parameters, values and files`, async t => {
    const why = whyNot(shell);
    if (why !== undefined) return skip(t, why);
    t.timeout(600_000);
    const {terminal, home} = await openShell(t, shell);
    const see = async (words: string, shown: RegExp, tabs?: number) =>
      completes(terminal, words, shown, tabs);
    await see('comman', /^ready> reeve commands/);
    await see('run --reas', /^ready> reeve run --reason/);
    await see('audit log --by=pe', /^ready> reeve audit log --by=person/);
    await see('run la', /^ready> reeve run lab-01/);
    // zsh takes a bracket without quotes for that of an array.
    await see('run "lab-[0', /^ready> reeve run "lab-\[01/);
    await see('run lab-01 re', /report(.|\n)*restart/, shell === 'bash' ? 2 : 1);
    await see('run lab-01 restart --mo', /^ready> reeve run lab-01 restart --mode/);
    await see('run lab-01 restart web --mode=f', /^ready> reeve run lab-01 restart web --mode=fast/);
    await see('ls lab-01:d', /^ready> reeve ls lab-01:data\//);
    await see('ls lab-01:data/files/r', /^ready> reeve ls lab-01:data\/files\/run-1\//);
    await see('--config=loc', /^ready> reeve --config=local\.txt/);

    const run = async (words: string, completed: string, word: string) =>
      runs(terminal, words, completed, word);
    await run('run lab-01 restart tw', 'words', 'two words');
    await run('run lab-01 restart "it', "'s", "it's");
    await run('run lab-01 restart a', 'pwned', 'a$(touch pwned)');
    await run('run lab-01 restart "a', 'pwned', 'a$(touch pwned)');
    await run('run lab-01 restart b', 'pwned', 'b`touch pwned`');
    await run('run lab-01 restart c', 'pwned', 'c;touch pwned');
    await run('run lab-01 restart d', 'f', 'd"e!f');
    await run('ls lab-01:data/files/x', 'pwned', 'lab-01:data/files/x$(touch pwned)');
    t.true(await isMissing(join(home, 'pwned')));
  });
