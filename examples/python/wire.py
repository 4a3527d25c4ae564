"""Frames as bytes: the one file here that knows the header of a frame.

A frame is a command in one byte, the length of the message in two, and the message. Everything in the message
is for the generated parser.
"""

import sys
from io import BytesIO
from pathlib import Path

from kaitaistruct import KaitaiStream

# The generated parser is a module in a folder of its own.
sys.path.append(str(Path(__file__).resolve().parents[2] / "generated" / "python"))

from chat import Chat  # noqa: E402

HEADER_LENGTH = 3
LONGEST_MESSAGE = 0xFFFF


def message_length(header):
    """The length of the message that follows a header of three bytes."""
    return int.from_bytes(header[1:HEADER_LENGTH], "big")


def to_bytes(command, text=""):
    """A frame that is ready to be sent; `unsendable` has to be None for the text."""
    message = text.encode("ascii")
    return bytes([command]) + len(message).to_bytes(2, "big") + message


def parse(frame_class, data):
    """Reads one frame with the generated parser.

    :param frame_class: `Chat.ServerFrame` for what a server sent, `Chat.ClientFrame` for what a client sent
    :raises Exception: of several kinds, depending on what is wrong with the bytes
    """
    return frame_class(KaitaiStream(BytesIO(data)))


def unsendable(text):
    """Why a text cannot be sent, or None. It is ASCII, and its length has to fit two bytes."""
    if not all(" " <= character <= "~" for character in text):
        return "Only printable ASCII characters can be sent."
    if len(text) > LONGEST_MESSAGE:
        return f"A text of more than {LONGEST_MESSAGE} characters cannot be sent."
    return None


__all__ = ["Chat", "HEADER_LENGTH", "message_length", "parse", "to_bytes", "unsendable"]
