import {kindOfDenial} from '../../audit/entry/denial-kind.ts';
import type {Entry, Transfer} from '../../audit/generated/entry.ts';
import {counted} from '../../base/counted.ts';
import {shellWords} from '../../base/shell-words.ts';
import {timeOfId} from '../../identity/order-id.ts';
import type {ChannelEnd, Outcome} from '../../protocol/generated/wire.ts';
import {shownBytes} from '../byte-count.ts';
import {shownDuration} from '../duration.ts';
import {summarizeOutcome} from './summarize.ts';

/** An entry, and how far the signature of the order in it was checked: by a certificate, which a CA vouches for. */
export interface ProvenEntry {
  readonly entry: Entry;
  readonly order: 'vouched' | 'signed' | 'none';
}

/** The facts of one run in its entries, as rows of a name and a value. Pure; the values are not made visible yet. */
export function factsOf(entries: readonly ProvenEntry[]): [string, string][] {
  return entries
    .toSorted((a, b) => a.entry.seq - b.entry.seq)
    .flatMap(({entry, order}, i, all) => factsOfEntry(entry, order, all.slice(0, i)));
}

function factsOfEntry(
  entry: Entry,
  order: ProvenEntry['order'],
  before: readonly ProvenEntry[],
): [string, string][] {
  const when = `${shownTime(entry.time)} (entry ${entry.seq})`;
  switch (entry.event) {
    case 'job-queued':
    case 'job-start': {
      const word = entry.event === 'job-start' ? 'started' : 'queued';
      const isTold = before.some(({entry: {event}}) => event === 'job-queued');
      return [...(isTold ? [] : orderedBy(entry, order)), [word, when]];
    }
    case 'job-end': {
      const isTold = before.some(({entry: {event}}) => event === 'job-queued' || event === 'job-start');
      const {job, command, transfer} = entry;
      // A receipt holds the end alone, which names neither the program nor the rule.
      const whose = [['job', job] as [string, string], ['who', who(entry)] as [string, string]];
      return [
        ...(isTold ? [] : [...whose, ['command', command] as [string, string]]),
        ['ended', `${when}: ${endOf(entry.outcome)}`],
        ...(transfer ? transferFacts(transfer) : []),
        ...outcomeFacts(entry.outcome),
      ];
    }
    case 'denial':
      return [
        ...(entry.order ? [['job', entry.order.id] as [string, string]] : []),
        ...callerFacts(entry, order),
        ...('command' in entry ? [['command', entry.command] as [string, string]] : []),
        [kindOfDenial(entry.code), `${when}: ${entry.code}: ${entry.message}`],
      ];
    case 'attach':
      return [['attached', `${when} by ${who(entry)}, from byte ${entry.from}; ${shortly(order)}`]];
    case 'cancel': {
      const what = entry.signal === undefined ? 'cancelled' : `sent ${entry.signal}`;
      return [[what, `${when} by ${who(entry)}, ${allowedBy(entry.rule)}; ${shortly(order)}`]];
    }
    case 'account-read':
      return [['read', `${when} by ${who(entry)}; ${shortly(order)}`]];
    case 'message': {
      const {number, mailbox, bytes, sha256, rule} = entry;
      return [
        ['message', `${number} of the mailbox ${mailbox}`],
        ['sent', `${when} by ${who(entry)}, ${allowedBy(rule)}; ${shortly(order)}`],
        ['text', `${bytes} bytes, SHA-256 ${sha256}`],
      ];
    }
    case 'listen':
      return [['listened', `${when} by ${who(entry)}, after message ${entry.after}; ${shortly(order)}`]];
    case 'watch':
      return [['watched', `${when} by ${who(entry)}, ${watchedBy(entry.rule)}; ${shortly(order)}`]];
    default:
      return [[entry.event, when]];
  }
}

function orderedBy(
  entry: Extract<Entry, {event: 'job-queued' | 'job-start'}>,
  order: ProvenEntry['order'],
): [string, string][] {
  const {job, command, argv, user, cwd, rule, fleet, reason} = entry;
  return [
    ['job', job],
    ...callerFacts(entry, order),
    ['command', command],
    ['argv', shellWords(argv)],
    ['as', `${user ?? 'the user that reeve runs as'}${cwd === undefined ? '' : `, in ${cwd}`}`],
    ['allowed by', rule === 'own' ? 'being the owner of the job' : rule],
    ...(fleet === undefined ? [] : [['fleet', fleet] as [string, string]]),
    ...(reason === undefined ? [] : [['reason', reason] as [string, string]]),
    ['ordered', shownTime(timeOfId(entry.order.id))],
  ];
}

function allowedBy(rule: string | undefined): string {
  return rule === 'own' ? 'as the owner of the job' : `allowed by ${rule ?? 'no rule'}`;
}

const watchedBy = (rule: string) => (rule === 'own' ? 'own jobs alone' : `all jobs, allowed by ${rule}`);

type CallerEntry = Extract<Entry, {event: 'job-queued' | 'job-start' | 'denial'}>;

function callerFacts(entry: CallerEntry, order: ProvenEntry['order']): [string, string][] {
  const {certificate, address} = entry;
  return [
    ['who', `${who(entry)}${address === undefined ? '' : `, from ${address}`}`],
    ...(certificate
      ? [['certificate', `${certificate.serial}, SHA-256 ${certificate.fingerprint}`] as [string, string]]
      : []),
    ['order', signature(order)],
  ];
}

function who({principal: {name, groups}}: Extract<Entry, {principal: object}>): string {
  return groups.length === 0 ? name : `${name} (${groups.join(', ')})`;
}

function signature(order: ProvenEntry['order']): string {
  if (order === 'vouched') return `${shortly(order)}, by a certificate that the CA signed`;
  if (order === 'signed') return `${shortly(order)}; no CA vouches for the certificate`;
  return shortly(order);
}

const shortly = (order: ProvenEntry['order']) =>
  order === 'none' ? 'its signature was not checked' : 'its signature is good';

function endOf(outcome: Outcome): string {
  const {startedAt, endedAt, message, state} = outcome;
  const how = state === 'lost' ? 'lost: the outcome is unknown' : summarizeOutcome(outcome);
  const took = startedAt === null || endedAt === null ? '' : ` after ${shownDuration(endedAt - startedAt)}`;
  return `${how}${took}${message === undefined ? '' : `; ${message}`}`;
}

function transferFacts({share, files, bytes, root}: Transfer): [string, string][] {
  return [
    ['share', share],
    ['files', `${counted(files, 'file')}, ${bytes} bytes`],
    ['manifest', `RFC 6962 root ${root}`],
  ];
}

function outcomeFacts({stdin, stdout, stderr, usage, uncounted}: Outcome): [string, string][] {
  const used = [
    ...(usage?.cpuMs === undefined ? [] : [`${shownDuration(usage.cpuMs)} of processor time`]),
    ...(usage?.peakMemory === undefined ? [] : [`${shownBytes(usage.peakMemory)} of memory`]),
  ];
  return [
    ...(stdin ? [channelFact('stdin', stdin)] : []),
    channelFact('stdout', stdout),
    channelFact('stderr', stderr),
    ...(uncounted ? [['not kept', `${uncounted} bytes of output`] as [string, string]] : []),
    ...(used.length > 0 ? [['used', used.join(', ')] as [string, string]] : []),
  ];
}

const channelFact = (name: string, {bytes, sha256}: ChannelEnd): [string, string] => [
  name,
  `${bytes} bytes, SHA-256 ${sha256}`,
];

const shownTime = (time: number) => new Date(time).toISOString();
