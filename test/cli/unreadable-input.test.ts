// A standard input that cannot be read is no empty one.
import {existsSync} from 'node:fs';
import test from 'ava';
import {reeveWords} from '../fixtures/lab.ts';
import {runProgram} from '../fixtures/program.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {shell} from '../fixtures/shell.ts';
import {notLinux, skip} from '../fixtures/skip.ts';

const sharedLab = shareLab({
  commands: `${shell('feed', 'stdin: stream')}
  tell: { about: Prints a secret, argv: [cat], params: { it: { type: string, writeOnly: true } }, stdin: "{it}" }
`,
});

const kinds = {
  '</': /cannot read standard input: it is a folder$/m,
  '<&-': /cannot read standard input: it is closed, or open for writing only$/m,
  '0>/dev/null': /cannot read standard input: it is closed, or open for writing only$/m,
  '</proc/self/mem': /(stdin could not be read|cannot be read from standard input): EIO/,
} as const;

const onLinux = existsSync('/proc/self/mem') ? test : test.skip;
if (!existsSync('/proc/self/mem')) test('unreadable input', t => skip(t, notLinux));

for (const [what, words] of Object.entries({
  '--stdin': ['run', '--stdin', 'lab-01', 'feed', 'cat; echo read to its end'],
  '--secret NAME=-': ['run', '--secret', 'it=-', 'lab-01', 'tell'],
})) {
  onLinux(`${what} refuses a folder, a closed descriptor and one that fails to be read`, async t => {
    const lab = await sharedLab();
    for (const [redirection, said] of Object.entries(kinds)) {
      const args = ['-c', `"$@" ${redirection}; exit $?`, 'sh', ...reeveWords, ...words];
      const {exitCode, stdout, stderr} = await runProgram('sh', args, {
        REEVE_CONFIG: `${lab.folder}/alice.yaml`,
      });
      t.deepEqual([exitCode, stdout], [253, ''], redirection);
      t.regex(stderr, said);
    }
  });
}
