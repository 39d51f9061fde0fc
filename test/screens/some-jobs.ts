const hour = 3_600_000;
/** The first is the newest. */
const idOf = (n: number) => `01890000-0000-7000-8000-0123456789a${9 - n}`;

/** Jobs of such ages that what is shown of them stays for minutes. */
export function someJobs(now: number): object[] {
  const job = (n: number, command: string, owner: string, change: object) => ({
    job: idOf(n),
    command,
    owner,
    state: 'ended',
    orderedAt: now - 3 * hour,
    startedAt: now - 3 * hour - 90_000,
    endedAt: now - 2 * hour - 90_000,
    reason: 'exited',
    exit: 0,
    signal: null,
    bytes: 2048,
    ...change,
  });
  const unended = {endedAt: null, reason: null, exit: null, bytes: 0};
  return [
    job(1, 'collect-all-diagnostics', 'alexandra.montgomery', {...unended, state: 'queued', startedAt: null}),
    job(2, 'backup', 'bob', {...unended, state: 'running', bytes: 1024 * 1024 * 1023.5}),
    job(3, 'uptime', 'alice', {}),
    job(4, 'disk-usage', 'alice', {exit: 1, bytes: 49}),
    job(5, 'large-folders', 'bob', {reason: 'open-files-limit', exit: null}),
    job(6, 'wait', 'carol', {reason: 'signaled', exit: null, signal: 'SIGKILL', bytes: 0}),
    job(7, 'wait', 'carol', {state: 'lost', reason: 'lost', exit: null, endedAt: null, bytes: 0}),
  ];
}
