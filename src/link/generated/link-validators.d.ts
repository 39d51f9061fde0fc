// Generated from schemas/link.json by scripts/generate.ts. Do not edit.
import type {ErrorObject} from 'ajv';
export interface Validator { (value: unknown): boolean; errors?: ErrorObject[] | null }
export declare const link: Validator;
export declare const setup: Validator;
export declare const trust: Validator;
export declare const reply: Validator;
export declare const follow: Validator;
export declare const grown: Validator;
export declare const finished: Validator;
export declare const begun: Validator;
export declare const ready: Validator;
export declare const unbound: Validator;
export declare const submit: Validator;
export declare const prove: Validator;
export declare const consumed: Validator;
export declare const left: Validator;
export declare const report: Validator;
export declare const strangers: Validator;
export declare const barred: Validator;
export declare const census: Validator;
