// Generated from schemas/entry.json by scripts/generate.ts. Do not edit.
import type {ErrorObject} from 'ajv';
export interface Validator { (value: unknown): boolean; errors?: ErrorObject[] | null }
export declare const entry: Validator;
