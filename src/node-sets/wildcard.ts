/** True if `name` fits `mask`, in which `*` stands for any characters and `?` for one. Takes time of mask times name at most. */
export function fitsMask(name: string, mask: string): boolean {
  let at = 0;
  let inMask = 0;
  /** The last `*`, and the place in the name from which the rest of the mask is tried. */
  let star = -1;
  let from = 0;
  while (at < name.length) {
    if (mask[inMask] === '*') {
      star = inMask++;
      from = at;
    } else if (mask[inMask] === '?' || mask[inMask] === name[at]) {
      inMask++;
      at++;
    } else if (star >= 0) {
      inMask = star + 1;
      at = ++from;
    } else return false;
  }
  while (mask[inMask] === '*') inMask++;
  return inMask === mask.length;
}
