import {writeExport} from '../../audit/evidence/write-export.ts';
import {quote} from '../../base/quote.ts';
import {certificateIn} from '../../identity/load-credentials.ts';
import type {ExportRange} from '../../index.ts';
import {bytesOf} from '../audit/job-bytes.ts';
import {readNamed} from '../audit/named-file.ts';
import {ownAccount} from '../audit/own-account.ts';
import {save} from '../audit/save.ts';
import {stopOnInterrupt} from '../audit/stop-on-interrupt.ts';
import {requireOrder, timeOption} from '../audit/time-option.ts';
import {usage} from '../errors.ts';
import {interrupted} from '../job/interrupts.ts';
import type {CommonOptions} from '../options.ts';
import {withHost} from '../with-host.ts';

export interface RangeOptions {
  readonly since?: string;
  readonly until?: string;
  readonly from?: string;
  readonly to?: string;
}

export type ExportOptions = CommonOptions & RangeOptions & {readonly output?: string};

/** `reeve audit export`: returns the exit status. */
export async function exportAccount(target: string | undefined, options: ExportOptions): Promise<number> {
  const range = rangeOf(options, Date.now());
  if ((options.output ?? '-') === '-' && process.stdout.isTTY)
    throw usage('an export is not for a terminal: name a file with -o, or pipe it into another program');
  if (target === undefined) {
    const {dir, server} = await ownAccount(options.config);
    const hostCertificate = certificateIn(
      await readNamed(server.tls.cert, 'the certificate of this host'),
      server.tls.cert,
    );
    await save(options.output, writeExport(dir, range, {hostCertificate}));
    return 0;
  }
  return withHost(target, options, async host => {
    using stop = stopOnInterrupt();
    const {signal} = stop;
    const bytes = bytesOf(host, host.auditExport(range), signal);
    await save(options.output, unlessAborted(bytes, signal)).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    return signal.aborted ? interrupted : 0;
  });
}

/** Throws if the export was cut short. */
async function* unlessAborted(bytes: AsyncIterable<Buffer>, signal: AbortSignal): AsyncGenerator<Buffer> {
  yield* bytes;
  signal.throwIfAborted();
}

/** @throws {CodedError} `usage` */
export function rangeOf({since, until, from, to}: RangeOptions, now: number): ExportRange {
  const range = {
    since: timeOption('--since', since, now),
    until: timeOption('--until', until, now),
    from: numberOf('--from', from),
    to: numberOf('--to', to),
  };
  requireOrder(range.since, range.until);
  if (range.from !== undefined && range.to !== undefined && range.from >= range.to)
    throw usage(
      `--from ${range.from} --to ${range.to} is not a range: --to is the first entry that is left out`,
    );
  return Object.fromEntries(Object.entries(range).filter(([, value]) => value !== undefined));
}

function numberOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined || /^(0|[1-9]\d{0,14})$/.test(text)) return text === undefined ? text : Number(text);
  throw usage(`${option}: ${quote(text)} is not the number of an entry`);
}
