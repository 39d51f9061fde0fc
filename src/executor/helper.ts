// A helper's process: long or heavy work that has no place in the executor, which must stay small.
//   helper crl FILE...                       the revocation lists of each file as JSON, for the executor alone; the CAs come on stdin
//   helper audit-log DIR FILTER              entries of the account, one JSON object a line
//   helper audit-proof DIR CERTIFICATE JOB [FILE] what proves the entries about a job, or a file that it put or got; CERTIFICATE is this host's
//   helper audit-export DIR CERTIFICATE RANGE entries of the account with what proves them
//   helper share-ls TASK                     what is in a folder of a share, one JSON object a line
//   helper share-rm TASK                     removes something from a share; how much, as one JSON object
//   helper share-put TASK                    takes what comes on stdin into a share; its manifest
//   helper share-sweep                       removes what a put left, whose journal comes on stdin, for the executor alone
//   helper share-count SHARE                 counts what was put and is there, for the executor alone
//   helper share-get TASK                    sends a file of a share, or a folder without what stdin names
//   helper find DIR ID                       the order with this id in the account, and how far it tells, as JSON, for the executor alone
import type {X509Certificate} from 'node:crypto';
import {once} from 'node:events';
import {constants, setPriority} from 'node:os';
import {buffer} from 'node:stream/consumers';
import {writeEvidence} from '../audit/evidence/write-evidence.ts';
import {writeExport} from '../audit/evidence/write-export.ts';
import {findOrder} from '../audit/read/find-order.ts';
import {follow} from '../audit/read/follow.ts';
import {query} from '../audit/read/query.ts';
import {removedUpTo} from '../audit/read/removed.ts';
import {endForCertain} from '../base/certain-end.ts';
import {CodedError, messageOf} from '../base/errors.ts';
import {ownArguments} from '../base/own-build.ts';
import {toRevocations} from '../gate-link/revocations.ts';
import type {AccountReading} from '../identity/account-readings.ts';
import type {AuditFilter} from '../identity/generated/order.ts';
import {certificateIn, loadRevocationLists, parseBundle} from '../identity/load-credentials.ts';
import {readBounded} from '../identity/pem-file.ts';
import type {ShareOrder} from '../identity/share-orders.ts';
import {shareCount, shareGet, shareLs, sharePut, shareRm, shareSweep} from './share-tasks.ts';
import type {WrittenLists} from './trust/revocation-files.ts';

endForCertain();
const newline = Buffer.from('\n');

/** Complete by its type: each reading of the account, and work in a share, is a task that is called as its action is. */
const tasks: Readonly<
  Record<
    AccountReading['action'] | ShareOrder['action'] | 'crl' | 'find' | 'share-sweep' | 'share-count',
    Task
  >
> = {
  crl: parseLists,
  find,
  'share-sweep': () => shareSweep(process.stdin, write),
  'share-count': ([share = '']) => shareCount(share, process.stdin, write),
  'audit-log': auditLog,
  'audit-proof': auditProof,
  'audit-export': auditExport,
  'share-ls': ([task = '']) => shareLs(task, write),
  'share-rm': ([task = '']) => shareRm(task, write),
  'share-put': putFiles,
  'share-get': ([task = '']) => shareGet(task, process.stdin, write),
};

type Task = (args: string[]) => Promise<void> | void;

try {
  const [task = '', ...args] = ownArguments(process.argv.slice(2));
  if (!Object.hasOwn(tasks, task)) throw new Error(`unknown task ${task}`);
  await tasks[task as keyof typeof tasks](args);
} catch (error) {
  const code = error instanceof CodedError ? error.code : 'internal';
  process.stderr.write(`${JSON.stringify({code, message: (error as Error).message})}\n`);
  process.exitCode = 1;
}

function putFiles([task = '']: string[]): Promise<void> {
  // The modes are those that the share's own umask leaves.
  process.umask(0);
  // The bytes written so far are removed before it ends, or left for a put that goes on.
  process.stdin.on('error', () => {});
  process.on('SIGTERM', () => process.stdin.destroy(new Error('it was ended before all of it came')));
  return sharePut(task, process.stdin, write);
}

async function parseLists(paths: string[]): Promise<void> {
  const bundle = parseBundle(await buffer(process.stdin), 'the CA bundle');
  const read = await Promise.all(paths.map(path => readLists(path, bundle)));
  process.stdout.write(JSON.stringify(read));
}

async function readLists(path: string, bundle: readonly X509Certificate[]): Promise<WrittenLists> {
  try {
    const {lists, problems} = await loadRevocationLists(path, bundle);
    return {
      lists: lists.map(({set, der}) => ({set: toRevocations(set), der: der.toString('base64')})),
      problems: problems.map(({message}) => message),
    };
  } catch (error) {
    return {lists: [], problems: [messageOf(error)]};
  }
}

function find([dir = '', id = '']: string[]): void {
  // Anybody may ask for what is not there. That must not take time from those who have work here.
  setPriority(constants.priority.PRIORITY_LOW);
  process.stdout.write(JSON.stringify({order: findOrder(dir, id), removedUpTo: removedUpTo(dir)}));
}

async function auditLog([dir = '', filter = '{}']: string[]): Promise<void> {
  const wanted: AuditFilter = JSON.parse(filter);
  // It is ended with its job.
  const found = wanted.follow ? follow(dir, wanted, new AbortController().signal) : query(dir, wanted);
  for await (const {line} of found) await write(Buffer.concat([line, newline]));
}

async function auditProof([dir = '', certificate = '', job = '', file]: string[]): Promise<void> {
  const hostCertificate = certificateIn(
    await readBounded(certificate, 'the certificate of this host'),
    certificate,
  );
  for (const line of writeEvidence(dir, {job, file}, {hostCertificate})) await write(line);
}

async function auditExport([dir = '', certificate = '', range = '{}']: string[]): Promise<void> {
  const hostCertificate = certificateIn(
    await readBounded(certificate, 'the certificate of this host'),
    certificate,
  );
  for (const line of writeExport(dir, JSON.parse(range), {hostCertificate})) await write(line);
}

async function write(bytes: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(bytes)) await once(process.stdout, 'drain');
}
