// This is a generated file! Please edit source .ksy file and use kaitai-struct-compiler to rebuild

(function (root, factory) {
  if (typeof define === 'function' && define.amd) {
    define(['exports', 'kaitai-struct/KaitaiStream'], factory);
  } else if (typeof exports === 'object' && exports !== null && typeof exports.nodeType !== 'number') {
    factory(exports, require('kaitai-struct/KaitaiStream'));
  } else {
    factory(root.Chat || (root.Chat = {}), root.KaitaiStream);
  }
})(typeof self !== 'undefined' ? self : this, function (Chat_, KaitaiStream) {
/**
 * A recorded conversation of the group chat: every frame that went over one or more connections, in the
 * order in which it was seen, each preceded by one byte that says who sent it.
 * 
 * The byte that says who sent it exists in recordings alone. On a live connection (TCP, port 9000) the
 * server reads one `client_frame` after the other, and the client one `server_frame` after the other.
 * A frame is `<CommandType><LengthMessage><Message>`, in network byte order.
 */

var Chat = (function() {
  Chat.Command = Object.freeze({
    JOIN: 0,
    LEAVE: 1,
    MESSAGE: 2,
    LIST: 3,
    DIRECT: 4,
    ERROR: 5,

    0: "JOIN",
    1: "LEAVE",
    2: "MESSAGE",
    3: "LIST",
    4: "DIRECT",
    5: "ERROR",
  });

  Chat.LineForm = Object.freeze({
    ANNOUNCED: 42,
    SAID: 91,

    42: "ANNOUNCED",
    91: "SAID",
  });

  Chat.Side = Object.freeze({
    CLIENT: 0,
    SERVER: 1,

    0: "CLIENT",
    1: "SERVER",
  });

  Chat.Status = Object.freeze({
    ACCEPTED: 0,
    NAME_IN_USE: 1,

    0: "ACCEPTED",
    1: "NAME_IN_USE",
  });

  function Chat(_io, _parent, _root) {
    this._io = _io;
    this._parent = _parent;
    this._root = _root || this;

    this._read();
  }
  Chat.prototype._read = function() {
    this.records = [];
    var i = 0;
    while (!this._io.isEof()) {
      this.records.push(new Record(this._io, this, this._root));
      i++;
    }
  }

  /**
   * The announcement that somebody is joining or leaving the chat.
   */

  var AnnouncedLine = Chat.AnnouncedLine = (function() {
    function AnnouncedLine(_io, _parent, _root) {
      this._io = _io;
      this._parent = _parent;
      this._root = _root;

      this._read();
    }
    AnnouncedLine.prototype._read = function() {
      this.star = this._io.readBytes(1);
      if (!((KaitaiStream.byteArrayCompare(this.star, new Uint8Array([42])) == 0))) {
        throw new KaitaiStream.ValidationNotEqualError(new Uint8Array([42]), this.star, this._io, "/types/announced_line/seq/0");
      }
      this.username = KaitaiStream.bytesToStr(this._io.readBytesTerm(32, false, true, true), "ASCII");
      this.event = KaitaiStream.bytesToStr(this._io.readBytesFull(), "ASCII");
      if (!( ((this.event == "is joining the chat**") || (this.event == "is leaving the chat**")) )) {
        throw new KaitaiStream.ValidationNotAnyOfError(this.event, this._io, "/types/announced_line/seq/2");
      }
    }

    /**
     * The second of the two asterisks.
     */

    /**
     * The name of the user who is joining or leaving, up to the space.
     */

    /**
     * Which of the two it is. New users joining are announced, and similarly, when the connection goes down.
     */

    return AnnouncedLine;
  })();

  /**
   * A frame that a client sends. `<CommandType><LengthMessage><Message>`.
   */

  var ClientFrame = Chat.ClientFrame = (function() {
    function ClientFrame(_io, _parent, _root) {
      this._io = _io;
      this._parent = _parent;
      this._root = _root;

      this._read();
    }
    ClientFrame.prototype._read = function() {
      this.command = this._io.readU1();
      this.lenMessage = this._io.readU2be();
      switch (this.command) {
      case Chat.Command.DIRECT:
        this._raw_message = this._io.readBytes(this.lenMessage);
        var _io__raw_message = new KaitaiStream(this._raw_message);
        this.message = new DirectRequest(_io__raw_message, this, this._root);
        break;
      case Chat.Command.JOIN:
        this._raw_message = this._io.readBytes(this.lenMessage);
        var _io__raw_message = new KaitaiStream(this._raw_message);
        this.message = new JoinRequest(_io__raw_message, this, this._root);
        break;
      case Chat.Command.LEAVE:
        this._raw_message = this._io.readBytes(this.lenMessage);
        var _io__raw_message = new KaitaiStream(this._raw_message);
        this.message = new Nothing(_io__raw_message, this, this._root);
        break;
      case Chat.Command.LIST:
        this._raw_message = this._io.readBytes(this.lenMessage);
        var _io__raw_message = new KaitaiStream(this._raw_message);
        this.message = new Nothing(_io__raw_message, this, this._root);
        break;
      case Chat.Command.MESSAGE:
        this._raw_message = this._io.readBytes(this.lenMessage);
        var _io__raw_message = new KaitaiStream(this._raw_message);
        this.message = new PlainText(_io__raw_message, this, this._root);
        break;
      default:
        this.message = this._io.readBytes(this.lenMessage);
        break;
      }
    }

    /**
     * Command Type, 1 byte. The server answers a command that it does not support with an error frame,
     * to its sender alone, and goes on.
     */

    /**
     * Length Message, 2 bytes. The length of the message that follows, and not of the command type,
     * the length and the message together. It can be 0, so that there are no bytes after it.
     */

    /**
     * The message, in ASCII. What it holds follows from the command.
     */

    return ClientFrame;
  })();

  /**
   * A direct message as its recipient gets it, `[Bob] Hi`.
   */

  var DirectLine = Chat.DirectLine = (function() {
    function DirectLine(_io, _parent, _root) {
      this._io = _io;
      this._parent = _parent;
      this._root = _root;

      this._read();
    }
    DirectLine.prototype._read = function() {
      this.bracket = this._io.readBytes(1);
      if (!((KaitaiStream.byteArrayCompare(this.bracket, new Uint8Array([91])) == 0))) {
        throw new KaitaiStream.ValidationNotEqualError(new Uint8Array([91]), this.bracket, this._io, "/types/direct_line/seq/0");
      }
      this.line = new SaidLine(this._io, this, this._root);
    }

    /**
     * The bracket that opens the name of the sender.
     */

    /**
     * The sender and the text, as in a line of the room.
     */

    return DirectLine;
  })();

  /**
   * A text for one user alone.
   */

  var DirectRequest = Chat.DirectRequest = (function() {
    function DirectRequest(_io, _parent, _root) {
      this._io = _io;
      this._parent = _parent;
      this._root = _root;

      this._read();
    }
    DirectRequest.prototype._read = function() {
      this.recipient = KaitaiStream.bytesToStr(this._io.readBytesTerm(32, false, true, true), "ASCII");
      this.text = KaitaiStream.bytesToStr(this._io.readBytesFull(), "ASCII");
    }

    /**
     * The name of the user whom it is for, up to the first space.
     */

    /**
     * What the user typed.
     */

    return DirectRequest;
  })();

  /**
   * The server's answer to a request to join.
   */

  var JoinReply = Chat.JoinReply = (function() {
    function JoinReply(_io, _parent, _root) {
      this._io = _io;
      this._parent = _parent;
      this._root = _root;

      this._read();
    }
    JoinReply.prototype._read = function() {
      this.status = this._io.readU1();
      if (!Object.prototype.hasOwnProperty.call(Chat.Status, this.status)) {
        throw new KaitaiStream.ValidationNotInEnumError(this.status, this._io, "/types/join_reply/seq/0");
      }
      this.nothingMore = new Nothing(this._io, this, this._root);
    }

    /**
     * What became of the request. One byte.
     */

    /**
     * The status is the whole message.
     */

    return JoinReply;
  })();

  /**
   * A client asks to join the chat under a name.
   */

  var JoinRequest = Chat.JoinRequest = (function() {
    function JoinRequest(_io, _parent, _root) {
      this._io = _io;
      this._parent = _parent;
      this._root = _root;

      this._read();
    }
    JoinRequest.prototype._read = function() {
      this.username = KaitaiStream.bytesToStr(this._io.readBytesFull(), "ASCII");
    }

    /**
     * The name that the user wants to have. 1 to 32 printable ASCII characters without space, `[` and
     * `]`. The server answers an impossible name with an error, and one in use with a status.
     */

    return JoinRequest;
  })();

  /**
   * A list, one entry a line.
   */

  var Listing = Chat.Listing = (function() {
    function Listing(_io, _parent, _root) {
      this._io = _io;
      this._parent = _parent;
      this._root = _root;

      this._read();
    }
    Listing.prototype._read = function() {
      this.topic = KaitaiStream.bytesToStr(this._io.readBytesTerm(10, false, true, true), "ASCII");
      this.entries = [];
      var i = 0;
      while (!this._io.isEof()) {
        this.entries.push(KaitaiStream.bytesToStr(this._io.readBytesTerm(10, false, true, true), "ASCII"));
        i++;
      }
    }

    /**
     * What is listed: `commands` on connecting, to the one who connected; `users` in answer to a
     * request for the list.
     */

    /**
     * The entries, each ended by a line feed.
     */

    return Listing;
  })();

  /**
   * The end of a message. No byte may follow.
   */

  var Nothing = Chat.Nothing = (function() {
    function Nothing(_io, _parent, _root) {
      this._io = _io;
      this._parent = _parent;
      this._root = _root;

      this._read();
    }
    Nothing.prototype._read = function() {
      this.rest = this._io.readBytesFull();
      if (!((KaitaiStream.byteArrayCompare(this.rest, new Uint8Array([])) == 0))) {
        throw new KaitaiStream.ValidationNotEqualError(new Uint8Array([]), this.rest, this._io, "/types/nothing/seq/0");
      }
    }

    /**
     * The bytes that are left, of which there must be none.
     */

    return Nothing;
  })();

  /**
   * A message that is one text.
   */

  var PlainText = Chat.PlainText = (function() {
    function PlainText(_io, _parent, _root) {
      this._io = _io;
      this._parent = _parent;
      this._root = _root;

      this._read();
    }
    PlainText.prototype._read = function() {
      this.text = KaitaiStream.bytesToStr(this._io.readBytesFull(), "ASCII");
    }

    /**
     * In a message of a client, what the user typed. In a leave of the server, the reason why the
     * connection ends. In an error, what was wrong.
     */

    return PlainText;
  })();

  /**
   * One frame of a recorded conversation, and who sent it.
   */

  var Record = Chat.Record = (function() {
    function Record(_io, _parent, _root) {
      this._io = _io;
      this._parent = _parent;
      this._root = _root;

      this._read();
    }
    Record.prototype._read = function() {
      this.side = this._io.readU1();
      if (!Object.prototype.hasOwnProperty.call(Chat.Side, this.side)) {
        throw new KaitaiStream.ValidationNotInEnumError(this.side, this._io, "/types/record/seq/0");
      }
      switch (this.side) {
      case Chat.Side.CLIENT:
        this.frame = new ClientFrame(this._io, this, this._root);
        break;
      case Chat.Side.SERVER:
        this.frame = new ServerFrame(this._io, this, this._root);
        break;
      }
    }

    /**
     * Who sent the frame. Never on a live connection, where the direction says it.
     */

    /**
     * The frame, byte for byte as it was on the connection.
     */

    return Record;
  })();

  /**
   * A line of the room, exactly as it is to be shown. There are two forms, and the first byte tells
   * which: `[Bob] Hi` and `**Bob is joining the chat**`.
   */

  var RoomLine = Chat.RoomLine = (function() {
    function RoomLine(_io, _parent, _root) {
      this._io = _io;
      this._parent = _parent;
      this._root = _root;

      this._read();
    }
    RoomLine.prototype._read = function() {
      this.form = this._io.readU1();
      if (!Object.prototype.hasOwnProperty.call(Chat.LineForm, this.form)) {
        throw new KaitaiStream.ValidationNotInEnumError(this.form, this._io, "/types/room_line/seq/0");
      }
      switch (this.form) {
      case Chat.LineForm.ANNOUNCED:
        this.line = new AnnouncedLine(this._io, this, this._root);
        break;
      case Chat.LineForm.SAID:
        this.line = new SaidLine(this._io, this, this._root);
        break;
      }
    }

    /**
     * The first character of the line, by which its form is known.
     */

    /**
     * The line after its first character.
     */

    return RoomLine;
  })();

  /**
   * What somebody said, prefixed with the user's name in square brackets.
   */

  var SaidLine = Chat.SaidLine = (function() {
    function SaidLine(_io, _parent, _root) {
      this._io = _io;
      this._parent = _parent;
      this._root = _root;

      this._read();
    }
    SaidLine.prototype._read = function() {
      this.sender = KaitaiStream.bytesToStr(this._io.readBytesTerm(93, false, true, true), "ASCII");
      this.space = this._io.readBytes(1);
      if (!((KaitaiStream.byteArrayCompare(this.space, new Uint8Array([32])) == 0))) {
        throw new KaitaiStream.ValidationNotEqualError(new Uint8Array([32]), this.space, this._io, "/types/said_line/seq/1");
      }
      this.text = KaitaiStream.bytesToStr(this._io.readBytesFull(), "ASCII");
    }

    /**
     * The name of the user who said it, up to the closing square bracket.
     */

    /**
     * A space between the bracket and the text.
     */

    /**
     * What the user said.
     */

    return SaidLine;
  })();

  /**
   * A frame that the server sends. `<CommandType><LengthMessage><Message>`.
   */

  var ServerFrame = Chat.ServerFrame = (function() {
    function ServerFrame(_io, _parent, _root) {
      this._io = _io;
      this._parent = _parent;
      this._root = _root;

      this._read();
    }
    ServerFrame.prototype._read = function() {
      this.command = this._io.readU1();
      this.lenMessage = this._io.readU2be();
      switch (this.command) {
      case Chat.Command.DIRECT:
        this._raw_message = this._io.readBytes(this.lenMessage);
        var _io__raw_message = new KaitaiStream(this._raw_message);
        this.message = new DirectLine(_io__raw_message, this, this._root);
        break;
      case Chat.Command.ERROR:
        this._raw_message = this._io.readBytes(this.lenMessage);
        var _io__raw_message = new KaitaiStream(this._raw_message);
        this.message = new PlainText(_io__raw_message, this, this._root);
        break;
      case Chat.Command.JOIN:
        this._raw_message = this._io.readBytes(this.lenMessage);
        var _io__raw_message = new KaitaiStream(this._raw_message);
        this.message = new JoinReply(_io__raw_message, this, this._root);
        break;
      case Chat.Command.LEAVE:
        this._raw_message = this._io.readBytes(this.lenMessage);
        var _io__raw_message = new KaitaiStream(this._raw_message);
        this.message = new PlainText(_io__raw_message, this, this._root);
        break;
      case Chat.Command.LIST:
        this._raw_message = this._io.readBytes(this.lenMessage);
        var _io__raw_message = new KaitaiStream(this._raw_message);
        this.message = new Listing(_io__raw_message, this, this._root);
        break;
      case Chat.Command.MESSAGE:
        this._raw_message = this._io.readBytes(this.lenMessage);
        var _io__raw_message = new KaitaiStream(this._raw_message);
        this.message = new RoomLine(_io__raw_message, this, this._root);
        break;
      default:
        this.message = this._io.readBytes(this.lenMessage);
        break;
      }
    }

    /**
     * Command Type, 1 byte.
     */

    /**
     * Length Message, 2 bytes. The length of the message that follows, and of nothing else.
     */

    /**
     * The message, in ASCII. What it holds follows from the command.
     */

    return ServerFrame;
  })();

  /**
   * The frames, oldest first.
   */

  return Chat;
})();
Chat_.Chat = Chat;
});
