import type {Order} from '../../identity/order.ts';
import type {Catalogue} from '../../policy/catalogue/catalogue.ts';
import type {AuthorizedOrder} from '../../policy/orders/authorize.ts';
import type {Action, ActionName} from './action.ts';
import {attach} from './attach.ts';
import {auditExport} from './audit-export.ts';
import {auditLog} from './audit-log.ts';
import {auditProof} from './audit-proof.ts';
import {cancel} from './cancel.ts';
import {commands} from './commands.ts';
import {describe} from './describe.ts';
import {jobs} from './jobs.ts';
import {listen} from './listen.ts';
import {run} from './run.ts';
import {send} from './send.ts';
import {shareGet} from './share-get.ts';
import {shareLs} from './share-ls.ts';
import {sharePut} from './share-put.ts';
import {shareRm} from './share-rm.ts';
import {shares} from './shares.ts';
import {status} from './status.ts';
import {watch} from './watch.ts';

/** All that this host can be asked for: complete by its type, as the schema of orders has it. */
const actions: {readonly [Name in ActionName]: Action<Name>} = {
  run,
  cancel,
  attach,
  commands,
  describe,
  status,
  jobs,
  send,
  listen,
  watch,
  shares,
  'share-ls': shareLs,
  'share-rm': shareRm,
  'share-put': sharePut,
  'share-get': shareGet,
  'audit-log': auditLog,
  'audit-proof': auditProof,
  'audit-export': auditExport,
};

/** The names that the jobs of actions have instead of that of a command. */
export const builtInJobs: readonly string[] = Object.entries<Pick<Action, 'leaves'>>(actions)
  .filter(([name, {leaves}]) => leaves === 'job' && name !== 'run')
  .map(([name]) => name);

/** The action that an order asks for. It takes that order, and no other. */
export function actionOf({payload}: Order): Action {
  return actions[payload.action] as Action;
}

/** Returns why a job would not be authorised by this catalogue any more; undefined if it would. */
export function whyNoLonger(authorized: AuthorizedOrder, catalogue: Catalogue): string | undefined {
  return actionOf(authorized.order).whyNoLonger?.(authorized, catalogue);
}
