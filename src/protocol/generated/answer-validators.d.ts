// Generated from schemas/answer.json by scripts/generate.ts. Do not edit.
import type {ErrorObject} from 'ajv';
export interface Validator { (value: unknown): boolean; errors?: ErrorObject[] | null }
export declare const answer: Validator;
export declare const commands: Validator;
export declare const describe: Validator;
export declare const status: Validator;
export declare const cancel: Validator;
export declare const jobs: Validator;
