import { fchmodSync, fstatSync, openSync } from 'node:fs';
import { codeOf, reasonOf } from '../system/errors.js';

/** Read and written by the user alone. */
const PRIVATE = 0o600;
const OTHERS = 0o077;

/**
 * Opens a file for others' words, to append to it and to read it. One that is created is for the user's eyes alone.
 * @returns the file descriptor
 * @throws the error of the system
 */
export function openPrivate(path: string): number {
  return openSync(path, 'a+', PRIVATE);
}

/**
 * Takes away others' rights to a file that was there before.
 * @throws the error of the system, if it is somebody else's
 */
export function makePrivate(fd: number): void {
  const stats = fstatSync(fd);
  if (stats.isFile() && (stats.mode & OTHERS) !== 0) fchmodSync(fd, PRIVATE);
}

/** Why a file could not be opened, for a sentence. */
export function whyNot(error: unknown): string {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '') ? 'there is no such folder' : reasonOf(error);
}
