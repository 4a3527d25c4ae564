import { type Result, type RunOptions, type Scenario, WarmServer } from './scenario.js';
import type { Server } from './servers.js';

/** What each server came to, by its name: results, or why there are none. */
export type Runs = ReadonlyMap<string, readonly Result[] | string>;

/**
 * Measures servers in short turns, all of them warm: whatever else the machine does meets each of them, and is
 * over for most of the rounds. Each round begins with another one, so that none always follows the same.
 *
 * @param rounds how often each is measured
 * @returns also whether something went wrong: then it stands in the place of the results
 */
export async function measureInTurns(
  servers: readonly Server[],
  scenario: Scenario,
  rounds: number,
  options: RunOptions,
): Promise<{ runs: Runs; failed: boolean }> {
  const runs = new Map<string, Result[] | string>();
  const warm = new Map<string, WarmServer>();
  let failed = false;
  const fails = (name: string, error: unknown) => {
    failed = true;
    runs.set(name, error instanceof Error ? error.message : String(error));
  };
  const end = async (name: string) => {
    const server = warm.get(name);
    warm.delete(name);
    // What it complains about at the end has been said, or is that it was ended.
    await server?.end().catch((error) => typeof runs.get(name) === 'string' || fails(name, error));
  };
  try {
    for (const server of servers) {
      const reason = server.cannot?.(scenario);
      runs.set(server.name, reason ?? []);
      if (reason !== undefined) continue;
      try {
        warm.set(server.name, await WarmServer.start(server, scenario, options));
      } catch (error) {
        fails(server.name, error);
      }
    }
    for (let round = 0; round < rounds; round++) {
      const names = [...warm.keys()];
      const first = round % Math.max(1, names.length);
      for (const name of [...names.slice(first), ...names.slice(0, first)]) {
        const results = runs.get(name);
        if (typeof results !== 'object') continue;
        try {
          const result = await warm.get(name)?.measure();
          if (result !== undefined) results.push(result);
        } catch (error) {
          fails(name, error);
          await end(name);
        }
      }
    }
  } finally {
    for (const name of [...warm.keys()]) await end(name);
  }
  return { runs, failed };
}
