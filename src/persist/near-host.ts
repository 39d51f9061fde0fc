import type {Host} from '../client/host.ts';
import type {AuditFilter, RunOptions} from '../client/host-options.ts';
import type {AttachOptions, Job} from '../client/job/job.ts';
import type {DescribeAnswer} from '../protocol/generated/answer.ts';

/** A host to which we, or the keeper for us, hold a connection. */
export interface NearHost
  extends Pick<Host, 'name' | 'person' | 'cancel' | 'describe' | 'status' | 'jobs' | 'ping'> {
  run(command: string, words: readonly string[], options?: RunOptions): NearJob;
  attach(job: string, options?: AttachOptions): NearJob;
  auditLog(filter: AuditFilter): NearJob;
  commands(options: {describe: true}): Promise<{commands: DescribeAnswer[]}>;
}

/** A job on such a host. */
export type NearJob = Pick<
  Job,
  | 'id'
  | 'host'
  | 'started'
  | 'settled'
  | 'resize'
  | 'release'
  | 'then'
  | 'catch'
  | typeof Symbol.asyncIterator
>;
