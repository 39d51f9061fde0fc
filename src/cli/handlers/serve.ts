import {dirname, resolve} from 'node:path';
import {serverEnvironment} from '../../base/node-process.ts';
import {ownPrograms} from '../../base/own-programs.ts';

/** One malloc arena, and freed memory given back at once: the executor stays small, and its spawns quick. */
const allocator = {MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '32768', MALLOC_TRIM_THRESHOLD_: '131072'};

/**
 * The first process of a container, or of another PID namespace, gets the orphans of all others, and Node does not take
 * notice of their ends: they would stay as zombies until no process can be made. A shell that waits does. It passes on the
 * signals that are for a server, and ends as the executor ends. A command in the background ignores SIGINT and SIGQUIT,
 * which the executor undoes.
 */
const firstProcess = `"$@" & reeve=$!
for signal in HUP INT QUIT TERM; do trap "kill -s $signal $reeve" $signal; done
while :; do
  wait $reeve; status=$?
  kill -0 $reeve 2>/dev/null || exit $status
done`;

/**
 * Replaces this process by the executor, in the same process id, so that a supervisor sees one process. As the
 * first process it becomes one that reaps, with the executor below it.
 */
export function becomeExecutor(config: string): void {
  const args = [...ownPrograms(dirname(import.meta.dirname)).executor, resolve(config)];
  const environment = {...serverEnvironment(process.env), ...allocator};
  if (process.platform === 'win32' || !process.execve) throw new Error('reeve serve runs on Linux and macOS');
  if (process.pid === 1) process.execve('/bin/sh', ['sh', '-c', firstProcess, 'reeve', ...args], environment);
  else process.execve(process.execPath, args, environment);
}
