import { createServer } from 'node:net';
import { describe, it, onTestFinished } from 'vitest';
import { Chat } from '../../generated/typescript/chat.js';
import { frame } from '../support/bytes.js';
import { lacks } from '../support/needs.js';
import { RawClient } from '../support/raw-client.js';
import { startTestServer } from '../support/test-server.js';
import { startClient } from './support/pty.js';

const F2 = '\x1bOQ';
const F5 = '\x1b[15~';
const UP = '\x1bOA';

describe.skipIf(lacks('sh', 'bash', 'stty', 'pgrep'))('the wire view on a terminal', () => {
  it('shows what goes over the wire while one chats', async () => {
    const server = await startTestServer();
    const ann = await RawClient.join(server.port, 'Ann');
    const bob = startClient(['127.0.0.1', 'Bob', '--port', String(server.port)], { columns: 90, rows: 30 });
    await bob.see('**Bob is joining the chat**');
    // It has seen what went by before it was opened.
    bob.type(F2);
    await bob.see('<- 03 list, 17 bytes');
    ann.send(frame(2, 'Hello Bob'));
    await bob.see('message.line.text    "Hello Bob"');
    bob.type('Hi\r');
    await bob.see('0003  48 69                    message.text  "Hi"');
    await bob.see('[Bob] Hi');
    bob.type(`${UP}\r`);
    await bob.see(`text, str, ${Chat.PlainText.fields.text.path} in chat.ksy`);
    await bob.see('Esc: back');
    bob.type(F5);
    await bob.see('the wire: 00 join');
    await bob.seeNot('"Hello Bob"');
    bob.resize(20, 5);
    // There is no room for more of the title than what is not as always.
    await bob.see('─ 00 join ─');
    bob.resize(10, 3);
    await bob.see('Bob>');
    bob.resize(90, 30);
    await bob.see('-> 00 join, 6 bytes');
    bob.type(F2);
    await bob.seeNot('the wire');
    await bob.see('[Ann] Hello Bob');
  });

  it('shows frames that break the protocol, and what is wrong with them', async () => {
    const listener = createServer((socket) => {
      socket.on('error', () => {});
      socket.write(Buffer.concat([frame(0, '\x00'), frame(2, '?\x1b]0;owned\x07'), frame(7, 'what')]));
    });
    onTestFinished(() => void listener.close());
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const address = listener.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const bob = startClient(['127.0.0.1', 'Bob', '--port', String(port)], { columns: 100, rows: 40 });
    await bob.see('Bob> ');
    bob.type(F2);
    await bob.see('<- 07 (unknown), 7 bytes');
    await bob.see('3f                       message.form');
    await bob.see('! ');
    await bob.see('1b 5d 30 3b 6f 77 6e 65');
    bob.type('\x03\x03');
  });
});
