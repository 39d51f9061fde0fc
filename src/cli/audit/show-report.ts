import type {AccountReport, Report} from '../../audit/verify/report.ts';
import type {Checkpoint} from '../../merkle/checkpoint.ts';
import {print, printJson} from '../speak.ts';

type AnyReport = Report & {
  readonly checkpoint?: Checkpoint | undefined;
  readonly trust: string;
} & Partial<Pick<AccountReport, 'unsigned'>>;

/** Shows what came of verifying an account or an export; `where` is what it is called. */
export function showReport(
  report: AnyReport,
  {json, where}: {json?: boolean | undefined; where: string},
): void {
  if (json) printJson(documentOf(report));
  else print(linesOf(report, where).join('\n'));
}

function linesOf(report: AnyReport, where: string): string[] {
  const {ok, host, entries, checkpoints, orders, first, last, findings, more, checkpoint} = report;
  const whose = `${where === host ? '' : `${where}: `}the account${host === undefined ? '' : ` of ${host}`}`;
  const time = first === undefined || last === undefined ? '' : ` of ${shown(first)} to ${shown(last)}`;
  const errors = findings.filter(({level}) => level === 'error').length + more;
  return [
    ok
      ? `${whose} is what was signed`
      : `${whose} does NOT verify: ${errors} ${errors === 1 ? 'thing is' : 'things are'} wrong`,
    ...findings.map(({level, message}) => `${level}: ${message}`),
    ...(more > 0 ? [`and ${more} more`] : []),
    `entries: ${entries}${time}; checkpoints: ${checkpoints}; orders: ${orders}`,
    ...(checkpoint
      ? [`last checkpoint: ${checkpoint.size} entries, root ${checkpoint.root.toString('hex')}`]
      : []),
    ...report.checked.map(sentence => `checked: ${sentence}`),
    ...report.unchecked.map(sentence => `not checked: ${sentence}`),
  ];
}

function documentOf(report: AnyReport): object {
  const {checkpoint} = report;
  if (!checkpoint) return {...report, checkpoint: null};
  const {origin, size, root} = checkpoint;
  return {...report, checkpoint: {origin, size, root: root.toString('base64')}};
}

const shown = (time: number) => new Date(time).toISOString();
