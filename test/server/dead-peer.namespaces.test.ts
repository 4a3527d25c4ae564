/**
 * A machine that goes without a word, for real: a server and two clients in network namespaces of their own, joined by
 * pairs of veth. The address of one is removed, so that no FIN and no reset ever comes.
 */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, it } from 'vitest';
import { lacks } from '../support/needs.js';
import { SOAK_SECONDS } from '../support/soak.js';

const SCRIPT = new URL('../support/dead-peer.sh', import.meta.url).pathname;

/** To make a namespace takes root, which even in a container is not always enough. */
function mayNot(): boolean {
  const name = `chat-probe-${process.pid}`;
  if (spawnSync('ip', ['netns', 'add', name]).status !== 0) {
    console.log('skipped: network namespaces need root, and a system that lets it make them');
    return true;
  }
  execFileSync('ip', ['netns', 'delete', name]);
  return false;
}

/** It takes a minute of real time, so a soak runs it (`make fuzz`), and CI. */
const asked = SOAK_SECONDS > 0 || process.env.CI === 'true';
const skip = !asked || lacks('ip', 'bash') || mayNot();

it.skipIf(skip)(
  'a dead peer has gone within a minute, from an idle and from a talking room, and a slow reader stays',
  {
    timeout: 200_000,
  },
  async () => {
    const main = join(inject('dist'), 'src/server/main.js');
    const { stdout: printed } = await promisify(execFile)('bash', [SCRIPT, main]);
    console.log(printed);
    expect(printed).toMatch(/idle: left after \d+ s\ntalking: left after \d+ s\nslow: stays\n$/);
  },
);
