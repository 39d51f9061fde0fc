import type {Account} from '../../audit/account.ts';
import type {DenialRate} from '../../audit/denial-limit.ts';
import {DenialLimit} from '../../audit/denial-limit.ts';
import type {Clock} from '../../base/clock.ts';
import {counted} from '../../base/counted.ts';
import {messageOf} from '../../base/errors.ts';
import type {Principal} from '../../identity/certificate.ts';
import type {Logger} from '../../logs/logger.ts';

export interface DenialsParts {
  readonly account: Pick<Account, 'append' | 'canStart'>;
  readonly clock: Clock;
  readonly log: Logger;
}

type Person = Pick<Principal, 'name' | 'groups'>;

/** How often it is looked whether denials without an entry can be told. */
const drainMs = 60_000;

/** Which denials of one kind get an entry of their own; those that do not are told in the end, each person's together. */
export class Denials {
  readonly #parts: DenialsParts;
  readonly #limit: DenialLimit;
  /** Who had denials that no entry tells of yet. */
  readonly #persons = new Map<string, Person>();
  readonly #timer: NodeJS.Timeout;

  constructor(parts: DenialsParts, rate?: DenialRate) {
    this.#parts = parts;
    this.#limit = new DenialLimit(rate);
    this.#timer = setInterval(
      () => void this.#tell(this.#limit.drain(parts.clock.monotonic())),
      drainMs,
    ).unref();
  }

  /**
   * Records a denial of somebody, or of nobody who is known, with `write`, where it may have an entry; `more` is what the entry
   * says of those before it. Where `write` fails, it counts as one without an entry.
   */
  async record<Written>(
    person: Person | undefined,
    write: (more: {suppressed?: number}) => Promise<Written>,
  ): Promise<Written | undefined> {
    const name = person?.name ?? nobody;
    const {record, suppressed} = this.#limit.admit(name, this.#parts.clock.monotonic());
    if (!record) {
      if (person) this.#persons.set(name, person);
      return undefined;
    }
    try {
      const written = await write(suppressed > 0 ? {suppressed} : {});
      this.#persons.delete(name);
      return written;
    } catch (error) {
      this.#limit.suppress(name, suppressed + 1);
      if (person) this.#persons.set(name, person);
      throw error;
    }
  }

  /** Tells of all that no entry tells of, since nothing comes after. */
  async finish(): Promise<void> {
    clearInterval(this.#timer);
    await this.#tell(this.#limit.rest());
  }

  async #tell(due: readonly {person: string; suppressed: number}[]): Promise<void> {
    const {account, log} = this.#parts;
    for (const {person: name, suppressed} of due) {
      const person = this.#persons.get(name);
      const message = `${counted(suppressed, 'denial')} without an entry of their own, which this one stands for`;
      if (!person) {
        log.warn({suppressed}, 'refused what nobody is known to have signed');
        continue;
      }
      this.#persons.delete(name);
      const {groups} = person;
      try {
        if (!account.canStart) throw new Error('the account takes no denials now');
        const principal = {name, groups: [...groups]};
        const others = suppressed > 1 ? {suppressed: suppressed - 1} : {};
        await account.append({event: 'denial', principal, code: 'suppressed', message, ...others});
      } catch (error) {
        this.#limit.suppress(name, suppressed);
        this.#persons.set(name, person);
        log.error(messageOf(error));
      }
    }
  }
}

/** No principal has this name. */
const nobody = '';
