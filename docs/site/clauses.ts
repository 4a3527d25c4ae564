import { typeOf } from './names.js';

/** The clause of the assignment that a field comes from: its name and its anchor on the page of the assignment. */
export interface Clause {
  readonly name: string;
  readonly anchor: string;
}

const clause = (name: string): Clause => ({ name, anchor: name.toLowerCase().replaceAll(' ', '-') });

const OF_FIELD: Readonly<Record<string, Clause>> = {
  command: clause('Command Type'),
  len_message: clause('Length Message'),
};

const OF_TYPE: Readonly<Record<string, Clause>> = {
  join_request: clause('Join'),
  join_reply: clause('The reply to a join'),
  listing: clause('The list of commands'),
  said_line: clause('Talking'),
  announced_line: clause('Joining and leaving are announced'),
  room_line: clause('Talking'),
  direct_request: clause('Direct'),
  direct_line: clause('Direct'),
  plain_text: clause('Message'),
  nothing: clause('Length Message'),
  client_frame: clause('The frame'),
  server_frame: clause('The frame'),
};

/** The assignment knows no recordings. */
const NOT_ASSIGNED: ReadonlySet<string> = new Set(['chat', 'record']);

/** The clause that a field comes from; none for recordings, and for what a protocol of one's own adds. */
export function clauseOf(path: string, id: string): Clause | undefined {
  const type = typeOf(path);
  if (NOT_ASSIGNED.has(type) || OF_TYPE[type] === undefined) return undefined;
  return OF_FIELD[id] ?? OF_TYPE[type];
}
