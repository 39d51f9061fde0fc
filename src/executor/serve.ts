import {join} from 'node:path';
import type {Clock} from '../base/clock.ts';
import {steadyNow} from '../base/clock.ts';
import {watchFiles} from '../base/watch-files.ts';
import {builtInJobs, whyNoLonger} from './actions/actions.ts';
import {ConfigLook} from './config-look.ts';
import {Disks} from './disks.ts';
import {drainByHand} from './drain-by-hand.ts';
import {Executor} from './executor.ts';
import {FreeSpace} from './free-space.ts';
import {Orphans} from './gate/orphans.ts';
import {PresentGate} from './gate/present-gate.ts';
import type {Held} from './hold-all.ts';
import {JobInputs} from './input/job-inputs.ts';
import {JobTable} from './jobs/job-table.ts';
import {Messages} from './messages/messages.ts';
import {Counters} from './metrics/counters.ts';
import {totalsOf} from './metrics/gather-totals.ts';
import {ShippingLag} from './metrics/shipping-lag.ts';
import {TotalsPush} from './metrics/totals-push.ts';
import {AccountSearch, findInHelper} from './orders/account-search.ts';
import {EvidenceBudget} from './orders/evidence-budget.ts';
import type {OrderContext} from './orders/order-context.ts';
import {recallJobFromAccount} from './orders/recall-from-account.ts';
import {SeenOrders} from './orders/seen-orders.ts';
import type {Boot} from './read-all.ts';
import {recordStart} from './record-start.ts';
import {reloadByHand} from './reload-by-hand.ts';
import {Reloader} from './reloader.ts';
import {sayWhatWasFound} from './say-start.ts';
import {settleLost} from './settle-lost.ts';
import {Shipping} from './shipping.ts';
import type {Start} from './start-options.ts';
import {StatusBoard} from './status-board.ts';
import {sweepOutput} from './sweep-output.ts';
import {helperInShare} from './transfers/helper-in-share.ts';
import {Journals} from './transfers/journal.ts';
import {Manifests} from './transfers/manifests.ts';
import {Quotas} from './transfers/quotas.ts';
import {sweepInHelper} from './transfers/sweep-in-helper.ts';
import {Transfers} from './transfers/transfers.ts';
import {credentialFiles, listFiles} from './trust/trusted-files.ts';
import {Watchers} from './watch/watchers.ts';

/** The reason why a server ends, and a signal that it is to end at once. */
export interface Ending {
  reason: string;
  hurry: AbortSignal;
}

/** A server that takes orders. */
export interface Served {
  readonly addresses: readonly string[];
  reload(): Promise<void>;
  /** Takes no new work, and resolves when what was taken has ended. */
  drain(): Promise<void>;
}

/** The third step of a start: puts together what serves, settles what the last executor left, and lets the gate listen. */
export async function serve(
  boot: Boot,
  held: Held,
  clock: Clock,
  {stack, programs, options}: Start,
  ending: Ending,
): Promise<Served> {
  const {config, settings, user, seen, sight} = boot;
  const {trust, output, log, heldLists, account, accountFolder, containment} = held;
  const {host} = config;
  const {logger} = log;
  const {helper} = programs;
  const {onStep} = options;
  const outputFolder = output.folder;
  const now = () => clock.monotonic();

  const space = await FreeSpace.of(accountFolder, now);
  const present = new PresentGate();
  const inputs = new JobInputs();
  const orphans = new Orphans();
  const inShare = helperInShare(helper, containment.tools);
  const books = {
    journals: new Journals(join(config.data, 'transfers')),
    manifests: new Manifests(accountFolder),
    quotas: new Quotas(join(config.data, 'quotas'), inShare, now),
  };
  const transfers = stack.use(
    new Transfers(books, {sweep: sweepInHelper(inShare), now: steadyNow(clock)}, logger),
  );
  const counters = new Counters();
  counters.jobs.know([...builtInJobs, ...settings.catalogue.commands.keys()]);
  const watchers = stack.use(
    new Watchers({
      host,
      clock,
      settings,
      jobs: () => jobs,
      status: principal => board.show(principal),
      measure: () => board.measure(),
    }),
  );
  const jobs: JobTable = new JobTable({
    counters,
    hearer: watchers,
    account,
    containment,
    clock,
    gate: present,
    inputs,
    orphans,
    transfers,
    outputFolder,
    requireOutput: () => output.require(),
    terminalHost: programs.terminal,
    mostRunning: () => settings.config.limits.jobs,
    mostWaiting: () => settings.config.limits.queue,
    graceMs: () => settings.config.graceMs,
    failed: error => logger.error({err: error}, 'the end of a job could not be recorded'),
  });
  const messages = new Messages({
    host,
    data: config.data,
    output,
    account,
    clock,
    gate: present,
    limits: () => settings.config.limits,
  });
  const seenOrders = new SeenOrders(id => jobs.has(id), now);
  const search = stack.use(new AccountSearch(findInHelper(helper, accountFolder), now));
  const memory = {host, settings, seenOrders, jobs, search, outputFolder};
  const settled = await settleLost({account, accountFolder, memory, clock, counters});
  await messages.open(settled.lastMessage);
  await recordStart(account, settled.lost);
  transfers.undoLeft();
  onStep?.('settled');

  const cursors = join(config.data, 'ship');
  const shipping = new Shipping({
    program: programs.shipper,
    log: logger,
    host,
    account: accountFolder,
    cursors,
  });
  stack.defer(() => shipping.stop(ending.hurry));
  const sweeping = sweepOutput(output, {clock, settings, jobs, messages}, logger);
  const disks = await Disks.open({
    account,
    accountFolder,
    output,
    log: logger,
    makeRoom: () => sweeping.makeRoom(),
    changed: () => watchers.statusChanged(),
    now,
  });
  stack.use(sweeping);
  stack.use(disks);
  onStep?.('disks');
  const look = new ConfigLook(config, user, sight);
  const board = new StatusBoard({
    host,
    settings,
    trust,
    clock,
    jobs,
    account,
    containment,
    heldLists,
    present,
    disks,
    look,
    shipping,
  });
  sayWhatWasFound(logger, held, settled, board);
  const totals = stack.use(
    new TotalsPush({
      isWanted: () => settings.metrics !== undefined,
      gather: totalsOf({
        counters,
        settings,
        clock,
        jobs,
        account,
        trust,
        present,
        disks,
        lag: new ShippingLag(cursors),
      }),
      send: message => present.send(message),
    }),
  );
  const context: OrderContext = {
    host,
    clock,
    trust,
    account,
    memory,
    evidence: new EvidenceBudget({
      host,
      free: () => space.bytes,
      now,
      warn: message => logger.warn(message),
    }),
    actions: {
      host,
      settings,
      jobs,
      messages,
      watchers,
      helper,
      accountFolder,
      recallJob: (id, principal) => recallJobFromAccount(id, principal, memory),
      measure: () => board.measure(),
      status: principal => board.show(principal),
    },
  };

  // From here on orders may come, and nothing is waited for but the gate: a signal finds a server that can be stopped.
  const executor = new Executor({
    log: logger,
    context,
    settings,
    counters,
    totals,
    present,
    inputs,
    orphans,
    lookAtDisks: () => disks.look(),
    gate: {program: programs.gate, opensslConfig: programs.opensslConfig, folder: outputFolder, user},
    ...(options.keepGate && {keepGate: options.keepGate}),
  });
  stack.defer(() => executor.stop(ending.reason, settings.config.graceMs, ending.hurry));
  output.onReplaced = () => executor.outputReplaced();
  onStep?.('gate');
  shipping.take(config.ship);
  onStep?.('shipping');
  const reloader = stack.use(
    new Reloader({
      host,
      gate: user,
      helper,
      clock,
      settings,
      trust,
      account,
      log: logger,
      heldLists,
      told(what, failure) {
        board.reloaded(what, failure);
        watchers.statusChanged();
      },
      trustTaken: () => {
        containment.discardParked?.();
        executor.trustChanged();
      },
      configTaken: () => {
        containment.discardParked?.();
        void jobs.endWaiting(order => whyNoLonger(order, settings.catalogue));
        executor.configChanged();
        shipping.take(settings.config.ship);
      },
    }),
  );
  const watch = (files: typeof listFiles, changed: () => unknown) =>
    stack.use(
      watchFiles(
        () => files(settings.config),
        () => void changed(),
        seen,
      ),
    );
  watch(listFiles, () => reloader.lists());
  watch(credentialFiles, () => reloader.credentials());
  onStep?.('watching');
  const addresses = await executor.listening;
  // Its time grows with the number of past jobs.
  sweeping.begin();
  onStep?.('listening');
  const {data} = config;
  return {
    addresses,
    reload: reloadByHand({data, settings, log, look, reloader}),
    drain: drainByHand({data, jobs, log: logger, told: () => watchers.statusChanged()}),
  };
}
