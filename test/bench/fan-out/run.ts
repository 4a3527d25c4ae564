/**
 * Measures the fan-out of our server beside others. docs/benchmarks.md says what the figures mean.
 *
 *     node build/bench/run.js                         everything, about three minutes
 *     node build/bench/run.js --only 32,1 --servers kaitai-chat,C --rounds 3
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chooseCores, describeMachine } from './machine.js';
import { writeBetweenMarkers } from './page.js';
import { findPeers } from './peers.js';
import { buildPrograms, whyNot } from './programs.js';
import { measureInTurns } from './rounds.js';
import { type IdleResult, measureIdle, SCENARIOS } from './scenario.js';
import { ownServers } from './servers.js';
import { idleTable, scenarioTable } from './table.js';

const ROOT = resolve(import.meta.dirname, '../..');

const { values: given } = parseArgs({
  options: {
    dist: { type: 'string', default: join(ROOT, 'dist') },
    only: { type: 'string', default: [...SCENARIOS.map(({ key }) => key), 'idle'].join(',') },
    servers: { type: 'string', default: '' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '1' },
    'warm-up': { type: 'string', default: '2' },
    write: { type: 'string' },
  },
});

const reason = whyNot();
if (reason !== undefined) {
  console.log(`The fan-out is not measured: ${reason}.`);
  process.exit(0);
}

const out = import.meta.dirname;
mkdirSync(out, { recursive: true });
const programs = buildPrograms(join(ROOT, 'test/bench/fan-out'), out);
const cores = chooseCores();
const options = { programs, cores, seconds: Number(given.seconds), warmUp: Number(given['warm-up']) };
let failed = false;
const wanted = given.servers.split(',').filter((part) => part !== '');
const withPeers = !['', '0', undefined].includes(process.env.PEERS);
const peers = withPeers ? findPeers() : { servers: [], missing: [] };
const servers = [...ownServers(resolve(given.dist), out, programs), ...peers.servers].filter(
  ({ name }) =>
    wanted.length === 0 || wanted.some((part) => name.toLowerCase().startsWith(part.toLowerCase())),
);
const keys = given.only.split(',');
for (const sentence of peers.missing) console.log(sentence);

const parts: string[] = [];
const show = (part: string): void => {
  parts.push(part);
  console.log(`${part}\n`);
};
show(`${describeMachine(cores)}.`);

for (const scenario of SCENARIOS.filter(({ key }) => keys.includes(key))) {
  const measured = await measureInTurns(servers, scenario, Number(given.rounds), options);
  failed ||= measured.failed;
  show(scenarioTable({ scenario, runs: measured.runs }));
}
if (keys.includes('idle')) {
  const results = new Map<string, IdleResult | string>();
  for (const server of servers.filter(({ idleClients }) => idleClients !== undefined)) {
    try {
      results.set(server.name, await measureIdle(server, options));
    } catch (error) {
      failed = true;
      results.set(server.name, messageOf(error));
    }
  }
  show(idleTable(results));
}
if (peers.servers.length > 0) show('What is not ours runs as Debian has it, and writes no log.');
if (given.write !== undefined) {
  const command = `${withPeers ? 'PEERS=1 ' : ''}node build/bench/run.js ${process.argv.slice(2).join(' ')}`;
  writeBetweenMarkers(given.write, 'fan-out', [...parts, `Made by \`${command}\`.`].join('\n\n'));
}
process.exitCode = failed ? 1 : 0;

/** A failure is a row of the table: the others are measured all the same. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
