import { expect, it } from 'vitest';
import { frame } from '../../support/bytes.js';
import { ScriptedConnection } from './scripted.js';
import { Talker } from './talker.js';

const ACCEPTED = frame(0, '\0');
const LEAVE = frame(1);

/**
 * What every client does, whatever it is written in: tests, in the `describe` that this is called in.
 *
 * @param client a command of the shell, run in the root of the repository; takes `--port N ADDRESS NAME`
 */
export function clientLaws(client: string): void {
  /** A client that has asked a server for this name. */
  const asking = async (name: string): Promise<{ server: ScriptedConnection; talker: Talker }> => {
    const server = await ScriptedConnection.listen();
    const talker = new Talker(client, server.port, name);
    const request = frame(0, name);
    expect(await server.received(request.length)).toEqual(request);
    return { server, talker };
  };

  it('shows every frame that a server can send, in whatever pieces it comes', async () => {
    const { server, talker: bob } = await asking('Bob');
    const frames = [
      frame(3, 'commands\n02 message <text>\n'),
      ACCEPTED,
      frame(2, '**Bob is joining the chat**'),
      frame(2, '[Ann] Hi [Bob]'),
      frame(2, '[Ann] '),
      frame(4, '[Ann] psst'),
      frame(3, 'users\nAnn\nBob\n'),
      frame(3, 'users\n'),
      frame(5, 'No.'),
      frame(0x7f, 'what?'),
      frame(2, 'no line of the room is like this'),
      frame(2, '[Ann] a bell\x07 and a sequence\x1b[2J'),
      frame(1, 'The server is shutting down.'),
    ];
    await server.send(Buffer.concat(frames), 5);
    await server.end();
    expect(await bob.exited).toBe(1);
    expect(bob.seen.map((line) => line.replace(/(breaks the protocol):.*/, '$1'))).toEqual([
      'commands: 02 message <text>',
      '**Bob is joining the chat**',
      '[Ann] Hi [Bob]',
      '[Ann] ',
      'To you alone: [Ann] psst',
      'users: Ann, Bob',
      'users: ',
      'Error: No.',
      'The server sent a frame of an unknown command.',
      expect.stringMatching(/^The server sent a (frame that breaks the protocol|line of an unknown form)/),
      '[Ann] a bell? and a sequence?[2J',
      'The server ends the connection: The server is shutting down.',
      'The connection is closed.',
    ]);
  });

  it('asks for another name after an error as after a status, and sends what is typed and nothing else', async () => {
    const { server, talker: bob } = await asking('B]');
    await server.send(frame(5, 'A name is like this.'), 99);
    await bob.sees(1);
    for (const name of ['', ' ', 'Bob Bob', 'Bj\u00f6rn']) bob.type(name);
    await bob.sees(5);
    bob.type('Bob');
    expect(await server.received(6)).toEqual(frame(0, 'Bob'));
    await server.send(frame(0, '\x01'), 99);
    await bob.sees(6);
    bob.type('Bob2');
    expect(await server.received(7)).toEqual(frame(0, 'Bob2'));
    await server.send(ACCEPTED, 99);
    for (const text of ['Hi', '', ' ', 'caf\u00e9', '@exit now', 'x'.repeat(65_536), '@exit']) bob.type(text);
    const sent = Buffer.concat([frame(2, 'Hi'), frame(2, ' '), frame(2, '@exit now'), LEAVE]);
    expect(await server.received(sent.length)).toEqual(sent);
    await server.end();
    expect(await bob.exited).toBe(0);
    expect(bob.seen).toEqual([
      'A name is like this.',
      'A name may not be blank.',
      'A name may not be blank.',
      'A name may not contain spaces.',
      'Only printable ASCII characters can be sent.',
      'The name Bob is already in use.',
      'Only printable ASCII characters can be sent.',
      'A text of more than 65535 characters cannot be sent.',
    ]);
  });

  it('leaves when the user gives up instead of naming another name', async () => {
    const { server, talker: bob } = await asking('Bob');
    await server.send(frame(0, '\x01'), 99);
    await bob.sees(1);
    bob.endInput();
    expect(await server.received(3)).toEqual(LEAVE);
    await server.end();
    expect(await bob.exited).toBe(0);
  });

  it('says so when the connection is lost, or when there is no server', async () => {
    const { server, talker: bob } = await asking('Bob');
    await server.end();
    expect(await bob.exited).toBe(1);
    expect(bob.seen).toEqual(['The connection is closed.']);
    const alone = new Talker(client, server.port, 'Bob');
    expect(await alone.exited).toBe(1);
    expect(alone.seen).toEqual([]);
  });

  it.each(['abc', '', '0', '65536'])('says how it is used if the port is "%s"', async (port) => {
    const wrong = new Talker(client, port, 'Bob');
    expect(await wrong.exited).toBe(2);
    expect(wrong.errors).toMatch(/usage/i);
    expect(wrong.errors).not.toMatch(/^\s+at /m); // the trace of a fault
    expect(wrong.seen).toEqual([]);
  });

  it.each(['', ' ', 'two words'])('does not even connect as "%s"', async (name) => {
    const wrong = new Talker(client, 9, name);
    expect(await wrong.exited).toBe(2);
    expect(wrong.seen).toEqual([]);
  });
}
