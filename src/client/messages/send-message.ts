import {createHash} from 'node:crypto';
import {setImmediate} from 'node:timers/promises';
import type {SendOrder} from '../../identity/generated/order.ts';
import type {SendAnswer} from '../../protocol/generated/answer.ts';
import {Query} from '../connection/query.ts';
import type {Reconnector} from '../connection/reconnector.ts';
import type {SignedOrder} from '../order-message.ts';
import type {ReceiptVerifier} from '../receipts/receipt-verifier.ts';
import {messageProblem} from './message-problem.ts';

/** A message that the host took. */
export interface Sent extends SendAnswer {
  /** The file that shows that it stands in the host's account; undefined if there is none. */
  readonly receipt: string | undefined;
}

/**
 * Sends a message. The same order is sent again where the connection is lost: it is shown once.
 *
 * @param order signs the order and puts the text beside it
 * @throws {ClientError} `bad-message`, `refused`, `connection-lost`, `receipt-invalid`, `account-forked`, `account-began-anew`, `other-lab`
 */
export async function sendMessage(
  text: string,
  reconnector: Reconnector,
  receipts: ReceiptVerifier | undefined,
  order: (fields: Pick<SendOrder, 'bytes' | 'sha256'>) => SignedOrder,
): Promise<Sent> {
  const problem = messageProblem(text);
  if (problem) {
    // As all that cannot be ordered: after a turn of the event loop, for those who try again and again.
    await setImmediate();
    throw problem;
  }
  const sha256 = createHash('sha256').update(text).digest('hex');
  let receipt: string | undefined;
  const query = new Query<SendAnswer>(
    reconnector,
    'send',
    () => order({bytes: Buffer.byteLength(text), sha256}),
    {
      receipts,
      isRepeatable: false,
      confirm: async ({answer, order: id, isDue, ...shown}, logKey) => {
        if (!shown.receipt && !isDue) return;
        const {mailbox, number} = answer;
        const kept = await receipts?.sent({order: id, mailbox, number, sha256}, shown.receipt, logKey);
        receipt = kept?.path;
      },
    },
  );
  reconnector.submit(query);
  return {...(await query.answer), receipt};
}
