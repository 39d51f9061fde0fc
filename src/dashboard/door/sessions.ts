import {createHash} from 'node:crypto';

/** A browser that brought a code, and all its tabs. */
export interface Session {
  /** 16 bytes, base64url. It names the session and proves nothing. */
  readonly id: string;
  /** 32 bytes, which the browser and this process alone know. */
  readonly token: Buffer;
}

export interface SessionOptions {
  /** Milliseconds from an arbitrary start; never goes back. */
  readonly now: () => number;
  readonly random: (bytes: number) => Buffer;
  /** Hears that a session is over, and why in words. */
  readonly ended: (session: Session, why: string) => void;
}

/** A code is good for so long, milliseconds. */
export const codeMs = 60_000;
/** A session that nobody uses ends after so long, milliseconds. */
export const idleMs = 12 * 60 * 60_000;
/** Codes and sessions that are remembered; the oldest give way. */
const most = 256;

interface Code {
  readonly madeAt: number;
  /** The session that was made with it. */
  session?: Session;
}

/**
 * The browsers that may speak to this process. A code is good once: it may be seen by others where the browser is started with it, so that a
 * second use ends the session of the first. All of it is in memory, and lives as long as the process. Without timers: what is too
 * old is so when it is asked for, or swept.
 */
export class Sessions {
  readonly #options: SessionOptions;
  /** By the SHA-256 of the code. */
  readonly #codes = new Map<string, Code>();
  readonly #sessions = new Map<string, {readonly session: Session; usedAt: number}>();

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /** A new code: 128 bits, base64url. */
  newCode(): string {
    const code = this.#options.random(16).toString('base64url');
    this.#codes.set(hashOf(code), {madeAt: this.#options.now()});
    makeRoom(this.#codes);
    return code;
  }

  /** Trades a code for a session; undefined if it is unknown, too old, or was used before. */
  trade(code: string): Session | undefined {
    const known = this.#codes.get(hashOf(code));
    if (known === undefined) return undefined;
    if (known.session !== undefined) {
      this.end(known.session, 'the code that it was opened with was used a second time');
      return undefined;
    }
    if (this.#options.now() - known.madeAt > codeMs) return undefined;
    const session = {
      id: this.#options.random(16).toString('base64url'),
      token: this.#options.random(32),
    };
    known.session = session;
    for (const {session: oldest} of this.#sessions.values())
      if (this.#sessions.size >= most) this.end(oldest, 'there are too many sessions');
    this.#sessions.set(session.id, {session, usedAt: this.#options.now()});
    return session;
  }

  find(id: string): Session | undefined {
    this.sweep();
    return this.#sessions.get(id)?.session;
  }

  /** Somebody does something in it. False if it is over. */
  use({id}: Session): boolean {
    this.sweep();
    const known = this.#sessions.get(id);
    if (known) known.usedAt = this.#options.now();
    return known !== undefined;
  }

  end(session: Session, why: string): void {
    if (this.#sessions.delete(session.id)) this.#options.ended(session, why);
  }

  /** Ends the sessions that nobody used for too long. */
  sweep(): void {
    for (const {session, usedAt} of this.#sessions.values())
      if (this.#options.now() - usedAt > idleMs) this.end(session, 'nobody used it for 12 hours');
  }
}

function makeRoom(map: Map<string, unknown>): void {
  for (const [key] of map) if (map.size > most) map.delete(key);
}

const hashOf = (code: string) => createHash('sha256').update(code).digest('hex');
