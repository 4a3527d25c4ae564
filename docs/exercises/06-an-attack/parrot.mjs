#!/usr/bin/env node
/**
 * The attack of this exercise: says the same line, over and over, as fast as the server reads.
 *
 *     node docs/exercises/06-an-attack/parrot.mjs PORT [TIMES]
 */
import { connect } from 'node:net';

const [port, times = 5000] = process.argv.slice(2).map(Number);
if (!Number.isInteger(port) || !Number.isInteger(times)) {
  console.error('usage: parrot.mjs PORT [TIMES]');
  process.exit(2);
}

const frame = (command, text) => {
  const message = Buffer.from(text, 'ascii');
  return Buffer.concat([Uint8Array.of(command, message.length >> 8, message.length & 0xff), message]);
};

const socket = connect(port, '127.0.0.1');
socket.on('error', (error) => console.error(error.message));
socket.resume();
socket.write(frame(0, 'Parrot'));
for (let i = 0; i < times; i++) socket.write(frame(2, 'Pretty Polly!'));
socket.end(frame(1, ''));
