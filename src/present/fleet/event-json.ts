import type {FleetEvent, FleetResult, HostOutcome} from '../../client/fleet/fleet-event.ts';
import {codeOf} from '../../client/fleet/journal/journal-line.ts';
import {countsOf} from './fleet-summary.ts';

/** An event of a run on many hosts as a document for programs. */
export function eventDocument({type: event, ...rest}: FleetEvent): object {
  if ('bytes' in rest) {
    const {bytes, ...output} = rest;
    return {event, ...output, ...textOf(bytes)};
  }
  if ('outcome' in rest) return {event, ...outcomeDocument(rest.outcome)};
  if ('outcomes' in rest) return {event, ...rest, outcomes: rest.outcomes.map(outcomeDocument)};
  if ('result' in rest) return {event, ...resultDocument(rest.result)};
  if ('error' in rest) return {event, ...rest, error: errorDocument(rest.error)};
  return {event, ...rest};
}

function outcomeDocument(outcome: HostOutcome): object {
  const {is, host} = outcome;
  const job = 'job' in outcome ? outcome.job : undefined;
  if (is === 'untried') return {host, outcome: is};
  if (is !== 'ended') return {host, outcome: is, job, error: errorDocument(outcome.error)};
  const {ok, outcome: told, durationMs, verified, missing, receipt} = outcome.result;
  return {host, outcome: is, job, ok, ...told, durationMs, verified, missing, receipt};
}

function resultDocument({fleet, stopped, ok, hosts}: FleetResult): object {
  const counts = countsOf(Array.from(hosts.values(), ({is}) => is));
  return {fleet, ok, stopped: stopped ?? null, hosts: counts};
}

function errorDocument(error: Error): object {
  return {code: codeOf(error) ?? 'internal', message: error.message};
}

/** Text if the bytes are UTF-8, else base64. */
function textOf(bytes: Buffer): {text: string} | {base64: string} {
  const text = bytes.toString();
  return Buffer.from(text).equals(bytes) ? {text} : {base64: bytes.toString('base64')};
}
