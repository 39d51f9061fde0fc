import {createHash} from 'node:crypto';
import {requirePrivate} from '../../base/file-trust.ts';
import {requireTrustedPath} from '../../base/trusted-path.ts';
import type {ServerConfig} from '../../config/server-config.ts';
import type {MetricsDoor} from '../../gate-link/generated/link.ts';
import {readBounded} from '../../identity/pem-file.ts';
import {ExecutorError} from '../errors.ts';

/** A token shorter than that could be guessed. */
const leastCharacters = 16;
const mostBytes = 4096;

/**
 * Reads the token that a request for metrics must show. The gate gets its digest: it can compare with it, and not show it.
 *
 * @throws {IdentityError} `credentials-missing`; {FileTrustError}; {ExecutorError} `metrics-token`
 */
export async function loadMetricsDoor({
  metrics,
}: Pick<ServerConfig, 'metrics'>): Promise<MetricsDoor | undefined> {
  if (!metrics) return undefined;
  const {listen, token, hosts} = metrics;
  const door = {...listen, hosts: [...hosts]};
  return token === undefined ? door : {...door, token: digestOf(await readToken(token))};
}

async function readToken(path: string): Promise<string> {
  const bytes = await readBounded(path, 'the token for metrics', {most: mostBytes});
  await requirePrivate(path, 'token');
  requireTrustedPath(path);
  const text = bytes.toString('latin1').replace(/\r?\n$/, '');
  // RFC 6750, section 2.1.
  if (/^[\w.~+/-]+=*$/.test(text) && text.length >= leastCharacters) return text;
  throw new ExecutorError(
    'metrics-token',
    `${path} holds no token: expected one line of at least ${leastCharacters} of A-Z, a-z, 0-9 and -._~+/, as of: openssl rand -hex 32`,
  );
}

const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');
