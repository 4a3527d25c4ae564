import { setTimeout as delay } from 'node:timers/promises';
import { Chat } from '../../generated/typescript/chat.js';
import { codeOf, messageOf } from '../system/errors.js';
import { Visit } from './visit.js';

/** Milliseconds in which a chat server says what its commands are. */
export const PATIENCE = 1_000;

/** How often a connection that is closed at once is tried again, and after how many milliseconds. */
const [TRIES, PAUSE] = [5, 50];

/** Who answers on a port. */
export type Answer =
  | { readonly kind: 'chat' }
  | { readonly kind: 'nobody' }
  /** Somebody whom one cannot join, with a sentence that says why. */
  | { readonly kind: 'other'; readonly why: string };

/**
 * Connects to a port to see whether a chat server is there: one sends a list with the topic `commands` to
 * everybody who connects.
 */
export async function whoAnswers(host: string, port: number): Promise<Answer> {
  for (let left = TRIES; ; left--) {
    const answer = await ask(host, port);
    if (answer !== 'closed') return answer;
    if (left === 1) return foreign(host, port);
    // A chat server that is just ending does this. A moment later nobody answers there.
    await delay(PAUSE);
  }
}

async function ask(host: string, port: number): Promise<Answer | 'closed'> {
  let visit: Visit;
  try {
    visit = await Visit.open(host, port);
  } catch (error) {
    if (codeOf(error) === 'ECONNREFUSED') return { kind: 'nobody' };
    return { kind: 'other', why: `${host} port ${port} cannot be reached: ${messageOf(error)}.` };
  }
  try {
    const message = (await visit.next(PATIENCE))?.message;
    if (message instanceof Chat.Listing && message.topic === 'commands') return { kind: 'chat' };
    if (message instanceof Chat.PlainText) {
      return { kind: 'other', why: `The chat server on ${host} port ${port} says: ${message.text}` };
    }
    return message === undefined && visit.over ? 'closed' : foreign(host, port);
  } finally {
    visit.close();
  }
}

function foreign(host: string, port: number): Answer {
  return {
    kind: 'other',
    why: `Something answers on ${host} port ${port}, but it is no chat server. Choose another port, e.g. PORT=${port === 9001 ? 9002 : 9001}.`,
  };
}
