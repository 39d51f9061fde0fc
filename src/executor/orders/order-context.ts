import type {EntryPlace} from '../../audit/entry/entry-place.ts';
import type {Account} from '../../audit/log/account.ts';
import type {Clock} from '../../base/clock.ts';
import type {UserIds} from '../../base/system-user.ts';
import type {ServerConfig} from '../../config/server-config.ts';
import type {Principal} from '../../identity/certificate.ts';
import type {Catalogue} from '../../policy/catalogue/catalogue.ts';
import type {
  CancelAnswer,
  CommandsAnswer,
  DescribeAnswer,
  JobsAnswer,
  SendAnswer,
  SharesAnswer,
  StatusAnswer,
} from '../../protocol/generated/answer.ts';
import type {JobTable} from '../jobs/job-table.ts';
import type {TableJob} from '../jobs/table-job.ts';
import type {Listening} from '../messages/listeners.ts';
import type {Messages} from '../messages/messages.ts';
import type {Trust} from '../trust/trust.ts';
import type {AccountSearch} from './account-search.ts';
import type {EvidenceBudget} from './evidence-budget.ts';
import type {SeenOrders} from './seen-orders.ts';

/** What carrying out an order needs. The composition root gives it; configuration and catalogue may be replaced meanwhile. */
export interface OrderContext {
  readonly host: string;
  config: ServerConfig;
  readonly clock: Clock;
  readonly trust: Trust;
  readonly seenOrders: SeenOrders;
  readonly account: Account;
  readonly jobs: JobTable;
  readonly helper: string;
  readonly accountFolder: string;
  readonly outputFolder: string;
  readonly search: AccountSearch;
  readonly evidence: EvidenceBudget;
  readonly messages: Messages;
  catalogue: Catalogue;
  /** Whom the gate runs as where that is another than ourselves. */
  readonly gate: UserIds | undefined;
  /** Measures what `status` tells of. */
  measure(): Promise<void>;
  /** As somebody may see it. */
  status(principal: Principal): StatusAnswer;
}

/** What answers an order that starts no job. */
export type Answer =
  | CommandsAnswer
  | DescribeAnswer
  | StatusAnswer
  | CancelAnswer
  | JobsAnswer
  | SendAnswer
  | SharesAnswer;

/** How the caller hears of an order. */
export interface Submitter {
  readonly address: string;
  /**
   * Answers an order that starts nothing, with the receipt of an entry. The answer is made when the gate reads what was made
   * before.
   */
  answer(make: () => Answer, entry?: EntryPlace): Promise<void>;
  /** Serves the output of a job from an offset on, once its turn has come; until then tells its place. */
  follow(job: TableJob, options: FollowOptions): void;
}

export interface FollowOptions {
  readonly from: number;
  /** Whether what is consumed makes room in the job's log: instead of whoever's does, where nobody's does, or never. */
  readonly claim: 'take' | 'spare' | 'none';
  /** The job was there before. */
  readonly attached: boolean;
  /** The key that signs input; undefined where none is sent. */
  readonly input?: string | undefined;
  /** It follows the mailbox. */
  readonly listening?: Listening;
}
