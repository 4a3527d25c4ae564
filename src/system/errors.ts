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

/** The reasons that a user can do something about, in words; Node's own have a code and a path as well. */
const REASONS = new Map<unknown, string>([
  ['ENOENT', 'there is no such file or folder'],
  ['ENOTDIR', 'a part of its path is a file'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'it is not allowed for this user'],
  ['ENOSPC', 'no space is left'],
  ['EROFS', 'it is on a disk that is only read'],
  ['ELOOP', 'its links lead in a circle'],
]);

/** Why something with a file went wrong, as the end of a sentence. */
export function reasonOf(thrown: unknown): string {
  return REASONS.get(codeOf(thrown)) ?? messageOf(thrown);
}
