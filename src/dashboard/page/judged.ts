import {quote} from '../../base/quote.ts';
import {intent as isIntent} from '../generated/page-validators.js';
import type {JobRow, Problem} from '../told.ts';

/** Intents of one tab that the dashboard's process carries out at once, as src/dashboard/tab.ts has it. */
export const mostAtOnce = 32;

/**
 * Why an intent would not be taken, by the schema that the dashboard's process judges it by; undefined if it would. A place can be
 * linked to by anybody, and one intent that is not as the schema has it ends the connection of all others. Pure.
 */
export function faultOf(intent: object): Problem | undefined {
  if (isIntent(intent)) return undefined;
  const {instancePath = '', keyword, params, message} = isIntent.errors?.[0] ?? {};
  const name = instancePath.split('/').at(-1) ?? '';
  if (instancePath === '/job') return noJobId((intent as {job: string}).job);
  if (instancePath === '/fleet') return noFleetId((intent as {fleet: string}).fleet);
  const expected =
    keyword === 'maxLength' ? `at most ${String(params?.limit)} characters` : `that it ${message ?? ''}`;
  return {
    code: 'page-invalid',
    message: `${name === '' ? 'what was asked for' : name} is not as it must be: expected ${expected}; nothing was asked for`,
    advice: [],
    field: '',
  };
}

/** Pure. */
export const noJobId = (text: string): Problem => ({
  code: 'page-invalid',
  message: `${quote(text)} is no id of a job: expected one such as 01a22cf7-7572-7fe9-9e09-96b53bb07b38`,
  advice: ['A short id is found where one job in the list of jobs has it.'],
  field: '',
});

/** Pure. */
const noFleetId = (text: string): Problem => ({
  code: 'page-invalid',
  message: `${quote(text)} is no id of a run on several hosts: expected one such as 01a22cf7-7572-7fe9-9e09-96b53bb07b38`,
  advice: ['The list of runs on several hosts has those that you made on this machine.'],
  field: '',
});

const jobId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const partOfId = /^[0-9a-f-]{8,35}$/;

/** The whole id of a job of a host: `text`, or that of the one job listed whose id begins or ends with it. Pure. */
export function wholeId(text: string, host: string, jobs: Iterable<JobRow>): string | undefined {
  if (jobId.test(text)) return text;
  if (!partOfId.test(text)) return undefined;
  const found = [...jobs].filter(
    ({host: of, job}) => of === host && (job.startsWith(text) || job.endsWith(text)),
  );
  return found.length === 1 ? found[0]?.job : undefined;
}
