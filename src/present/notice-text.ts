import {ClientError} from '../client/errors.ts';
import type {Notice} from '../client/notice.ts';
import {shownDuration} from './duration.ts';

type NoticeOf<Type extends Notice['type']> = Extract<Notice, {type: Type}>;

/** A change of a connection, or of a job's turn, as text for a person. `goesOn`: the host is known to have the job. */
export function noticeText(notice: Notice, {goesOn}: {readonly goesOn: boolean}): string {
  switch (notice.type) {
    case 'lost':
      return lostText(notice, goesOn);
    case 'resumed':
      return `resumed after ${shownDuration(notice.afterMs)}`;
    case 'queued':
      return queuedText(notice);
    case 'not-post-quantum':
      return `the key exchange with it, ${notice.group}, is not post-quantum: a recording of this connection could be decrypted by a quantum computer later; one end lacks X25519MLKEM768, which OpenSSL 3.5 has`;
    case 'no-receipts':
      return 'gives no receipts: its certificate names no log key, so nothing proves that runs are recorded in its account; renew its certificate';
  }
}

function lostText({error, giveUpAfterMs}: NoticeOf<'lost'>, goesOn: boolean): string {
  const cause = causeOf(error);
  const why = cause === undefined ? '' : ` (${cause})`;
  const patience = `trying again for up to ${shownDuration(giveUpAfterMs)}`;
  return `connection lost${why}; ${patience}${goesOn ? '; the job goes on' : ''}`;
}

/** The cause, where it says more than that the connection was lost. */
function causeOf(error: Error): string | undefined {
  if (!(error instanceof ClientError && error.code === 'connection-lost')) return error.message;
  return error.cause instanceof Error ? error.cause.message : undefined;
}

function queuedText({ahead, why}: NoticeOf<'queued'>): string {
  const turn = ahead === 0 ? ' for its turn' : `: ${ahead} of yours come${ahead === 1 ? 's' : ''} first`;
  return `waiting${turn} (${waitsFor[why]})`;
}

const waitsFor: Readonly<Record<NoticeOf<'queued'>['why'], string>> = {
  jobs: 'the host is at its limit of running jobs',
  concurrency: 'the command is at its limit of concurrent runs',
  lock: 'a command with the same lock is running',
};
