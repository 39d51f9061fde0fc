import {spawn} from 'node:child_process';
import {appendFile, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {makeCheckout} from '../fixtures/checkout.ts';
import {endOf, endsWithUs} from '../fixtures/program.ts';
import {until} from '../fixtures/until.ts';

test('npm run dev serves a lab, with a debugger where one is asked for, and serves what was changed', async t => {
  const folder = await makeCheckout(t);
  const child = endsWithUs(
    spawn(process.execPath, [join(folder, 'scripts/dev.ts')], {
      cwd: folder,
      env: {...process.env, REEVE_INSPECT: 'executor'},
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
  const ended = endOf(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', bytes => (said += String(bytes)));
  const times = (words: string) => said.split(words).length - 1;
  await until(() => times('reeve: serving') === 1, 'the lab').catch((error: Error) => {
    throw new Error(`${error.message}:\n${said}`, {cause: error});
  });
  t.regex(said, /^Debugger listening on ws:\/\/127\.0\.0\.1:/m);

  await appendFile(join(folder, 'src/cli/reeve.ts'), 'console.error("as changed");\n');
  await until(() => times('reeve: serving') === 2, 'the lab as it was changed');
  t.regex(said, /^as changed$/m);
  t.regex(await readFile(join(folder, 'dist/executor.js'), 'utf8'), /sourceMappingURL/);

  await appendFile(join(folder, 'src/cli/reeve.ts'), 'not TypeScript\n');
  await until(() => said.includes('reeve: not built'), 'what is wrong');
  child.kill('SIGINT');
  t.is(await ended, 0, said);
  t.is(times('reeve: stopped'), 2, said);
});
