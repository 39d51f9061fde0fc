import type {DenialKind} from '../../audit/entry/denial-kind.ts';
import {kindOfDenial, suppressedCode} from '../../audit/entry/denial-kind.ts';
import type {Account} from '../../audit/log/account.ts';
import type {Clock} from '../../base/clock.ts';
import {counted} from '../../base/counted.ts';
import {messageOf} from '../../base/errors.ts';
import type {Rate} from '../../base/token-buckets.ts';
import type {Principal} from '../../identity/certificate.ts';
import type {Logger} from '../../server-log/logger.ts';
import type {Suppressed} from './denial-limit.ts';
import {DenialLimit} from './denial-limit.ts';

export interface DenialsParts {
  readonly account: Pick<Account, 'append' | 'canStart'>;
  readonly clock: Clock;
  readonly log: Logger;
}

type Person = Pick<Principal, 'name' | 'groups'>;

/** The time between looks whether denials without an entry can be told. */
const drainMs = 60_000;

/** The person who was denied something, where that is known, and the code. */
export interface Denied {
  readonly person?: Person | undefined;
  readonly code: string;
}

/**
 * Which denials get an entry of their own; those that do not are told in the end, each person's of one kind together. Each kind
 * has its own bound, so that nobody hides what they may not do behind mistakes.
 */
export class Denials {
  readonly #parts: DenialsParts;
  readonly #limit: DenialLimit;
  /** The persons with denials that no entry tells of yet, by kind. */
  readonly #untold = new Map<string, {readonly person: Person; readonly kind: DenialKind}>();
  readonly #timer: NodeJS.Timeout;

  constructor(parts: DenialsParts, rate?: Rate) {
    this.#parts = parts;
    this.#limit = new DenialLimit(rate);
    this.#timer = setInterval(
      () => void this.#tell(this.#limit.drain(parts.clock.monotonic())),
      drainMs,
    ).unref();
  }

  /**
   * Records a denial with `write`, where it may have an entry; `more` is what the entry
   * says of those before it. If `write` fails, it counts as one without an entry.
   */
  async record<Written>(
    {person, code}: Denied,
    write: (more: {suppressed?: number}) => Promise<Written>,
  ): Promise<Written | undefined> {
    const kind = kindOfDenial(code);
    // No name has a space in it.
    const key = `${kind} ${person?.name ?? ''}`;
    const {record, suppressed} = this.#limit.admit(key, this.#parts.clock.monotonic());
    if (!record) {
      if (person) this.#untold.set(key, {person, kind});
      return undefined;
    }
    // Its entry tells of all of them. Others may come while it is written.
    this.#untold.delete(key);
    try {
      return await write(suppressed > 0 ? {suppressed} : {});
    } catch (error) {
      this.#limit.suppress(key, suppressed + 1);
      if (person) this.#untold.set(key, {person, kind});
      throw error;
    }
  }

  /** Tells of all that no entry tells of, since nothing comes after. */
  async finish(): Promise<void> {
    clearInterval(this.#timer);
    await this.#tell(this.#limit.rest());
  }

  async #tell(due: readonly Suppressed[]): Promise<void> {
    const {account, log} = this.#parts;
    // All at once: others may come while an entry is written.
    const telling = due.map(({person: key, suppressed}) => ({
      key,
      suppressed,
      untold: this.#untold.get(key),
    }));
    for (const {key} of telling) this.#untold.delete(key);
    for (const {key, suppressed, untold} of telling) {
      const message = `${counted(suppressed, 'denial')} without an entry of their own, which this one stands for`;
      if (!untold) {
        log.warn({suppressed}, 'refused what nobody is known to have signed');
        continue;
      }
      const {name, groups} = untold.person;
      const code = suppressedCode(untold.kind);
      try {
        if (!account.canStart) throw new Error('the account takes no denials now');
        const principal = {name, groups: [...groups]};
        const others = suppressed > 1 ? {suppressed: suppressed - 1} : {};
        await account.append({event: 'denial', principal, code, message, ...others});
      } catch (error) {
        this.#limit.suppress(key, suppressed);
        this.#untold.set(key, untold);
        log.error(messageOf(error));
      }
    }
  }
}
