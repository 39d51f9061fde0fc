/** The fields that are there. */
export function given(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Returns the reason of an abort. */
export function reasonOf({reason}: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error('it was aborted', {cause: reason});
}

/** True if parameters are words as a person types them. */
export function isWords(
  params: Readonly<Record<string, unknown>> | readonly string[],
): params is readonly string[] {
  return Array.isArray(params);
}
