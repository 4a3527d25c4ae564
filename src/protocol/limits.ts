import { Chat } from '../../generated/typescript/chat.js';

/** The sizes that the protocol itself sets. What a server allows on top of them is in src/server/limits.ts. */
export const LIMITS = {
  /** Characters in a username, at most. */
  MAX_NAME: 32,
  /** Bytes in the message of one frame, at most: what the two bytes of LengthMessage can say. */
  MAX_MESSAGE: 0xffff,
  /** Bytes in a whole frame, at most: the longest message, and what every frame has besides its message. */
  MAX_FRAME: 0xffff + Chat.ClientFrame.of({ command: Chat.Command.LIST, message: {} }).toBytes().length,
} as const;
