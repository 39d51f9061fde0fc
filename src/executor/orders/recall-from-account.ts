import type {FoundOrder} from '../../audit/read/find-order.ts';
import type {Principal} from '../../identity/certificate.ts';
import {shownTime} from '../../identity/dates.ts';
import type {Order} from '../../identity/order.ts';
import {timeOfId} from '../../identity/order-id.ts';
import type {Outcome} from '../../protocol/generated/wire.ts';
import {ExecutorError} from '../errors.ts';
import type {JobTable} from '../jobs/job-table.ts';
import {pastJob} from '../jobs/past-job.ts';
import {lost} from '../jobs/record-end.ts';
import type {Settings} from '../settings.ts';
import type {AccountSearch} from './account-search.ts';
import {requireBusiness} from './require-business.ts';
import type {SeenOrders} from './seen-orders.ts';

/** The memory of orders and jobs, with the search of the account for those that it has forgotten. */
export interface Memory {
  readonly seenOrders: SeenOrders;
  readonly jobs: JobTable;
  readonly search: AccountSearch;
  readonly outputFolder: string;
  readonly host: string;
  readonly settings: Settings;
}

/**
 * If memory may have forgotten an order, brings it back from the account, with its job if it starts one. An
 * order that is not known after that was never taken, or was removed from the account: `requireNew` tells.
 * For somebody whom no rule names nothing is searched.
 *
 * @throws {ExecutorError} `busy`, `not-allowed`
 */
export async function recallOrder(
  {payload: {id}, principal}: Order,
  startsJob: boolean,
  memory: Memory,
): Promise<void> {
  if (startsJob || !memory.seenOrders.has(id)) await recallFromAccount(id, principal, memory);
}

/**
 * Brings back a job that somebody asks for by its id, by whom it was ordered.
 *
 * @throws {ExecutorError} `busy`, `not-allowed`; `job-removed` if it may have been there, in a part of the account that was
 *   removed: who asked must not take it for one that never was, and order it again
 */
export async function recallJobFromAccount(id: string, principal: Principal, memory: Memory): Promise<void> {
  const {jobs, seenOrders} = memory;
  if (jobs.has(id)) return;
  await recallFromAccount(id, principal, memory);
  if (!jobs.has(id) && seenOrders.mayBeRemoved(id))
    throw new ExecutorError(
      'job-removed',
      `the account of this host was pruned of what was ordered at ${shownTime(timeOfId(id))}: nothing tells whether there was a job ${id}`,
    );
}

async function recallFromAccount(id: string, principal: Principal, memory: Memory): Promise<void> {
  const {seenOrders, jobs, search, outputFolder} = memory;
  // A job that a start remembers tells who had it run, and not by which order.
  if (seenOrders.has(id) ? jobs.has(id) : !seenOrders.mayHaveForgotten(id)) return;
  requireBusiness(principal, memory);
  const {order: found, removedUpTo} = await search.find(id, principal.name);
  seenOrders.removed(removedUpTo);
  if (!found) return;
  seenOrders.remember(id, found);
  const {command, fleet, person: owner} = found;
  if (command === undefined || jobs.has(id)) return;
  const job = await pastJob(
    {id, owner, command, fleet, outcome: outcomeOf(found), entry: found.end?.entry},
    outputFolder,
  );
  // Others may have asked for it in the meantime.
  if (!jobs.has(id)) jobs.remember(job);
}

/** Every job that is not in the table has an end in the account, unless somebody took parts of it away. */
function outcomeOf({end}: FoundOrder): Outcome {
  return end?.outcome ?? lost('the account of this host does not say how it ended');
}
