// Generated from schemas/catalogue.json by scripts/generate.ts. Do not edit.
import type {ErrorObject} from 'ajv';
export interface Validator { (value: unknown): boolean; errors?: ErrorObject[] | null }
export declare const catalogue: Validator;
export declare const definition: Validator;
export declare const rule: Validator;
export declare const defaults: Validator;
