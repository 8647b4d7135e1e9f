/** Full precision; JSON has no NaN or Infinity, so no data is null. */
export function renderJson(value: unknown): string {
  // JSON.stringify writes null for every number that is not finite (ECMA-262, SerializeJSONProperty).
  return JSON.stringify(value, null, 2) + "\n";
}
