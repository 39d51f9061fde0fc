import type {Stretch} from './entry-sequence.ts';
import type {FindingCode, Place} from './findings.ts';

/** What to say of lines that are not those that are due. */
export function toldStretch(
  file: string,
  stretch: Stretch,
): {code: FindingCode; place: Place; message: string} {
  const {from, to, lines, number, position, says} = stretch;
  const place = {file, line: number, byte: position, seq: from};
  const entries = to - from;
  const which = entries === 1 ? `entry ${from}` : `entries ${from} to ${to - 1}`;
  const found = says === undefined ? 'is no entry' : `says that it is entry ${says}`;
  if (lines === 0) {
    const verb = entries === 1 ? 'is' : 'are';
    return {code: 'missing', place, message: `is where ${which} ${verb} missing`} as const;
  }
  if (entries === 0) {
    const more = lines === 1 ? '' : `, as do the ${lines - 1} behind it`;
    return {code: 'line', place, message: `does not belong there${more}: it ${found}`} as const;
  }
  const what = lines === 1 ? '' : `, and ${lines} lines stand`;
  return {code: 'line', place, message: `${found}${what} where ${which} should be`} as const;
}
