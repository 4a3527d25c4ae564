import { Chat } from '../../generated/typescript/chat.js';

/** What happens to a user that everybody is told. */
export type Happening = 'joining' | 'leaving';

/** The end of an announcement, after the username and a space. */
export const EVENTS: Readonly<Record<Happening, string>> = {
  joining: 'is joining the chat**',
  leaving: 'is leaving the chat**',
};

/** What somebody said, as it is shown: `[Bob] Hi`. Direct messages look the same. */
export function saidLine(sender: string, text: string): string {
  return `[${sender}] ${text}`;
}

/** An announcement, as it is shown: `**Bob is joining the chat**`. */
export function announcedLine(username: string, happening: Happening): string {
  return `**${username} ${EVENTS[happening]}`;
}

/** A line of the room as it is shown, from its decoded form. */
export function showRoomLine(roomLine: Chat.RoomLine): string {
  const { form, line } = roomLine._byForm;
  return form === Chat.LineForm.SAID ? saidLine(line.sender, line.text) : `**${line.username} ${line.event}`;
}
