/**
 * A disk that is full: `FULL=chat.log AFTER=1 node --import full-disk.mjs` lets so many writes to the file of that name
 * succeed, and the rest fail as the system says it.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { openSync, writeSync } = fs;
const files = new Set();
let left = Number(process.env.AFTER ?? 0);

fs.openSync = (path, ...rest) => {
  const file = openSync(path, ...rest);
  if (String(path).endsWith(`/${process.env.FULL}`)) files.add(file);
  else files.delete(file);
  return file;
};
fs.writeSync = (file, ...rest) => {
  if (!files.has(file) || left-- > 0) return writeSync(file, ...rest);
  throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
};
syncBuiltinESMExports();
