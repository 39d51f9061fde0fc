import {quote} from '../../base/quote.ts';
import {DashboardError} from '../errors.ts';

/** A place of the page without what stands before it: `#/LAB/...`, of letters that a shell and an address leave alone. */
const form = /^#\/[\w.:%@,~/?=&+[\]-]{0,512}$/;

/**
 * The place that was named on the command line: `#/LAB/jobs`, or the whole address of one. Undefined if none was.
 *
 * @throws {DashboardError} `bad-place`
 */
export function placeOf(named: string | undefined): string | undefined {
  if (named === undefined) return undefined;
  const place = named.replace(/^http:\/\/127\.0\.0\.1:\d{1,5}\/(?=#)/, '');
  if (form.test(place)) return place;
  throw new DashboardError(
    'bad-place',
    `${quote(named)} is no place of the page; one begins with #/, as "copy link" in the page gives it`,
  );
}

/** The address to open: the code is wiped from it before anything else is done. */
export function addressOf(port: number, code: string, place: string | undefined): string {
  return `http://127.0.0.1:${port}/#code=${code}${place?.slice(1) ?? ''}`;
}
