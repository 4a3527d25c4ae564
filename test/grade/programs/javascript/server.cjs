// The chat server. The status is followed by words, a refusal also by an 05, and everyone gets every line.
const fs = require('node:fs');
const net = require('node:net');

const users = new Map();

function log(line) {
  fs.appendFileSync('chat.log', `${Date.now()} ${line}\n`);
}

function frame(command, text) {
  const message = Buffer.from(text, 'latin1');
  const header = Buffer.from([command, message.length >> 8, message.length & 255]);
  return Buffer.concat([header, message]);
}

function toAll(line) {
  log(line);
  if (line.length > 65535) return;
  for (const socket of users.values()) socket.write(frame(2, line));
}

function handle(socket, state, command, text) {
  if (command === 0 && state.name === undefined) {
    const from = `${socket.remoteAddress} ${socket.remotePort}`;
    if (text.trim() === '') return socket.write(frame(0, '1Blank names are not allowed'));
    if (users.has(text)) {
      log(`${from} wants ${text}: rejected, name in use`);
      socket.write(frame(0, '1That name is taken'));
      return socket.write(frame(5, 'That name is taken'));
    }
    log(`${from} wants ${text}: accepted`);
    state.name = text;
    socket.write(frame(0, '0Welcome'));
    socket.write(frame(2, 'Commands: @exit'));
    users.set(text, socket);
    toAll(`**${text} is joining the chat**`);
  } else if (command === 1) {
    socket.end();
  } else if (command === 2 && state.name !== undefined) {
    toAll(`[${state.name}] ${text}`);
  } else if (command === 3) {
    socket.write(frame(3, [...users.keys()].join(',')));
  } else {
    socket.write(frame(5, 'unsupported command'));
  }
}

const server = net.createServer((socket) => {
  const state = { name: undefined };
  let buffer = Buffer.alloc(0);
  socket.on('data', (data) => {
    buffer = Buffer.concat([buffer, data]);
    while (buffer.length >= 3) {
      const length = buffer.readUInt16BE(1);
      if (buffer.length < 3 + length) break;
      const text = buffer.toString('latin1', 3, 3 + length);
      const command = buffer[0];
      buffer = buffer.subarray(3 + length);
      handle(socket, state, command, text);
    }
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    if (state.name === undefined) return;
    users.delete(state.name);
    toAll(`**${state.name} is leaving the chat**`);
  });
});
server.listen(Number(process.argv[2] ?? 9000));
