import {ProtocolError} from '../../protocol/errors.ts';
import type {Prove} from '../../protocol/generated/wire.ts';
import type {ServerMessage} from '../../protocol/messages.ts';
import type {HostConnection} from '../connection/connection.ts';
import type {Reconnector} from '../connection/reconnector.ts';
import {RetriedRequest} from '../connection/retried-request.ts';
import {isTransientRefusal} from '../connection/transient-errors.ts';
import {ClientError} from '../errors.ts';

/**
 * Asks a host for the proof that its tree of `to` leaves begins with that of `from`, in base64. A host that
 * is there and does not answer, or goes away each time it is asked, is taken to refuse, and one that says that it has no time is not.
 *
 * @param isOverdue true if it owes the proof for so long that it will not be believed without: then it has longer
 * @throws {ClientError} `refused`; `connection-lost` where the host is gone, or has no time, for longer than a moment;
 *   {ProtocolError} for an answer that is none
 */
export function requestProof(
  reconnector: Reconnector,
  from: number,
  to: number,
  isOverdue = false,
): Promise<readonly string[]> {
  const ask = new ProofRequest(reconnector, {from, to}, isOverdue ? patience.overdue : patience.away);
  reconnector.submit(ask);
  return ask.answer;
}

/**
 * The time to wait for a host that is gone or has no time, and the same where the proof is overdue; and, beyond that, for one that
 * does not answer, milliseconds.
 */
const patience = {away: 3000, overdue: 60_000, silent: 20_000};
/** On so many connections it is asked. */
const mostConnections = 3;

class ProofRequest extends RetriedRequest {
  readonly #message: Prove;
  readonly #answer = Promise.withResolvers<readonly string[]>();
  readonly #timers: readonly NodeJS.Timeout[];
  #connection: HostConnection | undefined;
  #connections = 0;
  /** True while it is not asked, since it is not the time. */
  #isPutOff = false;
  #isLate = false;

  constructor(reconnector: Reconnector, asked: Pick<Prove, 'from' | 'to'>, awayMs: number) {
    super(reconnector);
    this.#message = {type: 'prove', ...asked};
    this.#timers = [
      setTimeout(() => this.#lookForHost(), awayMs).unref(),
      setTimeout(() => this.failed(unanswered(reconnector.name)), awayMs + patience.silent).unref(),
    ];
  }

  /** Always, so that losing the connection is told as such, and not as a host that could not be reached. */
  override get wasSent(): boolean {
    return true;
  }

  get answer(): Promise<readonly string[]> {
    return this.#answer.promise;
  }

  message(reply: ServerMessage): void {
    if (reply.type === 'refused' && isTransientRefusal(reply.code)) {
      this.#putOff();
      return;
    }
    this.finish();
    if (reply.type === 'proven') this.#answer.resolve(reply.proof);
    else if (reply.type === 'refused')
      this.#answer.reject(new ClientError('refused', reply.message, {wireCode: reply.code}));
    else
      this.#answer.reject(
        new ProtocolError('phase', `a question for a proof was answered with ${reply.type}`),
      );
  }

  protected open(connection: HostConnection): void {
    if (connection !== this.#connection) this.#connections += 1;
    this.#connection = connection;
    if (this.#connections > mostConnections) {
      this.failed(unanswered(this.reconnector.name));
      return;
    }
    this.#isPutOff = false;
    try {
      connection.open(this.#message, this, 0);
    } catch (error) {
      const isFull = error instanceof ClientError && error.code === 'too-many-streams';
      if (!isFull) throw error;
      this.#putOff();
    }
  }

  protected override finish(): boolean {
    for (const timer of this.#timers) clearTimeout(timer);
    return super.finish();
  }

  protected rejected(error: Error): void {
    this.#answer.reject(error);
  }

  #putOff(): void {
    this.#isPutOff = true;
    if (this.#isLate || !this.makeLater()) this.failed(away(`${this.reconnector.name} has no time for it`));
  }

  #lookForHost(): void {
    this.#isLate = true;
    if (!this.reconnector.isUp) this.failed(away(`${this.reconnector.name} is gone`));
    else if (this.#isPutOff) this.failed(away(`${this.reconnector.name} has no time for it`));
  }
}

const away = (why: string) => new ClientError('connection-lost', why);

function unanswered(host: string): ClientError {
  return new ClientError('refused', `${host} was asked, and did not answer`);
}
