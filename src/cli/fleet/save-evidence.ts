import type {FleetRecord, FleetRecords} from '../../index.ts';
import {save} from '../audit/save.ts';

/** Writes the evidence of a run. */
export async function saveEvidence(records: FleetRecords, record: FleetRecord, path: string): Promise<void> {
  await save(path, records.evidence(record));
}
