import type {VerifiedEvidence} from '../../audit/evidence/verify-evidence.ts';
import {evidenceDocument, evidenceLines} from '../../present/account/evidence-text.ts';
import type {AnyReport} from '../../present/account/report-text.ts';
import {reportDocument, reportLines} from '../../present/account/report-text.ts';
import {screenOf} from '../../present/screen.ts';
import type {CommonOptions} from '../options.ts';
import {print, printJson} from '../print.ts';

/** Shows the facts that evidence proves; `file` is the file that it came from, if any. */
export function showEvidence(evidence: VerifiedEvidence, {json}: CommonOptions, file?: string): void {
  if (json) printJson(evidenceDocument(evidence));
  else print(evidenceLines(evidence, screenOf(process.stdout), file));
}

/** Shows the outcome of verifying an account or an export; `where` is what it is called. */
export function showReport(report: AnyReport, {json}: CommonOptions, where: string): void {
  if (json) printJson(reportDocument(report));
  else print(reportLines(report, where));
}
