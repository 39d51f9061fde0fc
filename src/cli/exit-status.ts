import {constants} from 'node:os';
import {CodedError} from '../base/errors.ts';
import type {Outcome} from '../protocol/generated/wire.ts';

/** Exit statuses of reeve itself, beside the command's own. */
export const exitStatus = {
  limit: 124,
  notStarted: 126,
  signalBase: 128,
  outputUnwritable: 248,
  outputLost: 249,
  busy: 250,
  unverified: 251,
  unknown: 252,
  badRequest: 253,
  refused: 254,
  unreachable: 255,
} as const;

const {busy, outputUnwritable, unverified, unknown, badRequest, refused, unreachable} = exitStatus;

/** Exit status by the code of an error, a host's own codes among them. Any other code is a bad request. */
const statusOfCode: Readonly<Record<string, number>> = {
  busy,
  'output-unwritable': outputUnwritable,
  'account-full': refused,
  'account-unavailable': refused,
  'output-unavailable': refused,
  'digest-mismatch': unverified,
  'log-untrusted': unverified,
  'receipt-invalid': unverified,
  'message-invalid': unverified,
  'account-forked': unverified,
  'account-began-anew': unverified,
  'other-lab': unverified,
  'account-damaged': unverified,
  'files-invalid': unverified,
  'evidence-invalid': unverified,
  'connection-lost': unknown,
  'outcome-unknown': unknown,
  'bad-recording': unknown,
  unreachable,
  timeout: unreachable,
  'not-reeve': unreachable,
  'untrusted-host': unreachable,
  'too-many-connections': unreachable,
  'server-stopped': unreachable,
  'server-stopping': refused,
  'other-build': refused,
  'no-such-file': 1,
  'not-a-file': 1,
  'not-a-folder': 1,
  'file-changed': 1,
  'file-failed': 1,
  'file-too-large': 1,
  'disk-full': 1,
  'quota-full': 1,
  'local-file': 1,
  'share-unavailable': refused,
  'file-denied': refused,
  denied: refused,
  'not-allowed': refused,
  'rate-limited': refused,
  'message-lost': unknown,
  'clock-off': refused,
  'id-conflict': refused,
  'reason-required': badRequest,
  'confirm-needed': badRequest,
  'executable-missing': exitStatus.notStarted,
  internal: unreachable,
};

/** The status to exit with after an error. */
export function statusOfError(error: unknown): number {
  if (!(error instanceof CodedError)) return badRequest;
  const wireCode = 'wireCode' in error && typeof error.wireCode === 'string' ? error.wireCode : undefined;
  const code = wireCode ?? error.code;
  // A host's verdict on a certificate, an order or typed input is a refusal; a mistake found before we dial is a bad request.
  if (wireCode !== undefined && /^(certificate|order|input)-/.test(code)) return refused;
  return statusOfCode[code] ?? badRequest;
}

/** The status to exit with after a job. */
export function statusOfOutcome({reason, exit, signal}: Pick<Outcome, 'reason' | 'exit' | 'signal'>): number {
  switch (reason) {
    case 'timeout':
    case 'idle-timeout':
    case 'output-limit':
    case 'memory-limit':
    case 'cpu-limit':
    case 'process-limit':
    case 'open-files-limit':
    case 'file-size-limit':
      return exitStatus.limit;
    case 'output-lost':
      return exitStatus.outputLost;
    case 'not-started':
    case 'never-started':
      return exitStatus.notStarted;
    case 'lost':
      return exitStatus.unknown;
    case 'exited':
    case 'signaled':
    case 'cancelled':
    case 'server-stopped':
      return exit ?? signalStatus(signal);
  }
}

function signalStatus(signal: string | null): number {
  const number = signal === null ? undefined : constants.signals[signal as NodeJS.Signals];
  return exitStatus.signalBase + (number ?? constants.signals.SIGKILL);
}
