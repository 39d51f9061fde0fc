import type {KeyObject} from 'node:crypto';
import {sign} from 'node:crypto';
import type {Envelope} from '../protocol/generated/wire.ts';
import {spell} from '../protocol/spelling.ts';
import type {OrderPayload} from './generated/order.ts';

export const payloadType = 'application/vnd.reeve.order.v1+json';

/**
 * Signs what is to be done with the key of the caller's certificate, a P-256 key.
 *
 * @throws {ProtocolError} `json` if it holds what an order cannot say
 */
export function signOrder(payload: OrderPayload, key: KeyObject): Envelope {
  const bytes = Buffer.from(spell(payload, 'order'));
  const sig = sign('sha256', preAuthEncoding(payloadType, bytes), key);
  return {payloadType, payload: bytes.toString('base64'), signatures: [{sig: sig.toString('base64')}]};
}

/** The DSSE pre-authentication encoding (secure-systems-lab/dsse, protocol.md). */
export function preAuthEncoding(type: string, body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${body.length} `), body]);
}
