import { typeOf } from './names.js';
import { SiteError } from './site-error.js';

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

/**
 * The clause that a field comes from; none for the fields of recordings.
 *
 * @throws if the specification has a type of which this table does not know where it comes from
 */
export function clauseOf(path: string, id: string): Clause | undefined {
  if (NOT_ASSIGNED.has(typeOf(path))) return undefined;
  const found = OF_FIELD[id] ?? OF_TYPE[typeOf(path)];
  if (found === undefined) throw new SiteError(`${path}: no clause of the assignment is known for it.`);
  return found;
}
