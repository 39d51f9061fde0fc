import {messageOf} from '../../base/errors.ts';
import {AuditError, whatToDo} from '../errors.ts';
import {AccountFolder} from './account-folder.ts';
import {readKeys} from './keys.ts';
import {prunedNames} from './layout.ts';
import {readPruned} from './pruned.ts';
import {beginOf} from './seek.ts';

/** The time in an order's id is at most five minutes ahead of that of its entry, which is written soon after. */
const slackMs = 6 * 60_000;

/**
 * Up to which time the account in `dir` does not tell what was ordered, by the times in the ids of orders: entries of
 * before were removed. 0 where it holds all that ever was.
 *
 * The statements about what was removed say it, and where the first entry that is left is not the first of all, its own
 * time does, in case somebody took parts away without a statement.
 *
 * @throws {AuditError} `account-damaged` where a statement is not to be believed
 */
export function removedUpTo(dir: string): number {
  const keys = readKeys(dir);
  const times = prunedNames(dir).map(name => {
    try {
      return readPruned(dir, name, keys).lastTime;
    } catch (cause) {
      throw new AuditError('account-damaged', `${dir}/${name} ${messageOf(cause)}: ${whatToDo}`, {cause});
    }
  });
  using account = new AccountFolder(dir);
  const [oldest] = account.parts;
  const first = oldest && beginOf(account, oldest);
  if (first && first.seq > 0) times.push(first.time);
  return times.length === 0 ? 0 : Math.max(...times) + slackMs;
}
