import type {TrustAnchors} from '../../audit/evidence/trust-anchors.ts';
import {verifyFleet} from '../../audit/evidence/verify-fleet.ts';
import {fleetDocument, fleetLines} from '../../present/account/fleet-evidence-text.ts';
import {screenOf} from '../../present/screen.ts';
import {print, printJson} from '../print.ts';

/** Verifies the evidence of a run on many hosts. Returns whether nothing is wrong. */
export function verifyFleetFile(text: string, anchors: TrustAnchors, path: string, json: boolean): boolean {
  const verified = verifyFleet(text, anchors, path);
  if (json) printJson(fleetDocument(verified));
  else print(fleetLines(verified, screenOf(process.stdout), path));
  return verified.ok;
}
