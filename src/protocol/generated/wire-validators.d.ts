// Generated from schemas/wire.json by scripts/generate.ts. Do not edit.
import type {ErrorObject} from 'ajv';
export interface Validator { (value: unknown): boolean; errors?: ErrorObject[] | null }
export declare const wire: Validator;
export declare const welcome: Validator;
export declare const fault: Validator;
export declare const refused: Validator;
export declare const queued: Validator;
export declare const started: Validator;
export declare const answer: Validator;
export declare const proven: Validator;
export declare const gap: Validator;
export declare const ended: Validator;
export declare const ping: Validator;
export declare const pong: Validator;
export declare const order: Validator;
export declare const envelope: Validator;
export declare const release: Validator;
export declare const prove: Validator;
