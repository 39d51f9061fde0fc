/**
 * Returns the result of a measurement, or `otherwise` if it fails, as most do without a free file descriptor.
 * For what is only shown to people: a process of ours must not end because it could not be looked at.
 */
export function measured<Value>(measure: () => Value, otherwise: Value): Value {
  try {
    return measure();
  } catch {
    return otherwise;
  }
}
