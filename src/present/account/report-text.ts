import type {ExportReport} from '../../audit/evidence/verify-export.ts';
import type {AccountReport} from '../../audit/verify/conclude.ts';
import type {Report} from '../../audit/verify/findings.ts';
import type {Checkpoint} from '../../merkle/checkpoint.ts';

export type AnyReport = Report & {
  readonly checkpoint?: Checkpoint | undefined;
  readonly trust: string;
} & Partial<Pick<AccountReport, 'unsigned'> & Pick<ExportReport, 'from' | 'to'>>;

/** The outcome of verifying an account or an export, for a person; `where` is what it is called. */
export function reportLines(report: AnyReport, where: string): string[] {
  const {ok, host, entries, checkpoints, orders, first, last, findings, more, checkpoint} = report;
  const place = where === host ? '' : `${where}: `;
  const account = `the account${host === undefined ? '' : ` of ${host}`}`;
  const time = first === undefined || last === undefined ? '' : ` of ${shown(first)} to ${shown(last)}`;
  const errors = findings.filter(({level}) => level === 'error').length + more;
  return [
    ok
      ? `${place}${verdictOf(report, account)}`
      : `${place}${account} does NOT verify: ${errors} ${errors === 1 ? 'thing is' : 'things are'} wrong`,
    ...findings.map(({level, message}) => `${level}: ${message}`),
    ...(more > 0 ? [`and ${more} more`] : []),
    `entries: ${entries}${time}; checkpoints: ${checkpoints}; orders: ${orders}`,
    ...(checkpoint
      ? [`last checkpoint: ${checkpoint.size} entries, root ${checkpoint.root.toString('hex')}`]
      : []),
    ...report.checked.map(sentence => `checked${ok ? '' : ', with the errors above'}: ${sentence}`),
    ...report.unchecked.map(sentence => `not checked: ${sentence}`),
  ];
}

/** The same, for programs. */
export function reportDocument(report: AnyReport): object {
  const {checkpoint} = report;
  if (!checkpoint) return {...report, checkpoint: null};
  const {origin, size, root} = checkpoint;
  return {...report, checkpoint: {origin, size, root: root.toString('base64')}};
}

/** An export may hold but some of the entries: then its verdict is about those. */
function verdictOf({from = 0, to, checkpoint}: AnyReport, account: string): string {
  if (to === undefined || !checkpoint || (from === 0 && to === checkpoint.size))
    return `${account} is what was signed`;
  if (from === to) return `it holds no entry of ${account}, so nothing is shown`;
  const which = to === from + 1 ? `entry ${from}` : `entries ${from} to ${to - 1}`;
  const others = [...(from > 0 ? ['before'] : []), ...(to < checkpoint.size ? ['after'] : [])];
  const rest = `the part ${others.join(' and ')} was not checked`;
  return `${which}, of ${checkpoint.size} in ${account}, ${to === from + 1 ? 'is' : 'are'} what was signed; ${rest}`;
}

const shown = (time: number) => new Date(time).toISOString();
