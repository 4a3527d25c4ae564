/** The chat server: see start.ts for how to run one, chat-server.ts for what it is made of, room.ts for its rules. */
export { ChatServer, type ChatServerOptions } from './chat-server.js';
export type { Peer } from './connection.js';
export type { ConnectionId, Effect } from './effects.js';
export type { Ending } from './lifetime.js';
export { LIMIT_OPTIONS, type LimitOption, type Limits } from './limits.js';
export type { Log } from './log-file.js';
export type { ConnectionEvent, LogFormat } from './log-lines.js';
export { type Ban, Bans } from './operator/bans.js';
export type { Network } from './operator/network.js';
export { COMMANDS, type Operation, Room } from './room.js';
export { type RunningServer, StartError, type StartOptions, startServer } from './start.js';
export { Statistics, Tally } from './statistics.js';
export type { TlsFiles } from './tls-files.js';
