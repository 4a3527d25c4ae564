/**
 * Gives a process a fault that its program does not have: `FAULT=... node --import fault.mjs`. SIGUSR2 brings
 * it about. SERVER is the folder of the compiled server.
 */
import { Socket } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const faults = {
  'an exception': () => fail('This was not caught.'),
  'a rejected promise': () => void Promise.reject(new Error('This was not handled.')),
  'a value that is no error': () => {
    throw undefined;
  },
  'an exception in each turn': () => setInterval(() => fail('This does not end.'), 1),
  'a room that cannot be ended': async () => {
    const { Room } = await load('room.js');
    breakMethod(Room, 'shutdown');
    fail('This was not handled.');
  },
  'a fan-out that takes nothing': async () => {
    const { FanOut } = await load('fan-out.js');
    breakMethod(FanOut, 'tell');
    fail('This was not handled.');
  },
  'a fan-out that delivers nothing': async () => {
    const { Cut } = await load('cut.js');
    breakMethod(Cut, 'deliver');
    fail('This was not handled.');
  },
  'sockets that do not work': () => {
    for (const name of ['write', 'end', 'destroy']) {
      const method = Socket.prototype[name];
      // What is printed may go through a socket as well; that one has no port.
      Socket.prototype[name] = function (...args) {
        return this.remotePort === undefined ? method.apply(this, args) : fail(`${name} does not work.`);
      };
    }
    setInterval(() => fail('This was not caught.'), 1);
  },
};

const fault = faults[process.env.FAULT];
process.on('SIGUSR2', () => fault());

function load(file) {
  return import(pathToFileURL(join(process.env.SERVER, file)).href);
}

function fail(message) {
  throw new Error(message);
}

/** From now on, a method fails whenever it is called. */
function breakMethod(type, name) {
  type.prototype[name] = () => fail(`${name} does not work.`);
}
