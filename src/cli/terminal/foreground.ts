import {readProcessStat} from '../../base/process-stat.ts';

/** False if a shell has us in the background; true if that is unknown. */
export function isInForeground(): boolean {
  const own = readProcessStat('self');
  return own === undefined || own.group === own.foregroundGroup;
}
