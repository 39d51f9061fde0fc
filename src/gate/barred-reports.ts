/** Reports of one certificate in one minute, and certificates that are reported in it. */
const mostOfOne = 20;
const mostCertificates = 512;
const minuteMs = 60_000;

/** True if a certificate with this refusal once named somebody here: the executor is told of it. */
export function isBarred(code: string): boolean {
  return code === 'certificate-revoked' || code === 'certificate-expired';
}

/**
 * Which refused certificates are reported to the executor: so many times each, and so many of them, that
 * neither one who comes over and over nor all of them together keep the link busy. `now` is in milliseconds
 * of a clock that does not go back.
 */
export class BarredReports {
  readonly #now: () => number;
  #minute = Number.NEGATIVE_INFINITY;
  #counts = new Map<string, number>();

  constructor(now: () => number) {
    this.#now = now;
  }

  mayReport(fingerprint: string): boolean {
    const now = this.#now();
    if (now - this.#minute >= minuteMs) {
      this.#minute = now;
      this.#counts = new Map();
    }
    const count = (this.#counts.get(fingerprint) ?? 0) + 1;
    if (count > mostOfOne || (count === 1 && this.#counts.size >= mostCertificates)) return false;
    this.#counts.set(fingerprint, count);
    return true;
  }
}
