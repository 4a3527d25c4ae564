// The chat client. It knows digits as status, and makes the words of announcements itself.
const net = require('node:net');
const readline = require('node:readline');

const [address, firstName = '', port = '9000'] = process.argv.slice(2);
if (firstName.trim() === '' || firstName.includes(' ')) {
  console.error('A name may not be blank or have spaces.');
  process.exit(2);
}

const socket = net.connect(Number(port), address);
const keyboard = readline.createInterface({ input: process.stdin, output: process.stdout });
let name = firstName;
let state = 'asking';

function send(command, text) {
  const message = Buffer.from(text, 'latin1');
  socket.write(Buffer.concat([Buffer.from([command, message.length >> 8, message.length & 255]), message]));
}

function show(line) {
  readline.cursorTo(process.stdout, 0);
  readline.clearLine(process.stdout, 0);
  console.log(line);
  keyboard.prompt(true);
}

function take(command, text) {
  if (command === 0 && state === 'asking') {
    state = text === '0' ? 'talking' : 'refused';
    keyboard.setPrompt(state === 'talking' ? `${name}> ` : 'The name is taken. Another one: ');
    keyboard.prompt();
  } else if (command === 0) show(`**${text} is joining the chat**`);
  else if (command === 1) show(`**${text} is leaving the chat**`);
  else if (state === 'talking' && !text.startsWith('**')) show(text);
}

let buffer = Buffer.alloc(0);
socket.on('connect', () => send(0, name));
socket.on('data', (data) => {
  buffer = Buffer.concat([buffer, data]);
  while (buffer.length >= 3 && buffer.length >= 3 + buffer.readUInt16BE(1)) {
    const end = 3 + buffer.readUInt16BE(1);
    const [command] = buffer;
    const text = buffer.toString('latin1', 3, end);
    buffer = buffer.subarray(end);
    take(command, text);
  }
});
socket.on('error', () => {});
socket.on('close', () => {
  if (state !== 'left') console.log('The server is gone.');
  process.exit(state === 'left' ? 0 : 1);
});

keyboard.on('line', (line) => {
  if (state === 'refused' || state === 'asking') {
    name = line;
    state = 'asking';
    send(0, name);
  } else if (line === '@exit') {
    state = 'left';
    send(1, '');
    socket.end();
    keyboard.close();
  } else {
    send(2, line);
    keyboard.prompt();
  }
});
