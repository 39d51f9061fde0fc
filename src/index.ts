/**
 * reeve as a library: run approved commands on lab machines.
 *
 * @example
 * import {connect} from 'reeve';
 *
 * await using host = await connect('lab-01');
 * const {stdout} = await host.run('disk-usage', {path: '/'});
 */

export {CodedError} from './base/errors.ts';
export type {ConnectOptions} from './client/connect.ts';
export {connect} from './client/connect.ts';
export type {ClientErrorCode} from './client/errors.ts';
export {ClientError} from './client/errors.ts';
export type {AuditFilter, Host, Pong, RunOptions} from './client/host.ts';
export type {Chunk} from './client/chunk-queue.ts';
export type {Job, JobOptions, JobResult} from './client/job.ts';
export type {Outcome} from './protocol/generated/wire.ts';
