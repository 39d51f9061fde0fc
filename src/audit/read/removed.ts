import {messageOf} from '../../base/errors.ts';
import {orderSlackMs} from '../entry/order-times.ts';
import {AuditError, whatToDo} from '../errors.ts';
import {AccountFolder} from './account-folder.ts';
import {readKeys} from './keys.ts';
import {prunedNames} from './layout.ts';
import {readPruned} from './pruned.ts';
import {beginOf} from './seek.ts';

/**
 * Returns the time, by the ids of orders, before which orders may be missing in the account in `dir`, since
 * entries were removed; 0 if it holds all entries that ever were.
 *
 * The statements about removed parts say it. If the first entry is not number 0, its own time says it as
 * well: somebody may have removed parts without a statement.
 *
 * @throws {AuditError} `account-damaged` for a statement that is not valid
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
  return times.length === 0 ? 0 : Math.max(...times) + orderSlackMs;
}
