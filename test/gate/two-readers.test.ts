import test from 'ava';
import {readBeside} from '../soak/two-readers.ts';

// The gate uses the memory again that it sends output from. A gigabyte is in `npm run soak`.
test('a slow and a fast reader of two jobs each get their own bytes, and none of the other', async t => {
  t.deepEqual(await readBeside(t, 64 * 1024 * 1024), []);
});
