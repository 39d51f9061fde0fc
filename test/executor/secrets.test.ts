// Threat 22: secrets in account, logs, process list, error messages: nowhere.
import {createHash} from 'node:crypto';
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {shareLab} from '../fixtures/shared-lab.ts';

const commands = `
  publish:
    argv: ["true", "{site}"]
    params: { token: { type: string, writeOnly: true }, site: { type: string, pattern: "^[a-z]{1,9}$" } }
    env: { TOKEN: "{token}" }
  use:
    argv: [sh, -c, 'printf %s "$TOKEN" | sha256sum; sha256sum; echo both; exec sleep 60']
    params: { token: { type: string, writeOnly: true }, phrase: { type: string, writeOnly: true, minLength: 8 } }
    env: { TOKEN: "Bearer {token}" }
    stdin: "{phrase}\\n"
  plain: { argv: ["true", "{word}"], params: { word: { type: string, pattern: "^[a-z]{1,9}$" } } }
`;

const sharedLab = shareLab({commands});

test.serial(
  'a secret in an order that was refused is in no file of the server, and in no message',
  async t => {
    const hidden = 'kT7Xqhunter2hunter2';
    const lab = await sharedLab();
    const host = await lab.connect();
    const refused: [() => PromiseLike<unknown>, string][] = [
      [() => host.run('publish', {site: 'a', token: hidden}), 'secret-in-order'],
      [() => host.run('publish', ['a', '--token', hidden]), 'secret-in-order'],
      [() => host.run('publish', ['a', `--token=${hidden}`]), 'secret-in-order'],
      [() => host.run('publish', [hidden]), 'bad-parameter'],
      [() => host.run('publish', {site: hidden}), 'bad-parameter'],
      [() => host.run('publish', {site: 'a', [hidden]: 1}), 'bad-parameter'],
      [() => host.run('publlish', ['--token', hidden]), 'unknown-command'],
    ];
    for (const [attempt, wireCode] of refused) {
      const error = await t.throwsAsync<Error & {wireCode?: string}>(async () => await attempt());
      t.is(error?.wireCode, wireCode);
      t.false(error?.message.includes(hidden), error?.message);
    }
    await t.throwsAsync(async () => await host.run('plain', ['WORDWORDWORDWORDWORD']));
    const denials = lab.entries().filter(entry => entry.event === 'denial');
    t.is(denials.length, refused.length + 1, 'each is in the account');
    for (const {order, code} of denials.slice(0, -1)) {
      t.regex(order?.digest ?? '', /^[0-9a-f]{64}$/);
      t.is(order?.envelope, undefined, code);
    }
    t.truthy(denials.at(-1)?.order?.envelope, 'where there is no secret, the whole order is evidence');
    t.deepEqual(await filesWith(lab.folder, hidden), []);
    // So that a search that finds nothing means something.
    t.not((await filesWith(lab.folder, 'WORDWORDWORDWORDWORD')).length, 0);
  },
);

test.serial('a secret that is used reaches its command, and is in no file, command line or log', async t => {
  const [token, phrase] = ['kT7Xqhunter2hunter2', 'zR9correct-horse-battery'];
  const lab = await sharedLab();
  const host = await lab.connect();
  const job = host.run('use', {}, {secrets: {token, phrase}});
  let printed = '';
  for await (const {bytes} of job) {
    printed += Buffer.from(bytes).toString();
    if (!printed.includes('both')) continue;
    for (const secret of [token, phrase]) t.deepEqual(await processesWith(secret), []);
    await host.cancel((await job.started).job);
  }
  const sha = (text: string) => createHash('sha256').update(text).digest('hex');
  t.is(printed, `${sha(`Bearer ${token}`)}  -\n${sha(`${phrase}\n`)}  -\nboth\n`);
  t.is((await job).outcome.reason, 'cancelled');
  for (const secret of [token, phrase]) t.deepEqual(await filesWith(lab.folder, secret), []);
  const wrong = await t.throwsAsync(
    async () => await host.run('use', {}, {secrets: {token, phrase: 'short'}}),
  );
  t.regex(wrong?.message ?? '', /secret "phrase": found a value of 5 characters, expected at least 8/);
  t.false(lab.serverLog.includes(token));
});

/** The files below a folder that hold a text, as it is or within what stands there in base64. */
async function filesWith(folder: string, text: string): Promise<string[]> {
  // At whichever of three alignments it stands, one of these is the same.
  const forms = [0, 1, 2].map(skip => Buffer.from(text.slice(skip)).toString('base64').slice(0, 20));
  const files = await readdir(folder, {recursive: true, withFileTypes: true});
  const found: string[] = [];
  for (const file of files.filter(entry => entry.isFile())) {
    // What is put in place of another in one step, such as a checkpoint, may be gone by now.
    const content = await readFile(join(file.parentPath, file.name), 'latin1').catch(unlessGone);
    if ([text, ...forms].some(form => content.includes(form))) found.push(file.name);
  }
  return found;
}

function unlessGone(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return '';
  throw error;
}

async function processesWith(text: string): Promise<string[]> {
  const found: string[] = [];
  for (const pid of (await readdir('/proc')).filter(name => /^[0-9]+$/.test(name))) {
    const words = await readFile(`/proc/${pid}/cmdline`, 'latin1').catch(() => '');
    if (words.includes(text)) found.push(words);
  }
  return found;
}
