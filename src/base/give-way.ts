import {setPriority} from 'node:os';

/** Has a process that was just started work when no other has to: what is looked up is less urgent than what is under way. */
export function giveWay(pid: number): void {
  try {
    setPriority(pid, 10);
  } catch {
    // It is over already.
  }
}
