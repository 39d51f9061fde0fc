import type {EntryPlace} from '../../audit/entry/entry-place.ts';
import type {Account} from '../../audit/log/account.ts';
import type {Clock} from '../../base/clock.ts';
import type {Words} from '../../base/own-programs.ts';
import type {Principal} from '../../identity/certificate.ts';
import type {
  CancelAnswer,
  CommandsAnswer,
  DescribeAnswer,
  JobsAnswer,
  SendAnswer,
  SharesAnswer,
  StatusAnswer,
} from '../../protocol/generated/answer.ts';
import type {Started} from '../../protocol/generated/wire.ts';
import type {FollowStream} from '../gate/spells.ts';
import type {JobTable} from '../jobs/job-table.ts';
import type {TableJob} from '../jobs/table-job.ts';
import type {Messages} from '../messages/messages.ts';
import type {Settings} from '../settings.ts';
import type {Trust} from '../trust/trust.ts';
import type {Watchers} from '../watch/watchers.ts';
import type {EvidenceBudget} from './evidence-budget.ts';
import type {Memory} from './recall-from-account.ts';

/**
 * The things that actions may use. Trust and the account are `handleOrder`'s alone, which treats all actions
 * alike.
 */
export interface ActionContext {
  readonly host: string;
  readonly settings: Settings;
  readonly jobs: JobTable;
  readonly messages: Messages;
  readonly watchers: Watchers;
  /** The program that reads the account, in a process of its own, and the account's folder. */
  readonly helper: Words;
  readonly accountFolder: string;
  /** Brings back a job of which only the account knows, by the id of its order. @throws {ExecutorError} `busy`, `not-allowed` */
  recallJob(id: string, principal: Principal): Promise<void>;
  /** Measures what `status` tells of. */
  measure(): Promise<void>;
  /** As somebody may see it. */
  status(principal: Principal): StatusAnswer;
}

/** The things that handling an order needs. */
export interface OrderContext {
  readonly host: string;
  readonly clock: Clock;
  readonly trust: Trust;
  readonly account: Account;
  readonly memory: Memory;
  readonly evidence: EvidenceBudget;
  readonly actions: ActionContext;
}

/** The answers to orders that start no job. */
export type Answer =
  | CommandsAnswer
  | DescribeAnswer
  | StatusAnswer
  | CancelAnswer
  | JobsAnswer
  | SendAnswer
  | SharesAnswer;

/** The way back to the caller of an order. */
export interface Submitter {
  readonly address: string;
  /**
   * Answers an order that starts nothing, with the receipt of an entry. The answer is made when the gate
   * reads the one before it.
   */
  answer(make: () => Answer, entry?: EntryPlace): Promise<void>;
  /** Serves the output of a job from an offset on, once its turn has come; until then tells its place. */
  follow(job: TableJob, options: FollowOptions): void;
}

export interface FollowOptions {
  readonly from: number;
  /**
   * The bytes it consumes make room in the job's log: instead of those of another reader, if no other does
   * so, or never.
   */
  readonly claim: 'take' | 'spare' | 'none';
  /** The job was there before. */
  readonly attached: boolean;
  /** The key that signs input; undefined if none is sent. */
  readonly input?: string | undefined;
  /** It follows something without an end, which hears of the stream as long as that does. */
  readonly spell?: FollowedSpell;
}

export interface FollowedSpell {
  /** Further fields of `started`. */
  readonly started?: Pick<Started, 'after'>;
  /** True if what is followed is in no log: the executor makes it, as far as the gate wants it. */
  readonly isMade?: boolean;
  began(stream: FollowStream): void;
}
