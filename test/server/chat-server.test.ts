import { Duplex } from 'node:stream';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Chat } from '../../generated/typescript/chat.js';
import { ChatServer, type Log } from '../../src/server/index.js';
import { frame } from '../support/bytes.js';

/** A log that keeps its lines, and can be told that its disk is full. */
class TestLog implements Log {
  readonly lines: string[] = [];
  full = false;
  #added: string[] = [];
  /** Called after each write. */
  onWrite: () => void = () => {};

  append(line: string): void {
    this.#added.push(line);
  }

  flush(): boolean {
    const added = this.#added.splice(0);
    if (this.full && added.length > 0) return false;
    this.lines.push(...added);
    this.onWrite();
    return true;
  }

  closed = false;

  close(): void {
    this.flush();
    this.closed = true;
  }
}

/** The other end of a connection that is no socket: what is written to it, and bytes to be read from it. */
function memoryStream() {
  const written: Buffer[] = [];
  const stream = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      written.push(chunk);
      done();
    },
  });
  return {
    stream,
    text: () => Buffer.concat(written).toString('latin1'),
    send: (bytes: Buffer) => stream.push(bytes),
  };
}

/** Lets everything happen that is only waiting for its turn. */
async function turns(): Promise<void> {
  for (let i = 0; i < 10; i++) await new Promise((resolve) => setImmediate(resolve));
}

/** A chat with Ann and Bob in it, and its logs. */
async function annAndBob() {
  const logs = { chatLog: new TestLog(), connectionLog: new TestLog() };
  const chat = new ChatServer(logs);
  const connect = (port: number) => {
    const client = memoryStream();
    chat.accept(client.stream, { address: '192.0.2.1', port });
    return client;
  };
  const [ann, bob] = [connect(1), connect(2)];
  ann.send(frame(0, 'Ann'));
  bob.send(frame(0, 'Bob'));
  await turns();
  return { chat, ...logs, connect, ann, bob };
}

describe('the chat server', () => {
  it('delivers no line before it is in chat.log, and then to everybody but the one who said it', async () => {
    const { chatLog, ann, bob } = await annAndBob();
    let atWrite: string | undefined;
    chatLog.onWrite = () => {
      if (chatLog.lines.at(-1)?.endsWith('[Bob] Hi')) atWrite ??= ann.text();
    };
    bob.send(frame(2, 'Hi'));
    await turns();
    expect(atWrite).toBeDefined();
    expect(atWrite).not.toContain('[Bob] Hi');
    expect(ann.text()).toContain('[Bob] Hi');
    expect(bob.text()).not.toContain('[Bob] Hi');
  });

  it('delivers a line to nobody that cannot be logged; everything else goes on', async () => {
    const { chatLog, ann, bob } = await annAndBob();
    chatLog.full = true;
    bob.send(Buffer.concat([frame(2, 'lost'), frame(3)]));
    await turns();
    expect(ann.text()).not.toContain('lost');
    expect(bob.text()).toContain('users\nAnn\nBob\n');
    chatLog.full = false;
    bob.send(frame(2, 'found'));
    await turns();
    expect(ann.text()).toContain('[Bob] found');
  });

  it('answers nobody before the request is in connections.log', async () => {
    const { connectionLog, connect } = await annAndBob();
    let atWrite: string | undefined;
    const cy = connect(3);
    connectionLog.onWrite = () => {
      if (connectionLog.lines.at(-1)?.endsWith('3 - connected')) atWrite ??= cy.text();
    };
    await turns();
    expect(atWrite).toBe('');
    expect(cy.text()).toContain('commands');
  });

  it('encodes the list of users once, until somebody comes or goes', async () => {
    const { ann, bob, connect } = await annAndBob();
    const toBytes = vi.spyOn(Chat.ServerFrame.prototype, 'toBytes');
    onTestFinished(() => toBytes.mockRestore());
    bob.send(Buffer.concat(Array.from({ length: 50 }, () => frame(3))));
    await turns();
    expect(toBytes).toHaveBeenCalledTimes(1);
    expect(bob.text().split('users\nAnn\nBob\n').length - 1).toBe(50);
    const cy = connect(3);
    cy.send(frame(0, 'Cy'));
    await turns();
    ann.send(frame(3));
    await turns();
    expect(ann.text()).toContain('users\nAnn\nBob\nCy\n');
  });

  it('stops when everybody was told: then both logs have all of it, and are closed', async () => {
    const { chat, chatLog, connectionLog, ann, bob } = await annAndBob();
    const stopping = chat.stop('Bye.');
    expect([chatLog.closed, connectionLog.closed]).toEqual([false, false]);
    await turns();
    for (const client of [ann, bob]) {
      expect(client.text().endsWith('\x01\x00\x04Bye.')).toBe(true);
      client.stream.push(null);
    }
    await stopping;
    expect([chatLog.closed, connectionLog.closed]).toEqual([true, true]);
    expect(chatLog.lines.slice(-2).map((line) => line.slice(25))).toEqual([
      '**Ann is leaving the chat**',
      '**Bob is leaving the chat**',
    ]);
    expect(connectionLog.lines.filter((line) => line.endsWith('disconnected - Bye.')).length).toBe(2);
  });

  it('takes any stream, and goes on when one of them fails', async () => {
    const { chat, ann, bob } = await annAndBob();
    bob.stream.destroy(new Error('The cable was cut.'));
    await turns();
    expect(ann.text()).toContain('**Bob is leaving the chat**');
    expect(chat.users).toEqual(['Ann']);
    expect(chat.connections).toBe(1);
  });
});
