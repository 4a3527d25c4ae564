import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ChatServer, type Log } from '../../src/server/index.js';
import { frame } from '../support/bytes.js';

/** A log that is written at once, until it is told to be slow: then a write ends when the test says so. */
class TestLog implements Log {
  slow = false;
  #writing: Promise<void> | undefined;
  /** Ends the write that is under way. */
  finishWrite: () => void = () => {};

  append(): void {}

  flush(): Promise<void> | undefined {
    if (this.slow) {
      this.#writing ??= new Promise((resolve) => {
        this.finishWrite = resolve;
      });
    }
    return this.#writing;
  }

  async close(): Promise<void> {}
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
  it('delivers no line before it is in chat.log', async () => {
    const { chatLog, ann, bob } = await annAndBob();
    chatLog.slow = true;
    bob.send(frame(2, 'Hi'));
    await turns();
    expect(ann.text()).not.toContain('[Bob] Hi');
    chatLog.finishWrite();
    await turns();
    expect(ann.text()).toContain('[Bob] Hi');
  });

  it('answers nobody before the request is in connections.log', async () => {
    const { connectionLog, connect } = await annAndBob();
    connectionLog.slow = true;
    const cy = connect(3);
    await turns();
    expect(cy.text()).toBe('');
    connectionLog.finishWrite();
    await turns();
    expect(cy.text()).toContain('commands');
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
