import type { Language } from '../languages.js';
import { clientIn, ourClient, TalkingRoom } from './room.js';

/**
 * Clients of all languages and our own one join the same chat, talk, try names that are in use, and leave; each
 * has to see every line.
 */
export async function talk(port: number, languages: readonly Language[]): Promise<void> {
  const room = new TalkingRoom(port);
  const people = [
    { name: 'Kaitai', client: ourClient() },
    ...languages.map((language) => ({ name: capital(language.name), client: clientIn(language) })),
  ];
  for (const { name, client } of people) await room.join(client, name);
  for (const { name } of people) await room.say(name, `Hello from ${name}: []*\\"~`);
  for (const [index, { name, client }] of people.entries()) {
    // A name is in use in any case, and whoever has it.
    const taken = [name.toUpperCase(), people[(index + 1) % people.length]?.name ?? ''];
    await room.join(client, `${name}2`, taken);
    await room.say(`${name}2`, 'a'.repeat(60_000));
    await room.leave(`${name}2`, 'end of input');
  }
  for (const { name } of people) await room.leave(name, 'command');
}

function capital(name: string): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}
