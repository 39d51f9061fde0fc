import {messageOf} from '../base/errors.ts';
import type {Sights} from '../base/watch-files.ts';
import {lookAtFiles, watchFiles} from '../base/watch-files.ts';
import type {ClientConfig} from '../config/client-config.ts';
import {loadCredentials, loadRevocationLists} from '../identity/load-credentials.ts';
import type {RevocationSet} from '../identity/revocation-list.ts';
import {authorityId} from '../identity/revocation-list.ts';
import type {Identity, Shown} from './identity.ts';
import {loadIdentity, missingLists, shownBy} from './identity.ts';

/** Hears that another identity is in force. */
export interface IdentityUser {
  identityChanged(): void;
}

/** A program that ends sooner has no use for a watch. */
const watchAfterMs = 1_000;

/**
 * The caller's identity as its files have it: they are read once, and again when they change, by whichever of
 * a file, a folder or a link on the way was replaced. Certificate, key and CAs are taken over together or not
 * at all; a revocation list is taken over whatever is wrong with them, and never for an older one. What
 * cannot be taken over is warned of, and the old stays in force.
 */
export class LiveIdentity implements Disposable {
  readonly #files: ClientConfig['identity'];
  readonly #warn: (text: string) => void;
  readonly #users = new Set<IdentityUser>();
  readonly #seen: Sights;
  readonly #delay: NodeJS.Timeout;
  #current: Identity;
  #watch: Disposable | undefined;
  #reading: Promise<void> = Promise.resolve();
  #isDisposed = false;

  /** @throws {IdentityError} naming the file and what to do */
  static async load(config: ClientConfig, warn: (text: string) => void): Promise<LiveIdentity> {
    // Seen before they are read: what changes in between is read again.
    const seen = await lookAtFiles(pathsOf(config.identity));
    return new LiveIdentity(config.identity, await loadIdentity(config, warn), seen, warn);
  }

  private constructor(
    files: ClientConfig['identity'],
    identity: Identity,
    seen: Sights,
    warn: (text: string) => void,
  ) {
    this.#files = files;
    this.#current = identity;
    this.#seen = seen;
    this.#warn = warn;
    this.#delay = setTimeout(() => this.#begin(), watchAfterMs).unref();
  }

  /** The identity that is in force now. */
  get current(): Identity {
    return this.#current;
  }

  /** From now on `user` hears of changes. */
  use(user: IdentityUser): void {
    this.#users.add(user);
  }

  leave(user: IdentityUser): void {
    this.#users.delete(user);
  }

  [Symbol.dispose](): void {
    this.#isDisposed = true;
    clearTimeout(this.#delay);
    this.#watch?.[Symbol.dispose]();
  }

  #begin(): void {
    const changed = () => {
      this.#reading = this.#reading.then(() => this.#readAgain());
    };
    this.#watch = watchFiles(() => pathsOf(this.#files), changed, this.#seen);
  }

  async #readAgain(): Promise<void> {
    const before = this.#current;
    const shown = await this.#shown(before);
    const revocations = await this.#lists(shown, before.revocations);
    if (this.#isDisposed || (shown === before && revocations === before.revocations)) return;
    this.#current = {...shown, revocations};
    for (const user of this.#users) user.identityChanged();
  }

  /** Returns `before` where nothing of it changed, or what changed cannot be taken over. */
  async #shown(before: Identity): Promise<Shown> {
    try {
      const credentials = await loadCredentials(this.#files, Date.now());
      const shown = shownBy(credentials);
      if (shown.pem === before.pem) return before;
      if (shown.name !== before.name)
        throw new Error(`it is of ${shown.name ?? 'nobody'}, and not of ${before.name ?? 'nobody'}`);
      for (const warning of credentials.warnings) this.#warn(warning);
      return shown;
    } catch (error) {
      this.#warn(`${this.#files.cert} changed and was not taken over: ${messageOf(error)}`);
      return before;
    }
  }

  /**
   * The newest of each CA, of those that are held and those in the file. Returns `held` where nothing
   * changed.
   */
  async #lists({bundle}: Shown, held: readonly RevocationSet[]): Promise<readonly RevocationSet[]> {
    const {crl} = this.#files;
    if (crl === undefined) return held;
    try {
      const {lists, problems} = await loadRevocationLists(crl, bundle);
      for (const problem of problems) this.#warn(`a revocation list was not taken over: ${problem.message}`);
      const found = lists.map(({set}) => set);
      const newest = bundle.map(authorityId).flatMap(ca => this.#newest(crl, ca, held, found));
      if (newest.length === held.length && newest.every(list => held.includes(list))) return held;
      for (const gap of missingLists(crl, bundle, newest)) this.#warn(gap);
      return newest;
    } catch (error) {
      this.#warn(`${crl} changed and was not taken over: ${messageOf(error)}`);
      return held;
    }
  }

  #newest(
    path: string,
    ca: string,
    held: readonly RevocationSet[],
    found: readonly RevocationSet[],
  ): readonly RevocationSet[] {
    const ofCa = (lists: readonly RevocationSet[]) => lists.filter(({issuer}) => issuer === ca);
    const [heldOfCa, foundOfCa] = [ofCa(held), ofCa(found)];
    const [most, now] = [highest(heldOfCa), highest(foundOfCa)];
    if (now > most) return foundOfCa;
    if (now < most && foundOfCa.length > 0)
      this.#warn(`${path} holds revocation list ${now}, which is older than ${most}: ${most} stays in force`);
    // Two lists of one number are both in force.
    const others = now === most ? foundOfCa.filter(list => !heldOfCa.some(known => isSame(list, known))) : [];
    return others.length > 0 ? [...heldOfCa, ...others] : heldOfCa;
  }
}

const isSame = (one: RevocationSet, other: RevocationSet): boolean =>
  one.number === other.number &&
  one.serials.size === other.serials.size &&
  [...one.serials].every(serial => other.serials.has(serial));

/** The highest number of some lists, which begin at 0; -1 if there is none. */
const highest = (lists: readonly RevocationSet[]): bigint =>
  lists.reduce((most, {number}) => (number > most ? number : most), -1n);

const pathsOf = ({cert, key, ca, crl}: ClientConfig['identity']): string[] =>
  [cert, key, ca, crl].filter(path => path !== undefined);
