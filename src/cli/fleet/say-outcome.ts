import type {Gate, HostOutcome} from '../../index.ts';
import {endingOf} from '../../present/outcome-text.ts';
import {adviceOf} from '../advice-of.ts';
import {TargetError} from '../errors.ts';
import {say} from '../print.ts';
import {reportError} from '../report-error.ts';

/** Says how it went on a host, unless the exit status says it all. */
export function sayOutcome(outcome: HostOutcome): void {
  const {is, host} = outcome;
  if (is === 'untried') return;
  if (is !== 'ended') {
    reportError(new TargetError(host, outcome.error, adviceOf(outcome.error)));
    return;
  }
  const ending = endingOf(outcome.result);
  if (ending !== undefined) say(ending, host);
  if (outcome.result.missing > 0) say('some of the output could not be verified', host);
}

/** Says why a gate failed. */
export function sayGate({command, outcomes}: Gate): void {
  for (const outcome of outcomes) {
    if (outcome.is === 'ended' && outcome.result.ok) continue;
    if (outcome.is !== 'ended') sayOutcome(outcome);
    else {
      const {stdout, stderr} = outcome.result;
      const lines = `${stdout}${stderr}`.split('\n').filter(line => line !== '');
      for (const line of lines.slice(-linesOfGate)) say(`${command}: ${line}`, outcome.host);
      say(endingOf(outcome.result) ?? `${command} exited with status ${outcome.result.exit}`, outcome.host);
    }
  }
}

/** The last lines of a gate that failed are shown. */
const linesOfGate = 5;
