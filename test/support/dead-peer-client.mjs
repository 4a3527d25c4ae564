/** A client for dead-peer.sh: `node dead-peer-client.mjs HOST PORT NAME [talk|slow]`. */
import { connect } from 'node:net';

const [host, port, name, how] = process.argv.slice(2);
const frame = (command, text) => {
  const head = Buffer.alloc(3);
  head.writeUInt8(command);
  head.writeUInt16BE(text.length, 1);
  return Buffer.concat([head, Buffer.from(text)]);
};
const socket = connect({ host, port: Number(port) }, () => socket.write(frame(0, name)));
socket.on('error', () => {});
// A socket that is not read does not keep a process.
setInterval(() => {}, 60_000);
if (how === 'slow') socket.pause();
else socket.resume();
// Long lines, so that what the slow one does not read soon fills its window.
if (how === 'talk') setInterval(() => socket.write(frame(2, 'x'.repeat(60_000))), 2000);
