/**
 * The chat as a library: the codec that is generated from `spec/chat.ksy`, what both sides of a connection
 * share, a server to embed, and the session of a client without its screen.
 *
 * @module kaitai-chat
 */
export { Chat } from '../generated/typescript/chat.js';
export { ConnectError, type ConnectOptions, connect } from './client/connect.js';
export type { SessionEvent } from './client/session/events.js';
export type { Dial } from './client/session/reconnector.js';
export {
  type ByteListener,
  type FrameListener,
  Session,
  type SessionOptions,
} from './client/session/session.js';
export type { TlsOptions } from './client/tls.js';
export * from './protocol/index.js';
export {
  type Ban,
  Bans,
  ChatServer,
  type ChatServerOptions,
  type ConnectionEvent,
  type ConnectionId,
  type Ending,
  LIMIT_OPTIONS,
  type LimitOption,
  type Limits,
  type Log,
  type LogFormat,
  type Network,
  type Operation,
  type Peer,
  type RunningServer,
  StartError,
  type StartOptions,
  Statistics,
  startServer,
  Tally,
  type TlsFiles,
} from './server/index.js';
export type { Clock } from './system/clock.js';
