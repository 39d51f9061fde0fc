import {writeExport} from '../../audit/evidence/write-export.ts';
import {CodedError} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';
import {certificateIn} from '../../identity/load-credentials.ts';
import type {ExportRange} from '../../index.ts';
import {bytesOf} from '../audit/job-bytes.ts';
import {readNamed} from '../audit/named-file.ts';
import {ownAccount} from '../audit/own-account.ts';
import {save} from '../audit/save.ts';
import {stopOnInterrupt} from '../audit/stop-on-interrupt.ts';
import {requireOrder, timeOption} from '../audit/time-option.ts';
import {interrupted} from '../interrupts.ts';
import type {CommonOptions} from '../options.ts';
import {withHost} from '../with-host.ts';

export interface RangeWords {
  readonly since?: string;
  readonly until?: string;
  readonly from?: string;
  readonly to?: string;
}

export type ExportWords = CommonOptions & RangeWords & {readonly output?: string};

/** `reeve audit export`: gives the status to exit with. */
export async function exportAccount(target: string | undefined, words: ExportWords): Promise<number> {
  const range = rangeOf(words, Date.now());
  if ((words.output ?? '-') === '-' && process.stdout.isTTY)
    throw usage('an export is not for reading: name a file with -o, or send it to another program');
  if (target === undefined) {
    const {dir, server} = await ownAccount(words.config);
    const hostCertificate = certificateIn(
      await readNamed(server.tls.cert, 'the certificate of this host'),
      server.tls.cert,
    );
    await save(words.output, writeExport(dir, range, {hostCertificate}));
    return 0;
  }
  return withHost(target, words, async host => {
    using stop = stopOnInterrupt();
    const {signal} = stop;
    const bytes = bytesOf(host, host.auditExport(range), signal);
    await save(words.output, unlessAborted(bytes, signal)).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    return signal.aborted ? interrupted : 0;
  });
}

/** What was cut short is no export. */
async function* unlessAborted(bytes: AsyncIterable<Buffer>, signal: AbortSignal): AsyncGenerator<Buffer> {
  yield* bytes;
  signal.throwIfAborted();
}

/** @throws {CodedError} `usage` */
export function rangeOf({since, until, from, to}: RangeWords, now: number): ExportRange {
  const range = {
    since: timeOption('--since', since, now),
    until: timeOption('--until', until, now),
    from: numberOf('--from', from),
    to: numberOf('--to', to),
  };
  requireOrder(range.since, range.until);
  if (range.from !== undefined && range.to !== undefined && range.from >= range.to)
    throw usage(`--from ${range.from} --to ${range.to} is no range: --to is the first that is not wanted`);
  return Object.fromEntries(Object.entries(range).filter(([, value]) => value !== undefined));
}

function numberOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined || /^(0|[1-9]\d{0,14})$/.test(text)) return text === undefined ? text : Number(text);
  throw usage(`${option}: ${quote(text)} is no number of an entry`);
}

const usage = (message: string) => new CodedError('usage', message);
