import type {JobResult} from '../client/job/job.ts';
import type {Outcome} from '../protocol/generated/wire.ts';

const endings: Partial<Record<JobResult['reason'], string>> = {
  timeout: 'ended: it ran longer than its timeout',
  'idle-timeout': 'ended: it printed nothing for longer than its idle timeout',
  'output-limit': 'ended: it printed more than its output limit',
  'output-lost': 'ended: the host could not keep its output',
  'memory-limit': 'ended: it used more memory than its limit',
  'cpu-limit': 'ended: it used more processor time than its limit',
  'process-limit': 'ended: it started more processes than its limit',
  'open-files-limit': 'ended: it opened more files than its limit',
  'file-size-limit': 'ended: it wrote a larger file than its limit',
  cancelled: 'cancelled',
  'server-stopped': 'ended: the server was stopped',
  'not-started': 'could not be started',
  'never-started': 'was never started: the server stopped before its turn',
  lost: 'outcome unknown',
};

/** Returns how a job ended, in words; undefined if its exit status says it all. */
export function endingOf({reason, signal, message, outcome}: JobResult): string | undefined {
  const isUnbegun = reason === 'cancelled' && outcome.startedAt === null;
  const ending =
    reason === 'signaled' ? `ended by ${signal}` : isUnbegun ? 'cancelled before its turn' : endings[reason];
  return ending === undefined || message === undefined ? ending : `${ending}: ${message}`;
}

/** Returns how a host says that a job ended, if nothing shows that it is so. */
export function toldEnding({reason, exit, signal}: Outcome): string {
  const how =
    reason === 'exited'
      ? `with exit status ${exit}`
      : reason === 'signaled'
        ? `by ${signal}`
        : `so: ${reason}`;
  return `it says that the job ended ${how}; do not rely on that`;
}
