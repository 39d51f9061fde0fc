/**
 * reeve as a library: run approved commands on lab machines.
 *
 * @example
 * import {connect} from 'reeve';
 *
 * await using host = await connect('lab-01');
 * const {stdout} = await host.run('disk-usage', {path: '/'});
 * console.log(stdout);
 *
 * @example <caption>Output as it comes, and how it ended</caption>
 * import {connect} from 'reeve';
 *
 * await using host = await connect('lab-01');
 * const job = host.run('journal', {lines: 20}, {reason: 'the disk is full'});
 * for await (const {channel, bytes} of job) process[channel].write(bytes);
 * const {exit, signal, reason, durationMs} = await job;
 * console.log(`${reason}: ${signal ?? exit} after ${durationMs} ms`);
 *
 * @example <caption>A run that takes too long for us, and one that is refused</caption>
 * import {ClientError, connect} from 'reeve';
 *
 * await using host = await connect('lab-01');
 * const patience = AbortSignal.timeout(500);
 * const {reason} = await host.run('watch', {}, {signal: patience});
 * console.log(reason);
 * try {
 *   await host.run('no-such-command');
 * } catch (error) {
 *   if (!(error instanceof ClientError)) throw error;
 *   console.log(error.code, error.wireCode);
 * }
 */

export {CodedError} from './base/errors.ts';
export type {BudgetOptions} from './client/budgets.ts';
export type {Client, ClientOptions, HostOptions} from './client/client.ts';
export {openClient} from './client/client.ts';
export type {ConnectOptions} from './client/connect.ts';
export {connect} from './client/connect.ts';
export type {Pong} from './client/connection/ping.ts';
export {isTransient} from './client/connection/transient-errors.ts';
export type {ClientErrorCode} from './client/errors.ts';
export {ClientError} from './client/errors.ts';
export type {GetOptions, GetTarget, GotFile, GotFiles} from './client/files/get.ts';
export type {PutSource, Resumed} from './client/files/local-source.ts';
export type {PutFiles, PutOptions, ShareFile} from './client/files/put.ts';
export type {ListedFile, RemovedFiles} from './client/files/share-output.ts';
export {SharedSource} from './client/files/shared-source.ts';
export type {ProgressHearer, TransferProgress} from './client/files/transfer-progress.ts';
export type {EachOptions, HostAnswer} from './client/fleet/each-host.ts';
export type {Fleet} from './client/fleet/fleet.ts';
export type {FleetEvent, FleetResult, Gate, HostOutcome} from './client/fleet/fleet-event.ts';
export type {FleetOptions} from './client/fleet/fleet-options.ts';
export type {StopReason} from './client/fleet/fleet-plan.ts';
export type {FleetRun} from './client/fleet/fleet-run.ts';
export type {FleetRecord, HostRecord} from './client/fleet/journal/fleet-record.ts';
export {FleetRecords} from './client/fleet/journal/fleet-records.ts';
export type {FleetOrder} from './client/fleet/journal/journal-line.ts';
export type {RetryOptions} from './client/fleet/retry.ts';
export {retriedHosts} from './client/fleet/retry.ts';
export type {Host} from './client/host.ts';
export type {
  AuditFilter,
  ExportRange,
  JobsFilter,
  ListOptions,
  ProofOptions,
  RemoveOptions,
  RunOptions,
} from './client/host-options.ts';
export type {InputOptions, InputSource, TerminalSize} from './client/input/stdin-sender.ts';
export type {Chunk} from './client/job/chunk-queue.ts';
export type {AttachOptions, Job, JobOptions, JobResult, Queued, Started} from './client/job/job.ts';
export type {Listening, ListenOptions} from './client/messages/listening.ts';
export type {Message, Missed} from './client/messages/message.ts';
export type {Sent} from './client/messages/send-message.ts';
export type {Notice} from './client/notice.ts';
export type {PinnedCheckpoint} from './client/receipts/checkpoint-files.ts';
export type {KnownHost} from './client/receipts/known-hosts.ts';
export {KnownHosts} from './client/receipts/known-hosts.ts';
export type {WatchChange, Watching, WatchOptions, WatchSnapshot} from './client/watch/watching.ts';
export type {ClientConfig} from './config/client-config.ts';
export {loadClientConfig} from './config/client-config.ts';
export {ConfigError} from './config/errors.ts';
export type {GroupConfig} from './config/groups/group-reader.ts';
export {expandTargets, GroupReader} from './config/groups/group-reader.ts';
export {IdentityError} from './identity/errors.ts';
export type {EqualOutput} from './node-sets/equal-outputs.ts';
export {EqualOutputs} from './node-sets/equal-outputs.ts';
export type {NodeSetErrorCode} from './node-sets/errors.ts';
export {NodeSetError} from './node-sets/errors.ts';
export type {FoldOptions} from './node-sets/fold-node-set.ts';
export {foldNodeSet} from './node-sets/fold-node-set.ts';
export type {GroupSource, Groups} from './node-sets/groups.ts';
export {parseNodeSet} from './node-sets/node-set.ts';
export type {
  CancelAnswer,
  CommandsAnswer,
  DescribeAnswer,
  JobSummary,
  JobsAnswer,
  SharesAnswer,
  StatusAnswer,
} from './protocol/generated/answer.ts';
export type {Outcome} from './protocol/generated/wire.ts';
export {DialError} from './transport/dial.ts';
