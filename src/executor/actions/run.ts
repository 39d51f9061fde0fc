import {openSecrets} from '../../identity/secrets.ts';
import {authorize, whyMayNotRun} from '../../policy/orders/authorize.ts';
import type {Action} from './action.ts';

/** Runs a command of the catalogue. */
export const run: Action<'run'> = {
  leaves: 'job',
  authorize(order, {secrets}, {settings}) {
    const start = authorize(order, settings.catalogue, openSecrets(order.payload.secrets, secrets));
    return {rule: start.rule, start};
  },
  whyNoLonger: whyMayNotRun,
};
