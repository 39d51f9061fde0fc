import {counted} from '../../base/counted.ts';
import {shownBytes} from '../../present/byte-count.ts';
import {clockTime} from '../../present/clock-time.ts';
import {shownDuration} from '../../present/duration.ts';
import type {Painted} from '../../present/lines.ts';
import type {Screen} from '../../present/screen.ts';
import {screenOf} from '../../present/screen.ts';
import type {Cell} from '../../present/table.ts';
import {facts, paragraph} from '../../present/table.ts';
import type {StatusAnswer} from '../../protocol/generated/answer.ts';
import type {CommonOptions} from '../options.ts';
import {print, printJson} from '../print.ts';
import {reachHost} from '../reach.ts';

export async function status(target: string, options: CommonOptions): Promise<void> {
  await reachHost(target, options, async host => {
    const answer = await host.status();
    if (options.json) printJson(answer);
    else print(statusFacts(answer, Date.now(), screenOf(process.stdout)));
  });
}

/** The state of one host, for people. */
export function statusFacts(status: StatusAnswer, now: number, screen: Screen): Painted[] {
  const {host, version, pid, upMs, noStart, gate, executor, account, catalogue, disk} = status;
  const {containment, certificate} = status;
  const restarts = gate.restarts === 0 ? '' : `, ${counted(gate.restarts, 'restart')}`;
  const rows: [string, Cell][] = [
    ['Host:', `${host}, reeve ${version}, process ${pid}, up ${shownDuration(upMs)}`],
    ['Jobs:', jobsIn(status)],
    ...(noStart === undefined ? [] : [['Starts:', {failed: `NONE: ${noStart}`}] as [string, Cell]]),
    ['Account:', account.canStart ? 'writable' : {failed: 'NOT WRITABLE: nothing is started'}],
    [
      'Catalogue:',
      `${counted(catalogue.commands, 'command')}, loaded ${clockTime(catalogue.loadedAt, now, screen)}, SHA-256 ${catalogue.digest}`,
    ],
    ['Disk:', `${shownBytes(disk.free)} free`],
    [
      'Containment:',
      containment.complete
        ? `${containment.kind}: every process of a job ends with it`
        : `${containment.kind}, best effort: a process of a job may outlive it`,
    ],
    ['Executor:', `${shownBytes(executor.resident)} resident`],
    [
      'Gate:',
      `process ${gate.pid}, ${counted(gate.connections, 'connection')}, ${shownBytes(gate.resident)} resident${restarts}`,
    ],
    ['Certificate:', `until ${clockTime(certificate.notAfter, now, screen)}`],
    ...revocationsIn(status, now),
  ];
  return [
    ...facts(rows, screen),
    ...status.warnings.flatMap(warning => paragraph(`warning: ${warning}`, screen)),
  ];
}

function jobsIn({jobs: {running, queued, most, oldest}}: StatusAnswer): string {
  const runs = `${running} running of at most ${most}`;
  if (oldest === undefined) return `${runs}, ${queued} waiting`;
  const whose = oldest.owner === undefined ? '' : `, of ${oldest.owner},`;
  return `${runs}; ${queued} waiting, the oldest${whose} for ${shownDuration(oldest.waitsMs)}`;
}

/** A row for each list; the CA's name where there are several. */
function revocationsIn({revocations}: StatusAnswer, now: number): [string, Cell][] {
  if (revocations.length === 0) return [['Revocations:', 'no list']];
  return revocations.map(({authority, number, thisUpdate, nextUpdate}, index) => {
    const whose = revocations.length === 1 ? '' : ` of the CA ${authority}`;
    const list = `list number ${number}${whose}, ${shownDuration(now - thisUpdate)} old`;
    const text =
      nextUpdate > now
        ? `${list}, the next within ${shownDuration(nextUpdate - now)}`
        : {failed: `${list}, overdue for ${shownDuration(now - nextUpdate)}`};
    return [index === 0 ? 'Revocations:' : '', text];
  });
}
