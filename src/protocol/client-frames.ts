import { Chat } from '../../generated/typescript/chat.js';

/** 00: asks to join under a name. The name is not checked here, see checkName. */
export function joinRequest(username: string): Chat.ClientFrame {
  return Chat.ClientFrame.of({ command: Chat.Command.JOIN, message: { username } });
}

/** 01: leaves the chat. */
export function leaveRequest(): Chat.ClientFrame {
  return Chat.ClientFrame.of({ command: Chat.Command.LEAVE, message: {} });
}

/** 02: says something to everybody else. */
export function textMessage(text: string): Chat.ClientFrame {
  return Chat.ClientFrame.of({ command: Chat.Command.MESSAGE, message: { text } });
}

/** 03: asks who is in the chat. */
export function listRequest(): Chat.ClientFrame {
  return Chat.ClientFrame.of({ command: Chat.Command.LIST, message: {} });
}

/** 04: says something to one user alone. */
export function directMessage(recipient: string, text: string): Chat.ClientFrame {
  return Chat.ClientFrame.of({ command: Chat.Command.DIRECT, message: { recipient, text } });
}
