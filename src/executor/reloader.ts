import type {X509Certificate} from 'node:crypto';
import type {Account} from '../audit/log/account.ts';
import type {Clock} from '../base/clock.ts';
import {messageOf} from '../base/errors.ts';
import type {Words} from '../base/own-programs.ts';
import type {UserIds} from '../base/system-user.ts';
import type {ServerConfig} from '../config/server-config.ts';
import {loadServerConfig} from '../config/server-config.ts';
import {IdentityError} from '../identity/errors.ts';
import {parseBundle} from '../identity/load-credentials.ts';
import {readBounded} from '../identity/pem-file.ts';
import type {RevocationSet} from '../identity/revocation-list.ts';
import type {Logger} from '../server-log/logger.ts';
import {ExecutorError} from './errors.ts';
import {loadHostCatalogue} from './host-catalogue.ts';
import {loadMetricsDoor} from './metrics/load-door.ts';
import type {LiveSettings} from './settings.ts';
import type {HeldLists} from './trust/held-lists.ts';
import type {HostCredentials} from './trust/host-credentials.ts';
import {loadHostCredentials, prepareCredentials} from './trust/host-credentials.ts';
import {authoritiesOf} from './trust/lists-in-force.ts';
import type {ReadLists} from './trust/revocation-files.ts';
import {readRevocationFiles} from './trust/revocation-files.ts';
import type {Trust} from './trust/trust.ts';
import {requireTrustedFiles, requireTrustedLists} from './trust/trusted-files.ts';

export interface ReloaderOptions {
  readonly host: string;
  /** Whom the gate runs as where that is another than ourselves. */
  readonly gate: UserIds | undefined;
  readonly helper: Words;
  readonly clock: Clock;
  readonly settings: LiveSettings;
  readonly trust: Trust;
  readonly account: Account;
  readonly log: Logger;
  readonly heldLists: HeldLists;
  /** Whom to believe changed. */
  readonly trustTaken: () => void;
  /** Limits and the like changed. */
  readonly configTaken: () => void;
  /** The result, and why nothing was taken where it was not. */
  readonly told: (what: What, failure: string | undefined) => void;
}

/** The settings that only a new start can change. */
const fixed = ['host', 'listen', 'data', 'gate', 'logs'] as const satisfies (keyof ServerConfig)[];

/** The time until lists are read again if the process that reads them failed, as for want of a descriptor. */
const retryMs = 1000;

/** A change that was read and judged, and whose new state is on disk: nothing of it can fail any more. */
interface Ready {
  readonly take: () => void;
  /** Tells others, once it is taken. */
  readonly tell: () => void;
  /** Does what may wait: keeps the lists for the next start. */
  readonly keep: () => Promise<void>;
}

type What = 'certificates' | 'configuration' | 'revocations';

/**
 * Takes over what changed on disk. Revocation lists take effect by a path of their own, which nothing else can hold up;
 * credentials and configuration are taken as a whole or not at all: then it is said loudly, and the old stays.
 */
export class Reloader implements Disposable {
  readonly #options: ReloaderOptions;
  #last: Promise<void> = Promise.resolve();
  #lastLists: Promise<void> = Promise.resolve();
  #lastFinish: Promise<void> = Promise.resolve();
  #retry: NodeJS.Timeout | undefined;
  /** True if lists could not be read when that was last tried: it is said once. */
  #isUnread = false;

  constructor(options: ReloaderOptions) {
    this.#options = options;
  }

  /** Revocation lists, whenever their file changes. */
  lists(): Promise<void> {
    this.#lastLists = this.#lastLists.then(() => this.#takeLists()).catch(error => this.#shout(error));
    return this.#lastLists;
  }

  /** Certificates, keys and CAs, whenever their files change. */
  async credentials(): Promise<void> {
    await this.#attempt('certificates', () => this.#readCredentials(this.#options.settings.config));
  }

  /** Configuration and catalogue: when it is asked for, since half a YAML file can be valid YAML. */
  configuration(): Promise<string | undefined> {
    return this.#attempt('configuration', async () => {
      const {settings, gate, clock, log, configTaken} = this.#options;
      const config = await loadServerConfig(settings.config.file);
      refuseFixed(settings.config, config);
      const catalogue = await loadHostCatalogue(config, gate);
      const metrics = await loadMetricsDoor(config);
      const credentials = await this.#readCredentials(config);
      return {
        take() {
          credentials.take();
          settings.replace({config, catalogue, metrics, loadedAt: clock.now()});
        },
        tell() {
          credentials.tell();
          configTaken();
          for (const warning of catalogue.warnings) log.warn(warning);
        },
        keep: credentials.keep,
      };
    });
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#retry);
  }

  /**
   * Nothing stands between knowing that somebody is revoked and telling so, also of a list that comes next: neither the disk
   * nor anything else of this host.
   */
  async #takeLists(): Promise<void> {
    clearTimeout(this.#retry);
    const {trustTaken, trust, settings, helper} = this.#options;
    const {crl} = settings.config.tls;
    const read = await readLists(helper, trust.bundle, crl).catch((error: unknown) => messageOf(error));
    if (typeof read === 'string') {
      // The file may be good: what failed is this host's.
      this.#retry = setTimeout(() => void this.lists(), retryMs).unref();
      const unread = `they could not be read, which is tried again each second: ${read}`;
      trust.problems = [`revocation lists: ${unread}`];
      if (!this.#isUnread) this.#afterLists(() => this.#record('revocations', unread));
      this.#isUnread = true;
      return;
    }
    this.#isUnread = false;
    const sets = read.lists.map(({set}) => set);
    const taken = trust.takeLists(sets);
    if (taken.length > 0) trustTaken();
    trust.problems = [...read.problems, ...trust.lacks(sets)];
    this.#afterLists(() => this.#finishLists(read, taken));
  }

  /** In the order of the lists, and waited for by nobody. */
  #afterLists(work: () => Promise<void>): void {
    this.#lastFinish = this.#lastFinish.then(work).catch(error => this.#shout(error));
  }

  async #finishLists(read: ReadLists, taken: readonly RevocationSet[]): Promise<void> {
    const {heldLists, trust, settings, helper} = this.#options;
    const {tls} = settings.config;
    // A crash from here on leaves the lists of before in the data folder: the next start reads the file again.
    await heldLists.keep(read.lists.filter(({set}) => taken.includes(set)));
    let seen = read;
    if (read.problems.length > 0) {
      // Lists of CAs that are about to be trusted may be there before the CAs are, which may be trusted by now.
      const bundle = [...trust.bundle, ...(await bundleOnDisk(tls.ca))];
      seen = await readLists(helper, bundle, tls.crl);
    }
    trust.problems = [...seen.problems, ...trust.lacks(seen.lists.map(({set}) => set))];
    await this.#record('revocations', [...trust.problems, ...whyNotTrusted(tls)].join('; ') || undefined);
  }

  /** @throws what keeps them from being taken: then nothing is */
  async #readCredentials(config: ServerConfig): Promise<Ready> {
    const {clock, trust, account, helper, host, trustTaken, heldLists} = this.#options;
    const loaded = await loadHostCredentials(config, clock.now());
    const credentials = prepareCredentials(host, loaded, clock.now());
    const {lists, problems} = await readLists(helper, credentials.bundle, config.tls.crl);
    requireTrustedFiles(config.tls);
    const sets = lists.map(({set}) => set);
    requireListed(trust, credentials, sets, problems);
    await account.setSigner(credentials.signer);
    let taken: readonly RevocationSet[] = [];
    return {
      take() {
        taken = trust.commit(credentials, sets);
        trust.problems = [...problems, ...trust.lacks(sets)];
      },
      tell: trustTaken,
      async keep() {
        await heldLists.keep(lists.filter(({set}) => taken.includes(set)));
        await heldLists.keepOnly(new Set(trust.authorities.keys()));
      },
    };
  }

  /** One at a time, in the order of the asking. */
  #attempt(what: What, read: () => Promise<Ready>): Promise<string | undefined> {
    const {account} = this.#options;
    const attempt = this.#last.then(async () => {
      const keyBefore = account.verifier.toString();
      const ready = await read().catch((error: unknown) => messageOf(error));
      if (typeof ready === 'string') {
        await this.#record(what, ready);
        return ready;
      }
      ready.take();
      // A new log key is shown when the newest checkpoint has it; whom to believe waits for nothing.
      const isNewKey = account.verifier.toString() !== keyBefore;
      if (!isNewKey) ready.tell();
      await this.#record(what);
      if (isNewKey) ready.tell();
      await ready.keep();
      return undefined;
    });
    this.#last = attempt.then(
      () => {},
      error => this.#shout(error),
    );
    return attempt.catch(messageOf);
  }

  async #record(what: What, failure?: string): Promise<void> {
    const {account, log} = this.#options;
    this.#options.told(what, failure);
    if (failure === undefined) log.info({what}, 'reloaded');
    else log.error({what}, `not reloaded, the old stays in force: ${failure}`);
    const message = failure === undefined ? {} : {message: failure.slice(0, 4096)};
    const key = account.verifier.toString();
    await account
      .append({event: 'reload', what, ok: failure === undefined, log: key, ...message})
      .catch(error => this.#shout(error));
  }

  #shout(error: unknown): void {
    this.#options.log.error(messageOf(error));
  }
}

/** The CAs that would be trusted next; none if they cannot be read. */
async function bundleOnDisk(path: string): Promise<X509Certificate[]> {
  try {
    return parseBundle(await readBounded(path, "the CA's certificate"), path);
  } catch {
    // The reason is told when the CAs are read to be trusted.
    return [];
  }
}

async function readLists(
  helper: Words,
  bundle: readonly X509Certificate[],
  path: string | undefined,
): Promise<ReadLists> {
  const [read] = await readRevocationFiles(helper, bundle, path === undefined ? [] : [path]);
  return read ?? {lists: [], problems: []};
}

/** A list that its CA signed and that is not older is good, whoever put it there: this is said, and keeps nothing from being taken. */
function whyNotTrusted(tls: ServerConfig['tls']): string[] {
  try {
    requireTrustedLists(tls);
    return [];
  } catch (error) {
    return [messageOf(error)];
  }
}

/** A CA is not begun to be trusted where its list may be what cannot be read. */
function requireListed(
  trust: Trust,
  {bundle}: HostCredentials,
  lists: readonly RevocationSet[],
  problems: readonly string[],
): void {
  const fresh = new Map([...authoritiesOf(bundle)].filter(([id]) => !trust.authorities.has(id)));
  const [unlisted] = trust.unlisted(fresh, lists);
  if (problems.length === 0 || unlisted === undefined) return;
  throw new IdentityError(
    'crl-malformed',
    `the CA ${unlisted} is not trusted while its revocation list cannot be read: ${problems.join('; ')}`,
  );
}

function refuseFixed(old: ServerConfig, next: ServerConfig): void {
  const changed = fixed.filter(key => JSON.stringify(old[key]) !== JSON.stringify(next[key]));
  if (changed.length === 0) return;
  throw new ExecutorError(
    'needs-restart',
    `${next.file}: ${changed.join(', ')} cannot change while the server runs; restart it`,
  );
}
