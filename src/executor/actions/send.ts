import {createHash} from 'node:crypto';
import type {Submit} from '../../gate-link/generated/link.ts';
import {maySend} from '../../policy/access/access.ts';
import {PolicyError} from '../../policy/errors.ts';
import type {SendAnswer} from '../../protocol/generated/answer.ts';
import {ExecutorError} from '../errors.ts';
import type {Action, OrderOf} from './action.ts';

/** A message is never cut, and has to fit into one record with the certificate of its sender, bytes. */
const mostCertificate = 8192;

/** Sends a message to everybody who listens. */
export const send: Action<'send'> = {
  leaves: 'entry',
  mostAnswer: 4096,
  async prepare(order, {settings, messages}) {
    requireRight(order, maySend(order.principal, settings.catalogue));
    await messages.requireRoom();
  },
  authorize(order, {text}, {settings}) {
    const rule = requireRight(order, maySend(order.principal, settings.catalogue));
    requireText(order, text);
    const bytes = order.certificate.raw.length;
    if (bytes <= mostCertificate) return {rule};
    throw new ExecutorError(
      'bad-message',
      `your certificate has ${bytes} bytes, and goes with each message: at most ${mostCertificate} can`,
    );
  },
  count({principal: {name}}, {messages}) {
    messages.rate.take(name);
  },
  entry({payload: {id, bytes, sha256}}, {rule = ''}, _beside, {messages: {mailbox}}) {
    return {event: 'message', mailbox: mailbox.id, rule, number: mailbox.take(id), bytes, sha256};
  },
  // A caller that lost the connection while it was being recorded, and sends it again, is told its number.
  again: ({payload: {id}}, {messages: {mailbox}}) => mailbox.settled(id),
  carryOut(order, {text}, {messages: {mailbox, listeners}}, isAgain, recorded) {
    const {id} = order.payload;
    if (recorded?.event.event === 'message')
      mailbox.append({
        order,
        number: recorded.event.number,
        text: requireText(order, text),
        entry: recorded.place,
      });
    const sent = mailbox.messageOf(id);
    if (!sent) throw lost(isAgain);
    const {number, entry} = sent;
    const answer = (): SendAnswer => ({mailbox: mailbox.id, number, listeners: listeners.count});
    return {answer, entry};
  },
  over({payload: {id}}, {messages: {mailbox}}, isRecorded) {
    mailbox.over(id, isRecorded);
  },
};

function requireRight({principal: {name}}: OrderOf<'send'>, rule: string | undefined): string {
  if (rule !== undefined) return rule;
  throw new PolicyError(
    'denied',
    `${name} may not send messages here: no access rule of this host allows it`,
  );
}

/** The text is not in the order, which is kept for good: it must be the one that was signed for. */
function requireText({payload: {bytes, sha256}}: OrderOf<'send'>, text: Submit['text']): string {
  if (text === undefined) throw new ExecutorError('bad-message', 'no text came beside the order to send it');
  const isSigned =
    Buffer.byteLength(text) === bytes && createHash('sha256').update(text).digest('hex') === sha256;
  if (isSigned) return text;
  throw new ExecutorError('bad-message', 'the text beside the order is not the one that was signed for');
}

const lost = (isAgain: boolean) =>
  new ExecutorError(
    'message-lost',
    isAgain
      ? 'the message was taken before, and is not kept any more: whether it was shown is not known'
      : 'the message was taken, and is not kept',
  );
