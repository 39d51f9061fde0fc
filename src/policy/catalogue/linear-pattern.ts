import {RE2JS} from 're2js';

/** A regular expression that matches in time linear in its subject, whatever the pattern. */
class LinearPattern {
  readonly #pattern: string;
  readonly #compiled: RE2JS;

  constructor(pattern: string) {
    this.#pattern = pattern;
    this.#compiled = RE2JS.compile(RE2JS.translateRegExp(pattern));
  }

  test(subject: string): boolean {
    return this.#compiled.matcher(subject).find();
  }

  /** ajv keeps compiled patterns by this text: two that gave the same would be taken for one. */
  toString(): string {
    return this.#pattern;
  }
}

/** Replaces `new RegExp` in ajv. Throws on look-around and back-references, which no linear engine has. */
export const linearPattern = Object.assign((pattern: string) => new LinearPattern(pattern), {
  code: 'linearPattern',
});
