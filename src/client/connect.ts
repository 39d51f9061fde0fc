import type {ClientConfig} from '../config/client-config.ts';
import {loadClientConfig} from '../config/client-config.ts';
import {Reconnector} from './connection/reconnector.ts';
import {Host} from './host.ts';
import type {Identity} from './identity.ts';
import {loadIdentity} from './identity.ts';
import type {Notice} from './notice.ts';
import {requestProof} from './receipts/proof-request.ts';
import {ReceiptVerifier} from './receipts/receipt-verifier.ts';
import {stateFolder} from './receipts/state-folder.ts';
import {explainUnknown, resolveTarget} from './resolve-target.ts';

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
  const reconnector = await Reconnector.open(resolveTarget(target, config), identity, how).catch(
    (error: unknown) => {
      throw explainUnknown(error, target, config);
    },
  );
  return new Host(
    reconnector,
    identity,
    receipts ? openAccount(reconnector, identity, config, options) : undefined,
  );
}

function openAccount(
  reconnector: Reconnector,
  {name, bundle}: Identity,
  config: ClientConfig,
  {receipts, onWarning}: ConnectOptions,
): ReceiptVerifier {
  const {file, lab} = config;
  const used = stateFolder(config, receipts === false ? undefined : receipts?.folder);
  if (used === undefined)
    onWarning?.(
      'receipts are verified and not kept, and what hosts showed is not remembered: there is no home folder; set HOME or XDG_STATE_HOME, or receipts.folder in client.yaml',
    );
  return new ReceiptVerifier(reconnector.name, {
    folder: used,
    keepMs: config.receipts.keepMs,
    memory: {file, lab, bundle},
    person: name,
    prove: (from, to) => requestProof(reconnector, from, to),
    fetchLogKey: () => reconnector.fetchLogKey(),
    warn: text => onWarning?.(text),
  });
}
