# This is a generated file! Please edit source .ksy file and use kaitai-struct-compiler to rebuild
# type: ignore

import kaitaistruct
from kaitaistruct import KaitaiStruct, KaitaiStream, BytesIO
from enum import IntEnum


if getattr(kaitaistruct, 'API_VERSION', (0, 9)) < (0, 11):
    raise Exception("Incompatible Kaitai Struct Python API: 0.11 or later is required, but you have %s" % (kaitaistruct.__version__))

class Chat(KaitaiStruct):
    """A recorded conversation of the group chat: every frame that went over one or more connections, in the
    order in which it was seen, each preceded by one byte that says who sent it.
    
    The byte that says who sent it exists in recordings alone. On a live connection (TCP, port 9000) the
    server reads one `client_frame` after the other, and the client one `server_frame` after the other.
    A frame is `<CommandType><LengthMessage><Message>`, in network byte order.
    """

    class Command(IntEnum):
        join = 0
        leave = 1
        message = 2
        list = 3
        direct = 4
        error = 5

    class LineForm(IntEnum):
        announced = 42
        said = 91

    class Side(IntEnum):
        client = 0
        server = 1

    class Status(IntEnum):
        accepted = 0
        name_in_use = 1
    def __init__(self, _io, _parent=None, _root=None):
        super(Chat, self).__init__(_io)
        self._parent = _parent
        self._root = _root or self
        self._read()

    def _read(self):
        self.records = []
        i = 0
        while not self._io.is_eof():
            self.records.append(Chat.Record(self._io, self, self._root))
            i += 1



    def _fetch_instances(self):
        pass
        for i in range(len(self.records)):
            pass
            self.records[i]._fetch_instances()


    class AnnouncedLine(KaitaiStruct):
        """The announcement that somebody is joining or leaving the chat."""
        def __init__(self, _io, _parent=None, _root=None):
            super(Chat.AnnouncedLine, self).__init__(_io)
            self._parent = _parent
            self._root = _root
            self._read()

        def _read(self):
            self.star = self._io.read_bytes(1)
            if not self.star == b"\x2A":
                raise kaitaistruct.ValidationNotEqualError(b"\x2A", self.star, self._io, u"/types/announced_line/seq/0")
            self.username = (self._io.read_bytes_term(32, False, True, True)).decode(u"ASCII")
            self.event = (self._io.read_bytes_full()).decode(u"ASCII")
            if not  ((self.event == u"is joining the chat**") or (self.event == u"is leaving the chat**")) :
                raise kaitaistruct.ValidationNotAnyOfError(self.event, self._io, u"/types/announced_line/seq/2")


        def _fetch_instances(self):
            pass


    class ClientFrame(KaitaiStruct):
        """A frame that a client sends. `<CommandType><LengthMessage><Message>`."""
        def __init__(self, _io, _parent=None, _root=None):
            super(Chat.ClientFrame, self).__init__(_io)
            self._parent = _parent
            self._root = _root
            self._read()

        def _read(self):
            self.command = KaitaiStream.resolve_enum(Chat.Command, self._io.read_u1())
            self.len_message = self._io.read_u2be()
            _on = self.command
            if _on == Chat.Command.direct:
                pass
                self._raw_message = self._io.read_bytes(self.len_message)
                _io__raw_message = KaitaiStream(BytesIO(self._raw_message))
                self.message = Chat.DirectRequest(_io__raw_message, self, self._root)
            elif _on == Chat.Command.join:
                pass
                self._raw_message = self._io.read_bytes(self.len_message)
                _io__raw_message = KaitaiStream(BytesIO(self._raw_message))
                self.message = Chat.JoinRequest(_io__raw_message, self, self._root)
            elif _on == Chat.Command.leave:
                pass
                self._raw_message = self._io.read_bytes(self.len_message)
                _io__raw_message = KaitaiStream(BytesIO(self._raw_message))
                self.message = Chat.Nothing(_io__raw_message, self, self._root)
            elif _on == Chat.Command.list:
                pass
                self._raw_message = self._io.read_bytes(self.len_message)
                _io__raw_message = KaitaiStream(BytesIO(self._raw_message))
                self.message = Chat.Nothing(_io__raw_message, self, self._root)
            elif _on == Chat.Command.message:
                pass
                self._raw_message = self._io.read_bytes(self.len_message)
                _io__raw_message = KaitaiStream(BytesIO(self._raw_message))
                self.message = Chat.PlainText(_io__raw_message, self, self._root)
            else:
                pass
                self.message = self._io.read_bytes(self.len_message)


        def _fetch_instances(self):
            pass
            _on = self.command
            if _on == Chat.Command.direct:
                pass
                self.message._fetch_instances()
            elif _on == Chat.Command.join:
                pass
                self.message._fetch_instances()
            elif _on == Chat.Command.leave:
                pass
                self.message._fetch_instances()
            elif _on == Chat.Command.list:
                pass
                self.message._fetch_instances()
            elif _on == Chat.Command.message:
                pass
                self.message._fetch_instances()
            else:
                pass


    class DirectLine(KaitaiStruct):
        """A direct message as its recipient gets it, `[Bob] Hi`."""
        def __init__(self, _io, _parent=None, _root=None):
            super(Chat.DirectLine, self).__init__(_io)
            self._parent = _parent
            self._root = _root
            self._read()

        def _read(self):
            self.bracket = self._io.read_bytes(1)
            if not self.bracket == b"\x5B":
                raise kaitaistruct.ValidationNotEqualError(b"\x5B", self.bracket, self._io, u"/types/direct_line/seq/0")
            self.line = Chat.SaidLine(self._io, self, self._root)


        def _fetch_instances(self):
            pass
            self.line._fetch_instances()


    class DirectRequest(KaitaiStruct):
        """A text for one user alone."""
        def __init__(self, _io, _parent=None, _root=None):
            super(Chat.DirectRequest, self).__init__(_io)
            self._parent = _parent
            self._root = _root
            self._read()

        def _read(self):
            self.recipient = (self._io.read_bytes_term(32, False, True, True)).decode(u"ASCII")
            self.text = (self._io.read_bytes_full()).decode(u"ASCII")


        def _fetch_instances(self):
            pass


    class JoinReply(KaitaiStruct):
        """The server's answer to a request to join."""
        def __init__(self, _io, _parent=None, _root=None):
            super(Chat.JoinReply, self).__init__(_io)
            self._parent = _parent
            self._root = _root
            self._read()

        def _read(self):
            self.status = KaitaiStream.resolve_enum(Chat.Status, self._io.read_u1())
            if not isinstance(self.status, Chat.Status):
                raise kaitaistruct.ValidationNotInEnumError(self.status, self._io, u"/types/join_reply/seq/0")
            self.nothing_more = Chat.Nothing(self._io, self, self._root)


        def _fetch_instances(self):
            pass
            self.nothing_more._fetch_instances()


    class JoinRequest(KaitaiStruct):
        """A client asks to join the chat under a name."""
        def __init__(self, _io, _parent=None, _root=None):
            super(Chat.JoinRequest, self).__init__(_io)
            self._parent = _parent
            self._root = _root
            self._read()

        def _read(self):
            self.username = (self._io.read_bytes_full()).decode(u"ASCII")


        def _fetch_instances(self):
            pass


    class Listing(KaitaiStruct):
        """A list, one entry a line."""
        def __init__(self, _io, _parent=None, _root=None):
            super(Chat.Listing, self).__init__(_io)
            self._parent = _parent
            self._root = _root
            self._read()

        def _read(self):
            self.topic = (self._io.read_bytes_term(10, False, True, True)).decode(u"ASCII")
            self.entries = []
            i = 0
            while not self._io.is_eof():
                self.entries.append((self._io.read_bytes_term(10, False, True, True)).decode(u"ASCII"))
                i += 1



        def _fetch_instances(self):
            pass
            for i in range(len(self.entries)):
                pass



    class Nothing(KaitaiStruct):
        """The end of a message. No byte may follow."""
        def __init__(self, _io, _parent=None, _root=None):
            super(Chat.Nothing, self).__init__(_io)
            self._parent = _parent
            self._root = _root
            self._read()

        def _read(self):
            self.rest = self._io.read_bytes_full()
            if not self.rest == b"":
                raise kaitaistruct.ValidationNotEqualError(b"", self.rest, self._io, u"/types/nothing/seq/0")


        def _fetch_instances(self):
            pass


    class PlainText(KaitaiStruct):
        """A message that is one text."""
        def __init__(self, _io, _parent=None, _root=None):
            super(Chat.PlainText, self).__init__(_io)
            self._parent = _parent
            self._root = _root
            self._read()

        def _read(self):
            self.text = (self._io.read_bytes_full()).decode(u"ASCII")


        def _fetch_instances(self):
            pass


    class Record(KaitaiStruct):
        """One frame of a recorded conversation, and who sent it."""
        def __init__(self, _io, _parent=None, _root=None):
            super(Chat.Record, self).__init__(_io)
            self._parent = _parent
            self._root = _root
            self._read()

        def _read(self):
            self.side = KaitaiStream.resolve_enum(Chat.Side, self._io.read_u1())
            if not isinstance(self.side, Chat.Side):
                raise kaitaistruct.ValidationNotInEnumError(self.side, self._io, u"/types/record/seq/0")
            _on = self.side
            if _on == Chat.Side.client:
                pass
                self.frame = Chat.ClientFrame(self._io, self, self._root)
            elif _on == Chat.Side.server:
                pass
                self.frame = Chat.ServerFrame(self._io, self, self._root)


        def _fetch_instances(self):
            pass
            _on = self.side
            if _on == Chat.Side.client:
                pass
                self.frame._fetch_instances()
            elif _on == Chat.Side.server:
                pass
                self.frame._fetch_instances()


    class RoomLine(KaitaiStruct):
        """A line of the room, exactly as it is to be shown. There are two forms, and the first byte tells
        which: `[Bob] Hi` and `**Bob is joining the chat**`.
        """
        def __init__(self, _io, _parent=None, _root=None):
            super(Chat.RoomLine, self).__init__(_io)
            self._parent = _parent
            self._root = _root
            self._read()

        def _read(self):
            self.form = KaitaiStream.resolve_enum(Chat.LineForm, self._io.read_u1())
            if not isinstance(self.form, Chat.LineForm):
                raise kaitaistruct.ValidationNotInEnumError(self.form, self._io, u"/types/room_line/seq/0")
            _on = self.form
            if _on == Chat.LineForm.announced:
                pass
                self.line = Chat.AnnouncedLine(self._io, self, self._root)
            elif _on == Chat.LineForm.said:
                pass
                self.line = Chat.SaidLine(self._io, self, self._root)


        def _fetch_instances(self):
            pass
            _on = self.form
            if _on == Chat.LineForm.announced:
                pass
                self.line._fetch_instances()
            elif _on == Chat.LineForm.said:
                pass
                self.line._fetch_instances()


    class SaidLine(KaitaiStruct):
        """What somebody said, prefixed with the user's name in square brackets."""
        def __init__(self, _io, _parent=None, _root=None):
            super(Chat.SaidLine, self).__init__(_io)
            self._parent = _parent
            self._root = _root
            self._read()

        def _read(self):
            self.sender = (self._io.read_bytes_term(93, False, True, True)).decode(u"ASCII")
            self.space = self._io.read_bytes(1)
            if not self.space == b"\x20":
                raise kaitaistruct.ValidationNotEqualError(b"\x20", self.space, self._io, u"/types/said_line/seq/1")
            self.text = (self._io.read_bytes_full()).decode(u"ASCII")


        def _fetch_instances(self):
            pass


    class ServerFrame(KaitaiStruct):
        """A frame that the server sends. `<CommandType><LengthMessage><Message>`."""
        def __init__(self, _io, _parent=None, _root=None):
            super(Chat.ServerFrame, self).__init__(_io)
            self._parent = _parent
            self._root = _root
            self._read()

        def _read(self):
            self.command = KaitaiStream.resolve_enum(Chat.Command, self._io.read_u1())
            self.len_message = self._io.read_u2be()
            _on = self.command
            if _on == Chat.Command.direct:
                pass
                self._raw_message = self._io.read_bytes(self.len_message)
                _io__raw_message = KaitaiStream(BytesIO(self._raw_message))
                self.message = Chat.DirectLine(_io__raw_message, self, self._root)
            elif _on == Chat.Command.error:
                pass
                self._raw_message = self._io.read_bytes(self.len_message)
                _io__raw_message = KaitaiStream(BytesIO(self._raw_message))
                self.message = Chat.PlainText(_io__raw_message, self, self._root)
            elif _on == Chat.Command.join:
                pass
                self._raw_message = self._io.read_bytes(self.len_message)
                _io__raw_message = KaitaiStream(BytesIO(self._raw_message))
                self.message = Chat.JoinReply(_io__raw_message, self, self._root)
            elif _on == Chat.Command.leave:
                pass
                self._raw_message = self._io.read_bytes(self.len_message)
                _io__raw_message = KaitaiStream(BytesIO(self._raw_message))
                self.message = Chat.PlainText(_io__raw_message, self, self._root)
            elif _on == Chat.Command.list:
                pass
                self._raw_message = self._io.read_bytes(self.len_message)
                _io__raw_message = KaitaiStream(BytesIO(self._raw_message))
                self.message = Chat.Listing(_io__raw_message, self, self._root)
            elif _on == Chat.Command.message:
                pass
                self._raw_message = self._io.read_bytes(self.len_message)
                _io__raw_message = KaitaiStream(BytesIO(self._raw_message))
                self.message = Chat.RoomLine(_io__raw_message, self, self._root)
            else:
                pass
                self.message = self._io.read_bytes(self.len_message)


        def _fetch_instances(self):
            pass
            _on = self.command
            if _on == Chat.Command.direct:
                pass
                self.message._fetch_instances()
            elif _on == Chat.Command.error:
                pass
                self.message._fetch_instances()
            elif _on == Chat.Command.join:
                pass
                self.message._fetch_instances()
            elif _on == Chat.Command.leave:
                pass
                self.message._fetch_instances()
            elif _on == Chat.Command.list:
                pass
                self.message._fetch_instances()
            elif _on == Chat.Command.message:
                pass
                self.message._fetch_instances()
            else:
                pass



