/**
 * The same chat as everybody would write it first, to compare with: every line is written to every recipient
 * and appended to the log when it comes. Nothing is checked, nothing is bounded, nothing is gathered.
 *
 *     node naive-server.js FOLDER      listens on a free port of this machine, writes FOLDER/chat.log
 */
import { appendFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';

const [folder = '.'] = process.argv.slice(2);
const chatLog = join(folder, 'chat.log');
const users = new Map<Socket, string>();

function frame(command: number, message: string): Buffer {
  const bytes = Buffer.alloc(3 + message.length);
  bytes[0] = command;
  bytes.writeUInt16BE(message.length, 1);
  bytes.write(message, 3, 'latin1');
  return bytes;
}

function toEverybody(line: string, except?: Socket): void {
  appendFileSync(chatLog, `${new Date().toISOString()} ${line}\n`);
  const bytes = frame(2, line);
  for (const user of users.keys()) if (user !== except) user.write(bytes);
}

function handle(socket: Socket, command: number, message: string): void {
  const name = users.get(socket);
  if (command === 0 && name === undefined) {
    if ([...users.values()].includes(message)) return void socket.write(frame(0, '\x01'));
    socket.write(frame(0, '\x00'));
    users.set(socket, message);
    toEverybody(`**${message} is joining the chat**`);
  } else if (command === 1) socket.end();
  else if (command === 2 && name !== undefined) toEverybody(`[${name}] ${message}`, socket);
  else socket.write(frame(5, 'This is not possible.'));
}

// Without this it looks worse than it is: the system waits 40 ms for more to send.
const server = createServer({ noDelay: true }, (socket) => {
  let rest = Buffer.alloc(0);
  socket.write(frame(3, 'commands\n00 join <username>\n01 leave\n02 message <text>\n'));
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 3 && rest.length >= 3 + rest.readUInt16BE(1)) {
      const end = 3 + rest.readUInt16BE(1);
      handle(socket, rest[0] ?? 0, rest.toString('latin1', 3, end));
      rest = rest.subarray(end);
    }
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    const name = users.get(socket);
    users.delete(socket);
    if (name !== undefined) toEverybody(`**${name} is leaving the chat**`);
  });
});

server.listen(0, '127.0.0.1', () => {
  const bound = server.address();
  if (bound !== null && typeof bound !== 'string') console.log(`naive: listening on 127.0.0.1:${bound.port}`);
});
