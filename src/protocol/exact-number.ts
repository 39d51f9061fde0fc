/** Shorter texts without an exponent are always held: a double keeps 15 digits. */
const alwaysHeld = 15;

/**
 * True if a double holds the number that `digits` says, in the grammar of JSON: the shortest text that means
 * this double is of the same value. So `0.1` and `1e2` are held; `9007199254740993`, `1e400` and `1e-400` are
 * not.
 */
export function isHeldExactly(digits: string): boolean {
  if (digits.length <= alwaysHeld && !/[eE]/.test(digits)) return true;
  const value = Number(digits);
  return Number.isFinite(value) && decimal(digits) === decimal(String(value));
}

/** The value as digits without zeros around them, and the power of ten that they are to be taken with. */
function decimal(text: string): string {
  const [, sign = '', whole = '', fraction = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = whole + fraction;
  let begin = 0;
  while (digits[begin] === '0') begin++;
  let end = digits.length;
  // A pattern would look at a run of zeros again from each of them.
  while (end > begin && digits[end - 1] === '0') end--;
  if (begin === end) return '0';
  return `${sign}${digits.slice(begin, end)}e${Number(power) - fraction.length + digits.length - end}`;
}
