import type {Format} from './exposition.ts';

/**
 * Returns the format for an Accept header (RFC 9110, section 12.5.1): OpenMetrics where it is named and no less wanted
 * than plain text; the classic one for all else.
 */
export function acceptedFormat(accept: string | undefined): Format {
  const quality = {openmetrics: 0, classic: 0};
  for (const range of accept?.split(',') ?? []) {
    const [type = '', ...params] = range.split(';').map(part => part.trim().toLowerCase());
    const param = (name: string) =>
      params.find(given => given.startsWith(`${name}=`))?.slice(name.length + 1);
    const q = Number(param('q') ?? 1) || 0;
    const version = param('version') ?? '1.0.0';
    if (type === 'application/openmetrics-text' && ['1.0.0', '0.0.1'].includes(version))
      quality.openmetrics = Math.max(quality.openmetrics, q);
    if (type === 'text/plain') quality.classic = Math.max(quality.classic, q);
  }
  return quality.openmetrics > 0 && quality.openmetrics >= quality.classic ? 'openmetrics' : 'classic';
}
