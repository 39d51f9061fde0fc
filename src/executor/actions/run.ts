import {openSecrets} from '../../identity/secrets.ts';
import {authorize, whyMayNotRun} from '../../policy/orders/authorize.ts';
import type {Action} from './action.ts';

/** Runs a command of the catalogue. */
export const run: Action<'run'> = {
  leaves: 'job',
  authorize(order, {secrets}, {catalogue}) {
    const start = authorize(order, catalogue, openSecrets(order.payload.secrets, secrets));
    return {rule: start.rule, start};
  },
  whyNoLonger: whyMayNotRun,
};
