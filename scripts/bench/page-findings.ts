// The rows and aims of the bench of the page, as its parts find them.
import {summarize} from './measure.ts';
import type {PageBrowser} from './page-browser.ts';
import type {Aim, Row} from './report.ts';
import {shown} from './report.ts';

const mostMb = 200;
const mostKeyMs = 100;

export interface Taken {
  readonly seconds?: number;
  /** Seconds that the job ran, by the host. */
  readonly ofJob?: number;
  /** Milliseconds of keys that were pressed meanwhile. */
  readonly keys?: readonly number[];
}

export class PageFindings {
  readonly rows: Row[] = [];
  readonly aims: Aim[] = [];
  readonly #browser: PageBrowser;
  #peakMb = 0;

  constructor(browser: PageBrowser) {
    this.#browser = browser;
  }

  /** A part that is over: what it took, with the memory of the renderer since the part before. */
  async part(contender: string, {seconds, ofJob, keys}: Taken): Promise<void> {
    const {proportional, resident, heap} = await this.#browser.peaks();
    this.#peakMb = Math.max(this.#peakMb, proportional);
    const longest = Math.max(...(keys ?? []));
    const ofKeys = keys && {'key p95 ms': summarize(keys).p95, 'longest ms': longest, keys: keys.length};
    const figures = {s: seconds ?? '', 's of the job': ofJob ?? '', ...ofKeys};
    const memory = {'renderer PSS MB': proportional, 'RSS MB': resident, 'heap MB': heap};
    this.rows.push({contender, figures: {...figures, ...memory}});
    if (keys)
      this.aim(
        `a key answered within ${mostKeyMs} ms: ${contender}`,
        `longest of ${keys.length}: ${shown(longest)} ms`,
        keys.length > 0 && longest <= mostKeyMs,
      );
  }

  aim(aim: string, measured: string, met: boolean): void {
    this.aims.push({aim, measured, met});
  }

  /** Of all parts. */
  memory(): void {
    const peak = this.#peakMb;
    this.aim(`the renderer under ${mostMb} MB at its peak (PSS)`, `${shown(peak)} MB`, peak < mostMb);
  }
}
