// `npm run t -- FILE ...`: these test files alone, after a build, without types, lint and format. Words go to ava.
import {spawn} from 'node:child_process';
import {resolve} from 'node:path';

const words = process.argv.slice(2);
if (words.length === 0) {
  console.error('reeve: which file is to be tested? npm run t -- test/ROOM/FILE.test.ts');
  process.exit(2);
}
const env = {...process.env, NODE_COMPILE_CACHE: resolve('node_modules/.cache/compiled')};
const ava = spawn('ava', words, {stdio: 'inherit', env});
ava.once('close', code => {
  process.exitCode = code ?? 1;
});
