import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { which } from './machine.js';
import type { Server } from './servers.js';

/** A server of somebody else's that does a similar thing, if it is installed. */
interface Peer extends Omit<Server, 'name' | 'command' | 'idleClients' | 'needsPort'> {
  readonly program: string;
  /** The Debian package that it is in. */
  readonly debian: string;
  command(program: string, folder: string, port: number): string[] | Promise<string[]>;
}

/** All with whatever would slow the load down on purpose switched off, and none of them writes a transcript. */
const PEERS: readonly Peer[] = [
  {
    program: 'ngircd',
    debian: 'ngircd',
    protocol: 'irc',
    command: async (program, folder, port) => {
      const file = join(folder, 'ngircd.conf');
      await writeFile(file, ngircdConfiguration(port));
      return [program, '--nodaemon', '--config', file];
    },
  },
  {
    program: 'nats-server',
    debian: 'nats-server',
    protocol: 'nats',
    command: (program, _folder, port) => [program, '-a', '127.0.0.1', '-p', `${port}`],
  },
  {
    program: 'redis-server',
    debian: 'redis-server',
    protocol: 'redis',
    command: (program, _folder, port) => [
      ...[program, '--bind', '127.0.0.1', '--port', `${port}`, '--save', '', '--appendonly', 'no'],
      ...['--client-output-buffer-limit', 'pubsub 0 0 0'],
    ],
  },
  {
    program: 'ncat',
    debian: 'ncat',
    protocol: 'ncat',
    command: (program, _folder, port) => [
      program,
      '--chat',
      '--listen',
      '127.0.0.1',
      `${port}`,
      '--max-conns',
      '2000',
    ],
    cannot: ({ senders, inFlight = 1 }) =>
      senders > 1 && inFlight > 1
        ? 'mixes the lines of different senders when it reads one in two parts, so they cannot be checked'
        : undefined,
  },
];

/** Those that are installed, and a sentence for each that is not. */
export function findPeers(): { servers: Server[]; missing: string[] } {
  const servers: Server[] = [];
  const missing: string[] = [];
  for (const { program, debian, command, protocol, ...rest } of PEERS) {
    const path = which(program);
    if (path === undefined) {
      missing.push(`${program} is not installed (Debian: apt-get install ${debian}), so it is left out.`);
      continue;
    }
    servers.push({
      ...rest,
      protocol,
      name: `${program} ${versionOf(path)}`,
      idleClients: undefined,
      needsPort: true,
      command: async (folder, port) => command(path, folder, port),
    });
  }
  return { servers, missing };
}

function versionOf(program: string): string {
  const { stdout, stderr } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return /\d+(\.\d+)+/.exec(stdout + stderr)?.[0] ?? '';
}

function ngircdConfiguration(port: number): string {
  return `[Global]
Name = irc.bench
Info = benchmark
Listen = 127.0.0.1
Ports = ${port}
[Limits]
MaxConnections = 0
MaxConnectionsIP = 0
MaxJoins = 0
MaxPenaltyTime = 0
PingTimeout = 3600
[Options]
DNS = no
Ident = no
PAM = no
`;
}
