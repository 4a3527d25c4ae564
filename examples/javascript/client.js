#!/usr/bin/env node
/** A chat client: whatever is typed goes to the others, and @exit leaves. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { parseArgs } from 'node:util';
import { Screen } from './screen.js';
import { Chat, cutFrames, parse, toBytes, unsendable } from './wire.js';

const { Command, Status, LineForm } = Chat;
const EXIT = '@exit';
/** Milliseconds that the server has to close the connection after we left. */
const PATIENCE = 2000;

class Client {
  #connection;
  #screen = new Screen();
  #leaving = false;
  /** Hears the next frame that can be the answer to a request to join. */
  #answered;

  constructor(connection) {
    this.#connection = connection;
  }

  async run(firstName) {
    const received = this.#receive();
    const name = await this.#join(firstName);
    if (name !== undefined) await this.#talk(name);
    this.#leaving = true;
    this.#screen.close();
    this.#connection.end(toBytes(Command.LEAVE));
    setTimeout(() => this.#connection.destroy(), PATIENCE).unref();
    await received;
  }

  /** Takes one frame after the other, until the server closes the connection. */
  async #receive() {
    try {
      for await (const bytes of cutFrames(this.#connection)) if (!this.#leaving) this.#read(bytes);
    } catch (error) {
      if (!this.#leaving) this.#screen.show(`The connection is lost: ${error.message}`);
    }
    if (this.#leaving) return;
    this.#screen.end('The connection is closed.');
    process.exit(1);
  }

  #read(bytes) {
    let frame;
    try {
      frame = parse(Chat.ServerFrame, bytes);
    } catch (error) {
      return this.#screen.show(`The server sent a frame that breaks the protocol: ${error.message}`);
    }
    const answer = frame.command === Command.JOIN || frame.command === Command.ERROR;
    if (!answer || this.#answered === undefined) return this.#take(frame);
    this.#answered(frame);
    this.#answered = undefined;
  }

  /** Asks for names until the server accepts one. Undefined when the user gives up. */
  async #join(firstName) {
    let name = firstName;
    for (;;) {
      const refusal = wrongName(name) ?? (await this.#request(name));
      if (refusal === undefined) return name;
      this.#screen.show(refusal);
      name = await this.#screen.ask('Name: ');
      if (name === undefined || name === EXIT) return undefined;
    }
  }

  /** Asks for a name, and waits for the answer: undefined, or why not. */
  async #request(name) {
    this.#connection.write(toBytes(Command.JOIN, name));
    const { command, message } = await new Promise((resolve) => {
      this.#answered = resolve;
    });
    if (command === Command.ERROR) return message.text;
    return message.status === Status.ACCEPTED ? undefined : `The name ${name} is already in use.`;
  }

  /** Shows what a frame says. */
  #take({ command, message }) {
    switch (command) {
      case Command.MESSAGE:
        return this.#screen.show(roomLine(message));
      case Command.DIRECT:
        return this.#screen.show(`To you alone: [${message.line.sender}] ${message.line.text}`);
      case Command.LIST:
        return this.#screen.show(`${message.topic}: ${message.entries.join(', ')}`);
      case Command.ERROR:
        return this.#screen.show(`Error: ${message.text}`);
      case Command.LEAVE:
        return this.#screen.show(`The server ends the connection: ${message.text}`);
      case Command.JOIN:
        return; // It answers nothing that was asked.
      default:
        this.#screen.show('The server sent a frame of an unknown command.');
    }
  }

  /** Sends what the user types. */
  async #talk(name) {
    for (;;) {
      const text = await this.#screen.ask(`${name}> `);
      if (text === undefined || text === EXIT) return;
      const refusal = unsendable(text);
      if (refusal !== undefined) this.#screen.show(refusal);
      else if (text !== '' && !this.#connection.write(toBytes(Command.MESSAGE, text)))
        await once(this.#connection, 'drain');
    }
  }
}

/** A line of the room as it is to be shown. */
function roomLine({ form, line }) {
  return form === LineForm.SAID ? `[${line.sender}] ${line.text}` : `**${line.username} ${line.event}`;
}

/** Why a name is not even sent, or undefined. The server knows the other rules. */
function wrongName(name) {
  if (name.trim() === '') return 'A name may not be blank.';
  return name.includes(' ') ? 'A name may not contain spaces.' : unsendable(name);
}

/** What the command line says, or undefined if it makes no sense. */
function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { port: { type: 'string', default: '9000' } },
      allowPositionals: true,
    });
    const [address, name = '', ...more] = positionals;
    const port = Number(values.port);
    const sensible = more.length === 0 && wrongName(name) === undefined && Number.isInteger(port);
    return sensible && port >= 1 && port <= 65535 ? { address, name, port } : undefined;
  } catch {
    return undefined; // there is no such option
  }
}

const given = readArguments();
if (given === undefined) {
  console.error('usage: client.js [--port N] ADDRESS NAME\nA name may not be blank or contain spaces.');
  process.exit(2);
}
const { address, name, port } = given;
const connection = connect({ host: address, port });
try {
  await once(connection, 'connect');
} catch (error) {
  console.error(`No connection to ${address} port ${port}: ${error.message}`);
  process.exit(1);
}
await new Client(connection).run(name);
