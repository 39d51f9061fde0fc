import type {X509Certificate} from 'node:crypto';
import {quote} from '../base/quote.ts';
import {userFolder} from '../base/user-folders.ts';
import {splitAddress} from '../config/address.ts';
import type {ClientConfig} from '../config/client-config.ts';
import {loadClientConfig} from '../config/client-config.ts';
import {readLeaf} from '../identity/leaf.ts';
import {loadCredentials, loadRevocations} from '../identity/load-credentials.ts';
import type {RevocationSet} from '../identity/revocation-list.ts';
import {authorityId} from '../identity/revocation-list.ts';
import {readSubject} from '../identity/subject.ts';
import type {DialTarget} from '../transport/dial.ts';
import {Route} from './connection/reconnector.ts';
import type {Identity} from './connection/verify-host.ts';
import {ClientError} from './errors.ts';
import {Host} from './host.ts';
import type {Notice} from './notice.ts';
import {askProof} from './receipts/proof-request.ts';
import {HostAccount} from './receipts/receipt-verifier.ts';
import {labFolder} from './receipts/state-folder.ts';
import {explainUnknown, meantHost} from './resolve-target.ts';

export interface ConnectOptions {
  /** Path of client.yaml; else `$REEVE_CONFIG`, else `reeve/client.yaml` in `$XDG_CONFIG_HOME` or `~/.config`. Or what was read from one. */
  readonly config?: string | ClientConfig | undefined;
  /** Milliseconds that connecting may take (10,000 unless given). */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds between signs of life on a quiet line (20,000 unless given); three without an answer end it. */
  readonly heartbeatMs?: number | undefined;
  /** Gives up connecting. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds since a line with work on it dropped after which it is given up (600,000 unless given); 0 gives it up
   * at once.
   */
  readonly giveUpAfterMs?: number | undefined;
  /** Hears that a line dropped and came back, and that a job waits for its turn. */
  readonly onNotice?: ((notice: Notice) => void) | undefined;
  /** Hears what is not an error: a certificate that nears its end, a receipt that could not be kept. */
  readonly onWarning?: ((warning: string) => void) | undefined;
  /**
   * Where receipts are kept, and what is remembered of each host's account, so that it cannot be rewritten unseen: as
   * client.yaml says unless given, and that is `$XDG_STATE_HOME/reeve`, or `~/.local/state/reeve`, unless it says otherwise. With
   * `false` receipts are neither asked for, verified nor kept.
   */
  readonly receipts?: false | {readonly folder?: string | undefined} | undefined;
}

/**
 * Connects to one host: a name of client.yaml, or `host` or `host:port` as DNS knows it. The name asked for must be
 * in the certificate that answers. Tries once; a connection that was made and drops is made again ({@link Host}).
 *
 * @throws {ConfigError}, {IdentityError}, {DialError}, {ClientError} `untrusted-host`, `log-untrusted`, `refused`
 */
export async function connect(target: string, options: ConnectOptions = {}): Promise<Host> {
  const config = typeof options.config === 'object' ? options.config : await loadClientConfig(options.config);
  const identity = await loadIdentity(config, options.onWarning);
  const {timeoutMs = 10_000, signal, heartbeatMs, giveUpAfterMs = 600_000, onNotice = () => {}} = options;
  const receipts = options.receipts !== false;
  const how = {timeoutMs, signal, heartbeatMs, giveUpAfterMs, onNotice, receipts};
  const route = await Route.open(resolveTarget(target, config), identity, how).catch((error: unknown) => {
    throw explainUnknown(error, target, config);
  });
  return new Host(route, identity, receipts ? openAccount(route, identity, config, options) : undefined);
}

function openAccount(
  route: Route,
  {name, bundle}: Identity,
  config: ClientConfig,
  {receipts, onWarning}: ConnectOptions,
): HostAccount {
  const {file, lab} = config;
  const used = stateFolder(config, receipts === false ? undefined : receipts?.folder);
  if (used === undefined)
    onWarning?.(
      'receipts are verified and not kept, and what hosts showed is not remembered: there is no home folder; set HOME or XDG_STATE_HOME, or receipts.folder in client.yaml',
    );
  return new HostAccount(route.name, {
    folder: used,
    keepMs: config.receipts.keepMs,
    memory: {file, lab, bundle},
    person: name,
    prove: (from, to) => askProof(route, from, to),
    askLog: () => route.askLog(),
    warn: text => onWarning?.(text),
  });
}

/** The folder for receipts and for all that hosts showed; undefined where there is no home folder. `named` is used in place of the usual one. */
export function stateFolder({receipts, lab}: ClientConfig, named?: string): string | undefined {
  const folder = named ?? receipts.folder ?? userFolder('state');
  return folder === undefined ? undefined : labFolder(folder, lab);
}

/** Reads the caller's certificate and key, and whom it trusts. */
export async function loadIdentity(
  config: ClientConfig,
  onWarning?: (warning: string) => void,
): Promise<Identity> {
  const {certificate, pem, key, bundle, warnings} = await loadCredentials(config.identity, Date.now());
  for (const warning of warnings) onWarning?.(warning);
  const revocations = await loadLists(config.identity.crl, bundle, onWarning);
  return {name: nameIn(certificate), credentials: pem, key, bundle, revocations};
}

async function loadLists(
  path: string | undefined,
  bundle: readonly X509Certificate[],
  onWarning?: (warning: string) => void,
): Promise<RevocationSet[]> {
  if (path === undefined) return [];
  const lists = await loadRevocations(path, bundle);
  for (const ca of bundle) {
    if (lists.some(({issuer}) => issuer === authorityId(ca))) continue;
    const name = quote(ca.subject.replaceAll('\n', ', '));
    onWarning?.(`${path} holds no revocation list of the CA ${name}: hosts that it revoked are believed`);
  }
  return lists;
}

function nameIn(certificate: X509Certificate): string | undefined {
  try {
    return readSubject(readLeaf(certificate).subject).name;
  } catch {
    return undefined;
  }
}

/**
 * Where to dial for a target, and the name to find in the certificate.
 *
 * @throws {ClientError} `bad-target`
 */
export function resolveTarget(target: string, {hosts}: Pick<ClientConfig, 'hosts'>): DialTarget {
  const listed = hosts.get(target);
  if (listed) return {...listed.address, name: target};
  const address = splitAddress(target);
  if (address && address.port > 0) return {...address, name: address.host};
  const hint = meantHost(target, hosts.keys());
  throw new ClientError(
    'bad-target',
    `${quote(target)} is neither a host of client.yaml nor HOST or HOST:PORT${hint === undefined ? '' : `; ${hint}`}`,
  );
}
