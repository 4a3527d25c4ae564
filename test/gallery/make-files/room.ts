/** Runs the commands of one recipe in a room of its own: an empty folder, nothing asked for, a limit of time. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

const LIMIT_MS = 240_000;

/** The programs see the same in each run, so that most files come out the same. */
const STEADY = {
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
  SOURCE_DATE_EPOCH: '1700000000',
  QT_QPA_PLATFORM: 'offscreen',
};

export type Ended = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** @param take called with the folder before it goes */
export function inRoom(
  run: string,
  environment: Record<string, string>,
  take: (folder: string) => void,
): Ended {
  const folder = mkdtempSync(join(tmpdir(), 'gallery-room-'));
  try {
    const { PATH } = process.env;
    const { status, signal, stderr, stdout } = spawnSync('bash', ['-euo', 'pipefail', '-c', run], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...STEADY,
        ...environment,
        HOME: folder,
        USER_HOME: homedir(),
        PATH: `${PATH}:/usr/sbin:/sbin:/usr/games`,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: LIMIT_MS,
    });
    if (status !== 0) {
      const said = `${stdout}\n${stderr}`.trim().split('\n').slice(-3).join(' / ');
      return { ok: false, reason: `${signal ?? `exit ${status}`}: ${said}` };
    }
    take(folder);
    return { ok: true };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
