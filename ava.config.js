import {availableParallelism} from 'node:os';
import {relative} from 'node:path';

/** Rooms whose files take longest, by CPU and by waiting: begun first, so that none of them is alone in the end. */
const first = ['soak', 'runner', 'executor', 'gate', 'cli', 'client', 'interop'];

const rank = file => {
  const [, room] = relative(import.meta.dirname, file).split(/[\\/]/);
  const at = first.indexOf(room);
  return at < 0 ? first.length : at;
};

// biome-ignore lint/style/noDefaultExport: ava asks for one.
export default {
  files: ['test/**/*.test.ts'],
  extensions: ['ts'],
  timeout: '3m',
  workerThreads: false,
  // One more than there are processors: many tests wait for servers and programs.
  concurrency: Math.max(2, availableParallelism()) + 1,
  sortTestFiles: (a, b) => rank(a) - rank(b) || (a < b ? -1 : 1),
};
