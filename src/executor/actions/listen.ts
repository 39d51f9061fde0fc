import {mayListen} from '../../policy/access/access.ts';
import {mayNotListen} from '../messages/messages.ts';
import type {Action} from './action.ts';

/** Follows the mailbox. One entry stands for all connections that somebody goes on by. */
export const listen: Action<'listen'> = {
  leaves: 'entry',
  authorize(order, _beside, {settings, messages}) {
    const rule = mayListen(order.principal, settings.catalogue);
    if (rule === undefined) throw mayNotListen(order);
    messages.mailbox.placeFor(order.payload);
    return {rule};
  },
  entry(order, {rule = ''}, _beside, {messages: {mailbox, listeners}}) {
    if (listeners.knows(order)) return undefined;
    return {event: 'listen', mailbox: mailbox.id, rule, after: mailbox.placeFor(order.payload).after};
  },
  carryOut(order, _beside, {messages: {mailbox, listeners}}, _isAgain, recorded) {
    // Messages that were sent since its entry was made follow as well.
    const event = recorded?.event;
    const asked = event?.event === 'listen' ? {after: {number: event.after}} : order.payload;
    const {after, offset} = mailbox.placeFor(asked);
    return {
      follow: mailbox.log,
      options: {
        from: offset,
        claim: 'none',
        attached: true,
        spell: {started: {after}, began: stream => listeners.began(order, stream)},
      },
    };
  },
};
