#!/usr/bin/env python3
"""A small chat server on the generated parser: one room, nothing kept, no limits but those of the protocol.

It shows how little a server of this protocol needs. The real one, in src/server, has what this one lacks: logs,
limits for those who send too much or read too slowly, and direct messages to hand.
"""

import argparse
import asyncio
import re
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))

from wire import HEADER_LENGTH, Chat, message_length, parse, to_bytes, unsendable  # noqa: E402

COMMANDS = [
    "00 join <username>",
    "01 leave",
    "02 message <text>",
    "03 list",
    "04 direct <username> <text>",
]


class Refusal(Exception):
    """A request that cannot be granted. The message goes to whoever made it."""


class Member:
    """A connection. It is in the chat as soon as it has a name."""

    def __init__(self, room, reader, writer):
        self.room = room
        self.reader = reader
        self.writer = writer
        self.name = None

    def tell(self, command, text):
        self.writer.write(to_bytes(command, text))

    def tell_listing(self, topic, entries):
        self.tell(Chat.Command.list, "".join(f"{line}\n" for line in [topic, *entries]))

    async def serve(self):
        """Answers one request after the other, until the connection ends in one way or another."""
        self.tell_listing("commands", COMMANDS)
        try:
            while await self.answer_next():
                await self.writer.drain()
        except (asyncio.IncompleteReadError, OSError):
            pass  # The connection went down without a leave.
        finally:
            self.room.remove(self)
            self.writer.close()

    async def answer_next(self):
        """Answers the next request; False when it was to leave."""
        header = await self.reader.readexactly(HEADER_LENGTH)
        message = await self.reader.readexactly(message_length(header))
        try:
            try:
                frame = parse(Chat.ClientFrame, header + message)
            except Exception:
                raise Refusal("The message is not one of this command.") from None
            if frame.command == Chat.Command.leave:
                return False
            self.answer(frame.command, frame.message)
        except Refusal as refusal:
            self.tell(Chat.Command.error, str(refusal))
        return True

    def answer(self, command, message):
        """Does what a request asks for.

        :raises Refusal: if it cannot be granted
        """
        if command == Chat.Command.join:
            self.join(message.username)
        elif not isinstance(command, Chat.Command) or command == Chat.Command.error:
            raise Refusal(f"Unsupported command {command:02X}.")
        elif self.name is None:
            raise Refusal("Join first.")
        elif command == Chat.Command.message:
            self.room.tell_all(f"[{self.name}] {checked(message.text)}", but=self)
        elif command == Chat.Command.list:
            self.tell_listing("users", self.room.names())
        elif command == Chat.Command.direct:
            recipient = self.room.find(message.recipient)
            if recipient is None:
                raise Refusal(f"Nobody here has the name {message.recipient}.")
            recipient.tell(Chat.Command.direct, f"[{self.name}] {checked(message.text)}")

    def join(self, name):
        if self.name is not None:
            raise Refusal("You have joined already.")
        if not re.fullmatch(r"[!-Z\\^-~]{1,32}", name):
            raise Refusal("A name is 1 to 32 printable ASCII characters without space, [ and ].")
        taken = self.room.find(name) is not None
        self.tell(Chat.Command.join, chr(Chat.Status.name_in_use if taken else Chat.Status.accepted))
        if not taken:
            self.name = name
            self.room.add(self)


class Room:
    """Everybody who is in the chat, by their names in small letters, in the order in which they joined."""

    def __init__(self):
        self.members = {}

    def names(self):
        return [member.name for member in self.members.values()]

    def find(self, name):
        return self.members.get(name.lower())

    def add(self, member):
        self.members[member.name.lower()] = member
        self.tell_all(f"**{member.name} is joining the chat**")

    def remove(self, member):
        if member.name is not None and self.members.pop(member.name.lower(), None):
            self.tell_all(f"**{member.name} is leaving the chat**")

    def tell_all(self, line, but=None):
        """Sends a line of the room to all but its author."""
        if unsendable(line) is not None:
            raise Refusal("The text is too long.")
        for member in self.members.values():
            if member is not but:
                member.tell(Chat.Command.message, line)


def checked(text):
    """The text, if it may go to others.

    :raises Refusal: if a terminal would do something else with it than show it
    """
    reason = unsendable(text)
    if reason is not None:
        raise Refusal(reason)
    return text


async def main():
    parser = argparse.ArgumentParser(description="A small chat server.")
    parser.add_argument("--port", type=int, default=9000, help="0 for any free one")
    options = parser.parse_args()
    room = Room()
    server = await asyncio.start_server(lambda *streams: Member(room, *streams).serve(), "127.0.0.1", options.port)
    host, port = server.sockets[0].getsockname()
    print(f"listening on {host}:{port}", flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        pass
