#!/usr/bin/env python3
"""A chat client: whatever is typed goes to the others, and @exit leaves."""

import argparse
import os
import socket
import sys
import threading

from wire import HEADER_LENGTH, Chat, message_length, parse, to_bytes, unsendable

EXIT = "@exit"
# Seconds that the server has to close the connection after we left.
PATIENCE = 2


class Screen:
    """Lines above a prompt. The prompt is for people: it is not shown when the input or the output is a pipe."""

    def __init__(self):
        self.terminal = sys.stdin.isatty() and sys.stdout.isatty()
        self.prompt = ""
        self.lock = threading.Lock()
        sys.stdin.reconfigure(errors="replace")

    def show(self, line):
        """Shows a line, and the prompt again below it."""
        # Whatever a server sends, it shall not reach into the terminal.
        safe = "".join(c if " " <= c <= "~" else "?" for c in line)
        with self.lock:
            print(f"\r\x1b[K{safe}\n{self.prompt}" if self.terminal else f"{safe}\n", end="", flush=True)

    def ask(self, prompt):
        """The next line that is typed, or None at the end of the input."""
        with self.lock:
            self.prompt = prompt if self.terminal else ""
            print(self.prompt, end="", flush=True)
        line = sys.stdin.readline()
        with self.lock:
            self.prompt = ""
            if not line:
                self.end_row()
        return line.rstrip("\r\n") if line else None

    def end_row(self):
        """Keeps the prompt of the shell from standing behind ours."""
        if self.terminal:
            print()


class Client:
    def __init__(self, connection, screen):
        self.connection = connection
        self.stream = connection.makefile("rb")
        self.screen = screen
        self.leaving = False

    def send(self, command, text=""):
        self.connection.sendall(to_bytes(command, text))

    def read_frame(self):
        """The bytes of the next frame, or None when there is none any more."""
        header = self.stream.read(HEADER_LENGTH)
        if len(header) < HEADER_LENGTH:
            return None
        message = self.stream.read(message_length(header))
        return header + message if len(message) == message_length(header) else None

    def frames(self):
        """Every frame of the server until it closes the connection."""
        while (data := self.read_frame()) is not None:
            try:
                frame = parse(Chat.ServerFrame, data)
            except Exception as error:
                self.screen.show(f"The server sent a frame that breaks the protocol: {error}")
            else:
                yield frame

    def join(self, name):
        """Asks for names until the server accepts one. None when the user gives up."""
        while True:
            refusal = wrong_name(name)
            if refusal is None:
                self.send(Chat.Command.join, name)
                refusal = self.refusal_of(name)
            if refusal is None:
                return name
            self.screen.show(refusal)
            name = self.screen.ask("Name: ")
            if name is None or name == EXIT:
                return None

    def refusal_of(self, name):
        """Waits for the answer to a request to join: None, or why not. Other frames are shown meanwhile."""
        for frame in self.frames():
            if frame.command == Chat.Command.join:
                accepted = frame.message.status == Chat.Status.accepted
                return None if accepted else f"The name {name} is already in use."
            if frame.command == Chat.Command.error:
                return frame.message.text
            self.take(frame)
        return self.lost()

    def receive(self):
        """Shows what the server sends, until the end."""
        for frame in self.frames():
            if not self.leaving:
                self.take(frame)
        if not self.leaving:
            self.lost()

    def take(self, frame):
        message = frame.message
        if frame.command == Chat.Command.message:
            self.screen.show(room_line(message))
        elif frame.command == Chat.Command.direct:
            self.screen.show(f"To you alone: [{message.line.sender}] {message.line.text}")
        elif frame.command == Chat.Command.list:
            self.screen.show(f"{message.topic}: {', '.join(message.entries)}")
        elif frame.command == Chat.Command.error:
            self.screen.show(f"Error: {message.text}")
        elif frame.command == Chat.Command.leave:
            self.screen.show(f"The server ends the connection: {message.text}")
        elif frame.command != Chat.Command.join:
            self.screen.show("The server sent a frame of an unknown command.")

    def lost(self):
        """Ends the program at once: the thread that waits for the keyboard cannot be woken."""
        self.screen.prompt = ""
        self.screen.show("The connection is closed.")
        os._exit(1)

    def talk(self, name):
        """Sends what the user types."""
        while (text := self.screen.ask(f"{name}> ")) is not None and text != EXIT:
            refusal = unsendable(text)
            if refusal is not None:
                self.screen.show(refusal)
            elif text:
                self.send(Chat.Command.message, text)


def room_line(message):
    """A line of the room as it is to be shown."""
    line = message.line
    if message.form == Chat.LineForm.said:
        return f"[{line.sender}] {line.text}"
    return f"**{line.username} {line.event}"


def wrong_name(name):
    """Why a name is not even sent, or None. The server knows the other rules."""
    if not name.strip():
        return "A name may not be blank."
    return "A name may not contain spaces." if " " in name else unsendable(name)


def port_number(text):
    """The port that an argument names."""
    port = int(text)
    if not 1 <= port <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return port


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address", help="of the server")
    parser.add_argument("name", help="under which to join; it may not contain spaces")
    parser.add_argument("--port", type=port_number, default=9000)
    options = parser.parse_args()
    if (refusal := wrong_name(options.name)) is not None:
        parser.error(refusal)
    try:
        connection = socket.create_connection((options.address, options.port))
    except OSError as error:
        sys.exit(f"No connection to {options.address} port {options.port}: {error}")

    client = Client(connection, Screen())
    try:
        name = client.join(options.name)
        receiver = threading.Thread(target=client.receive, daemon=True)
        receiver.start()
        if name is not None:
            client.talk(name)
        client.leaving = True
        client.send(Chat.Command.leave)
        connection.shutdown(socket.SHUT_WR)
        receiver.join(PATIENCE)
    except KeyboardInterrupt:
        client.screen.end_row()
        sys.exit(130)
    except OSError:
        client.lost()


if __name__ == "__main__":
    main()
