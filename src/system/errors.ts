/**
 * What a thrown value says. Anything can be thrown, and one error may stand for several: a name with several addresses
 * fails with an `AggregateError`, of which the first is as good as any.
 */

/** The system's name of an error, such as `ENOENT`; `undefined` where it has none. */
export function codeOf(thrown: unknown): string | undefined {
  if (thrown instanceof AggregateError) return codeOf(thrown.errors[0]);
  if (typeof thrown !== 'object' || thrown === null || !('code' in thrown)) return undefined;
  return typeof thrown.code === 'string' ? thrown.code : undefined;
}

/** The message of an error, or whatever else was thrown as text. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof AggregateError) return messageOf(thrown.errors[0]);
  return thrown instanceof Error ? thrown.message : String(thrown);
}
