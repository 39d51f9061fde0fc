import {ProtocolError} from './errors.ts';
import type {WireMessage} from './generated/wire.ts';

type MessageType = WireMessage['type'];

/** The state of a connection's stream 0, and of each other stream. */
export type Phase = 'greeting' | 'session' | 'fresh' | 'asked' | 'ordered' | 'flowing' | 'closed';

interface PhaseRule {
  /** The messages that may come from the server, and the phases they lead to. */
  readonly server: Partial<Record<MessageType | 'data' | 'credit', Phase>>;
  /** The messages that may come from the client, and the phases they lead to. */
  readonly client: Partial<Record<MessageType | 'data' | 'credit', Phase>>;
}

/**
 * The messages that may come in each phase. Any other closes the connection. Stream 0 begins in `greeting`
 * (the server speaks first) and is in `session` ever after; every other stream begins in `fresh`, when the
 * client opens it. A `fault` may come from either side on stream 0 at any time and is the last thing said.
 */
export const phases: Readonly<Record<Phase, PhaseRule>> = {
  greeting: {server: {welcome: 'session', fault: 'closed'}, client: {fault: 'closed'}},
  session: {
    server: {ping: 'session', pong: 'session', fault: 'closed'},
    client: {ping: 'session', pong: 'session', fault: 'closed'},
  },
  fresh: {server: {}, client: {order: 'ordered', prove: 'asked'}},
  asked: {server: {proven: 'closed', refused: 'closed'}, client: {release: 'closed'}},
  ordered: {
    server: {refused: 'closed', answer: 'closed', queued: 'ordered', started: 'flowing'},
    client: {credit: 'ordered', release: 'closed'},
  },
  flowing: {
    // Input of the client that is not what was ordered is refused.
    server: {data: 'flowing', gap: 'flowing', credit: 'flowing', ended: 'closed', refused: 'closed'},
    client: {data: 'flowing', credit: 'flowing', release: 'closed'},
  },
  closed: {
    // A client that has not yet seen the end may still send input, give credit back or release the stream; a server that has
    // not yet seen the release may still send.
    server: {
      data: 'closed',
      gap: 'closed',
      credit: 'closed',
      queued: 'closed',
      ended: 'closed',
      started: 'closed',
      refused: 'closed',
      answer: 'closed',
      proven: 'closed',
    },
    client: {data: 'closed', credit: 'closed', release: 'closed'},
  },
};

/**
 * The phase after `what` came from `side`.
 *
 * @throws {ProtocolError} `phase` if the table does not list it
 */
export function nextPhase(
  phase: Phase,
  side: 'server' | 'client',
  what: MessageType | 'data' | 'credit',
): Phase {
  const rule: Partial<Record<string, Phase>> = phases[phase][side];
  const next = Object.hasOwn(rule, what) ? rule[what] : undefined;
  if (next === undefined) throw new ProtocolError('phase', `${what} may not come in phase ${phase}`);
  return next;
}
