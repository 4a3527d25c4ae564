// This is a generated file! Please edit source .ksy file and use kaitai-struct-compiler to rebuild

package chat;

import io.kaitai.struct.ByteBufferKaitaiStream;
import io.kaitai.struct.KaitaiStruct;
import io.kaitai.struct.KaitaiStream;
import java.io.IOException;
import java.util.Map;
import java.util.HashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.nio.charset.StandardCharsets;
import java.util.List;


/**
 * A recorded conversation of the group chat: every frame that went over one or more connections, in the
 * order in which it was seen, each preceded by one byte that says who sent it.
 * 
 * The byte that says who sent it exists in recordings alone. On a live connection (TCP, port 9000) the
 * server reads one `client_frame` after the other, and the client one `server_frame` after the other.
 * A frame is `<CommandType><LengthMessage><Message>`, in network byte order.
 */
public class Chat extends KaitaiStruct {
    public static Chat fromFile(String fileName) throws IOException {
        return new Chat(new ByteBufferKaitaiStream(fileName));
    }

    public enum Command {
        JOIN(0),
        LEAVE(1),
        MESSAGE(2),
        LIST(3),
        DIRECT(4),
        ERROR(5);

        private final long id;
        Command(long id) { this.id = id; }
        public long id() { return id; }
        private static final Map<Long, Command> byId = new HashMap<Long, Command>(6);
        static {
            for (Command e : Command.values())
                byId.put(e.id(), e);
        }
        public static Command byId(long id) { return byId.get(id); }
    }

    public enum LineForm {
        ANNOUNCED(42),
        SAID(91);

        private final long id;
        LineForm(long id) { this.id = id; }
        public long id() { return id; }
        private static final Map<Long, LineForm> byId = new HashMap<Long, LineForm>(2);
        static {
            for (LineForm e : LineForm.values())
                byId.put(e.id(), e);
        }
        public static LineForm byId(long id) { return byId.get(id); }
    }

    public enum Side {
        CLIENT(0),
        SERVER(1);

        private final long id;
        Side(long id) { this.id = id; }
        public long id() { return id; }
        private static final Map<Long, Side> byId = new HashMap<Long, Side>(2);
        static {
            for (Side e : Side.values())
                byId.put(e.id(), e);
        }
        public static Side byId(long id) { return byId.get(id); }
    }

    public enum Status {
        ACCEPTED(0),
        NAME_IN_USE(1);

        private final long id;
        Status(long id) { this.id = id; }
        public long id() { return id; }
        private static final Map<Long, Status> byId = new HashMap<Long, Status>(2);
        static {
            for (Status e : Status.values())
                byId.put(e.id(), e);
        }
        public static Status byId(long id) { return byId.get(id); }
    }

    public Chat(KaitaiStream _io) {
        this(_io, null, null);
    }

    public Chat(KaitaiStream _io, KaitaiStruct _parent) {
        this(_io, _parent, null);
    }

    public Chat(KaitaiStream _io, KaitaiStruct _parent, Chat _root) {
        super(_io);
        this._parent = _parent;
        this._root = _root == null ? this : _root;
        _read();
    }
    private void _read() {
        this.records = new ArrayList<Record>();
        {
            int i = 0;
            while (!this._io.isEof()) {
                this.records.add(new Record(this._io, this, _root));
                i++;
            }
        }
    }

    public void _fetchInstances() {
        for (int i = 0; i < this.records.size(); i++) {
            this.records.get(((Number) (i)).intValue())._fetchInstances();
        }
    }

    /**
     * The announcement that somebody is joining or leaving the chat.
     */
    public static class AnnouncedLine extends KaitaiStruct {
        public static AnnouncedLine fromFile(String fileName) throws IOException {
            return new AnnouncedLine(new ByteBufferKaitaiStream(fileName));
        }

        public AnnouncedLine(KaitaiStream _io) {
            this(_io, null, null);
        }

        public AnnouncedLine(KaitaiStream _io, Chat.RoomLine _parent) {
            this(_io, _parent, null);
        }

        public AnnouncedLine(KaitaiStream _io, Chat.RoomLine _parent, Chat _root) {
            super(_io);
            this._parent = _parent;
            this._root = _root;
            _read();
        }
        private void _read() {
            this.star = this._io.readBytes(1);
            if (!(Arrays.equals(this.star, new byte[] { 42 }))) {
                throw new KaitaiStream.ValidationNotEqualError(new byte[] { 42 }, this.star, this._io, "/types/announced_line/seq/0");
            }
            this.username = new String(this._io.readBytesTerm((byte) 32, false, true, true), StandardCharsets.US_ASCII);
            this.event = new String(this._io.readBytesFull(), StandardCharsets.US_ASCII);
            if (!( ((this.event.equals("is joining the chat**")) || (this.event.equals("is leaving the chat**"))) )) {
                throw new KaitaiStream.ValidationNotAnyOfError(this.event, this._io, "/types/announced_line/seq/2");
            }
        }

        public void _fetchInstances() {
        }
        private byte[] star;
        private String username;
        private String event;
        private Chat _root;
        private Chat.RoomLine _parent;

        /**
         * The second of the two asterisks.
         */
        public byte[] star() { return star; }

        /**
         * The name of the user who is joining or leaving, up to the space.
         */
        public String username() { return username; }

        /**
         * Which of the two it is. New users joining are announced, and similarly, when the connection goes down.
         */
        public String event() { return event; }
        public Chat _root() { return _root; }
        public Chat.RoomLine _parent() { return _parent; }
    }

    /**
     * A frame that a client sends. `<CommandType><LengthMessage><Message>`.
     */
    public static class ClientFrame extends KaitaiStruct {
        public static ClientFrame fromFile(String fileName) throws IOException {
            return new ClientFrame(new ByteBufferKaitaiStream(fileName));
        }

        public ClientFrame(KaitaiStream _io) {
            this(_io, null, null);
        }

        public ClientFrame(KaitaiStream _io, Chat.Record _parent) {
            this(_io, _parent, null);
        }

        public ClientFrame(KaitaiStream _io, Chat.Record _parent, Chat _root) {
            super(_io);
            this._parent = _parent;
            this._root = _root;
            _read();
        }
        private void _read() {
            this.command = Chat.Command.byId(this._io.readU1());
            this.lenMessage = this._io.readU2be();
            {
                Command on = command();
                if (on != null) {
                    switch (command()) {
                    case DIRECT: {
                        KaitaiStream _io_message = this._io.substream(lenMessage());
                        this.message = new DirectRequest(_io_message, this, _root);
                        break;
                    }
                    case JOIN: {
                        KaitaiStream _io_message = this._io.substream(lenMessage());
                        this.message = new JoinRequest(_io_message, this, _root);
                        break;
                    }
                    case LEAVE: {
                        KaitaiStream _io_message = this._io.substream(lenMessage());
                        this.message = new Nothing(_io_message, this, _root);
                        break;
                    }
                    case LIST: {
                        KaitaiStream _io_message = this._io.substream(lenMessage());
                        this.message = new Nothing(_io_message, this, _root);
                        break;
                    }
                    case MESSAGE: {
                        KaitaiStream _io_message = this._io.substream(lenMessage());
                        this.message = new PlainText(_io_message, this, _root);
                        break;
                    }
                    default: {
                        this.message = this._io.readBytes(lenMessage());
                        break;
                    }
                    }
                } else {
                    this.message = this._io.readBytes(lenMessage());
                }
            }
        }

        public void _fetchInstances() {
            {
                Command on = command();
                if (on != null) {
                    switch (command()) {
                    case DIRECT: {
                        ((DirectRequest) (this.message))._fetchInstances();
                        break;
                    }
                    case JOIN: {
                        ((JoinRequest) (this.message))._fetchInstances();
                        break;
                    }
                    case LEAVE: {
                        ((Nothing) (this.message))._fetchInstances();
                        break;
                    }
                    case LIST: {
                        ((Nothing) (this.message))._fetchInstances();
                        break;
                    }
                    case MESSAGE: {
                        ((PlainText) (this.message))._fetchInstances();
                        break;
                    }
                    default: {
                        break;
                    }
                    }
                } else {
                }
            }
        }
        private Command command;
        private int lenMessage;
        private Object message;
        private Chat _root;
        private Chat.Record _parent;

        /**
         * Command Type, 1 byte. The server answers a command that it does not support with an error frame,
         * to its sender alone, and goes on.
         */
        public Command command() { return command; }

        /**
         * Length Message, 2 bytes. The length of the message that follows, and not of the command type,
         * the length and the message together. It can be 0, so that there are no bytes after it.
         */
        public int lenMessage() { return lenMessage; }

        /**
         * The message, in ASCII. What it holds follows from the command.
         */
        public Object message() { return message; }
        public Chat _root() { return _root; }
        public Chat.Record _parent() { return _parent; }
    }

    /**
     * A direct message as its recipient gets it, `[Bob] Hi`.
     */
    public static class DirectLine extends KaitaiStruct {
        public static DirectLine fromFile(String fileName) throws IOException {
            return new DirectLine(new ByteBufferKaitaiStream(fileName));
        }

        public DirectLine(KaitaiStream _io) {
            this(_io, null, null);
        }

        public DirectLine(KaitaiStream _io, Chat.ServerFrame _parent) {
            this(_io, _parent, null);
        }

        public DirectLine(KaitaiStream _io, Chat.ServerFrame _parent, Chat _root) {
            super(_io);
            this._parent = _parent;
            this._root = _root;
            _read();
        }
        private void _read() {
            this.bracket = this._io.readBytes(1);
            if (!(Arrays.equals(this.bracket, new byte[] { 91 }))) {
                throw new KaitaiStream.ValidationNotEqualError(new byte[] { 91 }, this.bracket, this._io, "/types/direct_line/seq/0");
            }
            this.line = new SaidLine(this._io, this, _root);
        }

        public void _fetchInstances() {
            this.line._fetchInstances();
        }
        private byte[] bracket;
        private SaidLine line;
        private Chat _root;
        private Chat.ServerFrame _parent;

        /**
         * The bracket that opens the name of the sender.
         */
        public byte[] bracket() { return bracket; }

        /**
         * The sender and the text, as in a line of the room.
         */
        public SaidLine line() { return line; }
        public Chat _root() { return _root; }
        public Chat.ServerFrame _parent() { return _parent; }
    }

    /**
     * A text for one user alone.
     */
    public static class DirectRequest extends KaitaiStruct {
        public static DirectRequest fromFile(String fileName) throws IOException {
            return new DirectRequest(new ByteBufferKaitaiStream(fileName));
        }

        public DirectRequest(KaitaiStream _io) {
            this(_io, null, null);
        }

        public DirectRequest(KaitaiStream _io, Chat.ClientFrame _parent) {
            this(_io, _parent, null);
        }

        public DirectRequest(KaitaiStream _io, Chat.ClientFrame _parent, Chat _root) {
            super(_io);
            this._parent = _parent;
            this._root = _root;
            _read();
        }
        private void _read() {
            this.recipient = new String(this._io.readBytesTerm((byte) 32, false, true, true), StandardCharsets.US_ASCII);
            this.text = new String(this._io.readBytesFull(), StandardCharsets.US_ASCII);
        }

        public void _fetchInstances() {
        }
        private String recipient;
        private String text;
        private Chat _root;
        private Chat.ClientFrame _parent;

        /**
         * The name of the user whom it is for, up to the first space.
         */
        public String recipient() { return recipient; }

        /**
         * What the user typed.
         */
        public String text() { return text; }
        public Chat _root() { return _root; }
        public Chat.ClientFrame _parent() { return _parent; }
    }

    /**
     * The server's answer to a request to join.
     */
    public static class JoinReply extends KaitaiStruct {
        public static JoinReply fromFile(String fileName) throws IOException {
            return new JoinReply(new ByteBufferKaitaiStream(fileName));
        }

        public JoinReply(KaitaiStream _io) {
            this(_io, null, null);
        }

        public JoinReply(KaitaiStream _io, Chat.ServerFrame _parent) {
            this(_io, _parent, null);
        }

        public JoinReply(KaitaiStream _io, Chat.ServerFrame _parent, Chat _root) {
            super(_io);
            this._parent = _parent;
            this._root = _root;
            _read();
        }
        private void _read() {
            this.status = Chat.Status.byId(this._io.readU1());
            if (this.status == null) {
                throw new KaitaiStream.ValidationNotInEnumError(this.status, this._io, "/types/join_reply/seq/0");
            }
            this.nothingMore = new Nothing(this._io, this, _root);
        }

        public void _fetchInstances() {
            this.nothingMore._fetchInstances();
        }
        private Status status;
        private Nothing nothingMore;
        private Chat _root;
        private Chat.ServerFrame _parent;

        /**
         * What became of the request. One byte.
         */
        public Status status() { return status; }

        /**
         * The status is the whole message.
         */
        public Nothing nothingMore() { return nothingMore; }
        public Chat _root() { return _root; }
        public Chat.ServerFrame _parent() { return _parent; }
    }

    /**
     * A client asks to join the chat under a name.
     */
    public static class JoinRequest extends KaitaiStruct {
        public static JoinRequest fromFile(String fileName) throws IOException {
            return new JoinRequest(new ByteBufferKaitaiStream(fileName));
        }

        public JoinRequest(KaitaiStream _io) {
            this(_io, null, null);
        }

        public JoinRequest(KaitaiStream _io, Chat.ClientFrame _parent) {
            this(_io, _parent, null);
        }

        public JoinRequest(KaitaiStream _io, Chat.ClientFrame _parent, Chat _root) {
            super(_io);
            this._parent = _parent;
            this._root = _root;
            _read();
        }
        private void _read() {
            this.username = new String(this._io.readBytesFull(), StandardCharsets.US_ASCII);
        }

        public void _fetchInstances() {
        }
        private String username;
        private Chat _root;
        private Chat.ClientFrame _parent;

        /**
         * The name that the user wants to have. 1 to 32 printable ASCII characters without space, `[` and
         * `]`. The server answers an impossible name with an error, and one in use with a status.
         */
        public String username() { return username; }
        public Chat _root() { return _root; }
        public Chat.ClientFrame _parent() { return _parent; }
    }

    /**
     * A list, one entry a line.
     */
    public static class Listing extends KaitaiStruct {
        public static Listing fromFile(String fileName) throws IOException {
            return new Listing(new ByteBufferKaitaiStream(fileName));
        }

        public Listing(KaitaiStream _io) {
            this(_io, null, null);
        }

        public Listing(KaitaiStream _io, Chat.ServerFrame _parent) {
            this(_io, _parent, null);
        }

        public Listing(KaitaiStream _io, Chat.ServerFrame _parent, Chat _root) {
            super(_io);
            this._parent = _parent;
            this._root = _root;
            _read();
        }
        private void _read() {
            this.topic = new String(this._io.readBytesTerm((byte) 10, false, true, true), StandardCharsets.US_ASCII);
            this.entries = new ArrayList<String>();
            {
                int i = 0;
                while (!this._io.isEof()) {
                    this.entries.add(new String(this._io.readBytesTerm((byte) 10, false, true, true), StandardCharsets.US_ASCII));
                    i++;
                }
            }
        }

        public void _fetchInstances() {
            for (int i = 0; i < this.entries.size(); i++) {
            }
        }
        private String topic;
        private List<String> entries;
        private Chat _root;
        private Chat.ServerFrame _parent;

        /**
         * What is listed: `commands` on connecting, to the one who connected; `users` in answer to a
         * request for the list.
         */
        public String topic() { return topic; }

        /**
         * The entries, each ended by a line feed.
         */
        public List<String> entries() { return entries; }
        public Chat _root() { return _root; }
        public Chat.ServerFrame _parent() { return _parent; }
    }

    /**
     * The end of a message. No byte may follow.
     */
    public static class Nothing extends KaitaiStruct {
        public static Nothing fromFile(String fileName) throws IOException {
            return new Nothing(new ByteBufferKaitaiStream(fileName));
        }

        public Nothing(KaitaiStream _io) {
            this(_io, null, null);
        }

        public Nothing(KaitaiStream _io, KaitaiStruct _parent) {
            this(_io, _parent, null);
        }

        public Nothing(KaitaiStream _io, KaitaiStruct _parent, Chat _root) {
            super(_io);
            this._parent = _parent;
            this._root = _root;
            _read();
        }
        private void _read() {
            this.rest = this._io.readBytesFull();
            if (!(Arrays.equals(this.rest, new byte[] {  }))) {
                throw new KaitaiStream.ValidationNotEqualError(new byte[] {  }, this.rest, this._io, "/types/nothing/seq/0");
            }
        }

        public void _fetchInstances() {
        }
        private byte[] rest;
        private Chat _root;
        private KaitaiStruct _parent;

        /**
         * The bytes that are left, of which there must be none.
         */
        public byte[] rest() { return rest; }
        public Chat _root() { return _root; }
        public KaitaiStruct _parent() { return _parent; }
    }

    /**
     * A message that is one text.
     */
    public static class PlainText extends KaitaiStruct {
        public static PlainText fromFile(String fileName) throws IOException {
            return new PlainText(new ByteBufferKaitaiStream(fileName));
        }

        public PlainText(KaitaiStream _io) {
            this(_io, null, null);
        }

        public PlainText(KaitaiStream _io, KaitaiStruct _parent) {
            this(_io, _parent, null);
        }

        public PlainText(KaitaiStream _io, KaitaiStruct _parent, Chat _root) {
            super(_io);
            this._parent = _parent;
            this._root = _root;
            _read();
        }
        private void _read() {
            this.text = new String(this._io.readBytesFull(), StandardCharsets.US_ASCII);
        }

        public void _fetchInstances() {
        }
        private String text;
        private Chat _root;
        private KaitaiStruct _parent;

        /**
         * In a message of a client, what the user typed. In a leave of the server, the reason why the
         * connection ends. In an error, what was wrong.
         */
        public String text() { return text; }
        public Chat _root() { return _root; }
        public KaitaiStruct _parent() { return _parent; }
    }

    /**
     * One frame of a recorded conversation, and who sent it.
     */
    public static class Record extends KaitaiStruct {
        public static Record fromFile(String fileName) throws IOException {
            return new Record(new ByteBufferKaitaiStream(fileName));
        }

        public Record(KaitaiStream _io) {
            this(_io, null, null);
        }

        public Record(KaitaiStream _io, Chat _parent) {
            this(_io, _parent, null);
        }

        public Record(KaitaiStream _io, Chat _parent, Chat _root) {
            super(_io);
            this._parent = _parent;
            this._root = _root;
            _read();
        }
        private void _read() {
            this.side = Chat.Side.byId(this._io.readU1());
            if (this.side == null) {
                throw new KaitaiStream.ValidationNotInEnumError(this.side, this._io, "/types/record/seq/0");
            }
            {
                Side on = side();
                if (on != null) {
                    switch (side()) {
                    case CLIENT: {
                        this.frame = new ClientFrame(this._io, this, _root);
                        break;
                    }
                    case SERVER: {
                        this.frame = new ServerFrame(this._io, this, _root);
                        break;
                    }
                    }
                }
            }
        }

        public void _fetchInstances() {
            {
                Side on = side();
                if (on != null) {
                    switch (side()) {
                    case CLIENT: {
                        ((ClientFrame) (this.frame))._fetchInstances();
                        break;
                    }
                    case SERVER: {
                        ((ServerFrame) (this.frame))._fetchInstances();
                        break;
                    }
                    }
                }
            }
        }
        private Side side;
        private KaitaiStruct frame;
        private Chat _root;
        private Chat _parent;

        /**
         * Who sent the frame. Never on a live connection, where the direction says it.
         */
        public Side side() { return side; }

        /**
         * The frame, byte for byte as it was on the connection.
         */
        public KaitaiStruct frame() { return frame; }
        public Chat _root() { return _root; }
        public Chat _parent() { return _parent; }
    }

    /**
     * A line of the room, exactly as it is to be shown. There are two forms, and the first byte tells
     * which: `[Bob] Hi` and `**Bob is joining the chat**`.
     */
    public static class RoomLine extends KaitaiStruct {
        public static RoomLine fromFile(String fileName) throws IOException {
            return new RoomLine(new ByteBufferKaitaiStream(fileName));
        }

        public RoomLine(KaitaiStream _io) {
            this(_io, null, null);
        }

        public RoomLine(KaitaiStream _io, Chat.ServerFrame _parent) {
            this(_io, _parent, null);
        }

        public RoomLine(KaitaiStream _io, Chat.ServerFrame _parent, Chat _root) {
            super(_io);
            this._parent = _parent;
            this._root = _root;
            _read();
        }
        private void _read() {
            this.form = Chat.LineForm.byId(this._io.readU1());
            if (this.form == null) {
                throw new KaitaiStream.ValidationNotInEnumError(this.form, this._io, "/types/room_line/seq/0");
            }
            {
                LineForm on = form();
                if (on != null) {
                    switch (form()) {
                    case ANNOUNCED: {
                        this.line = new AnnouncedLine(this._io, this, _root);
                        break;
                    }
                    case SAID: {
                        this.line = new SaidLine(this._io, this, _root);
                        break;
                    }
                    }
                }
            }
        }

        public void _fetchInstances() {
            {
                LineForm on = form();
                if (on != null) {
                    switch (form()) {
                    case ANNOUNCED: {
                        ((AnnouncedLine) (this.line))._fetchInstances();
                        break;
                    }
                    case SAID: {
                        ((SaidLine) (this.line))._fetchInstances();
                        break;
                    }
                    }
                }
            }
        }
        private LineForm form;
        private KaitaiStruct line;
        private Chat _root;
        private Chat.ServerFrame _parent;

        /**
         * The first character of the line, by which its form is known.
         */
        public LineForm form() { return form; }

        /**
         * The line after its first character.
         */
        public KaitaiStruct line() { return line; }
        public Chat _root() { return _root; }
        public Chat.ServerFrame _parent() { return _parent; }
    }

    /**
     * What somebody said, prefixed with the user's name in square brackets.
     */
    public static class SaidLine extends KaitaiStruct {
        public static SaidLine fromFile(String fileName) throws IOException {
            return new SaidLine(new ByteBufferKaitaiStream(fileName));
        }

        public SaidLine(KaitaiStream _io) {
            this(_io, null, null);
        }

        public SaidLine(KaitaiStream _io, KaitaiStruct _parent) {
            this(_io, _parent, null);
        }

        public SaidLine(KaitaiStream _io, KaitaiStruct _parent, Chat _root) {
            super(_io);
            this._parent = _parent;
            this._root = _root;
            _read();
        }
        private void _read() {
            this.sender = new String(this._io.readBytesTerm((byte) 93, false, true, true), StandardCharsets.US_ASCII);
            this.space = this._io.readBytes(1);
            if (!(Arrays.equals(this.space, new byte[] { 32 }))) {
                throw new KaitaiStream.ValidationNotEqualError(new byte[] { 32 }, this.space, this._io, "/types/said_line/seq/1");
            }
            this.text = new String(this._io.readBytesFull(), StandardCharsets.US_ASCII);
        }

        public void _fetchInstances() {
        }
        private String sender;
        private byte[] space;
        private String text;
        private Chat _root;
        private KaitaiStruct _parent;

        /**
         * The name of the user who said it, up to the closing square bracket.
         */
        public String sender() { return sender; }

        /**
         * A space between the bracket and the text.
         */
        public byte[] space() { return space; }

        /**
         * What the user said.
         */
        public String text() { return text; }
        public Chat _root() { return _root; }
        public KaitaiStruct _parent() { return _parent; }
    }

    /**
     * A frame that the server sends. `<CommandType><LengthMessage><Message>`.
     */
    public static class ServerFrame extends KaitaiStruct {
        public static ServerFrame fromFile(String fileName) throws IOException {
            return new ServerFrame(new ByteBufferKaitaiStream(fileName));
        }

        public ServerFrame(KaitaiStream _io) {
            this(_io, null, null);
        }

        public ServerFrame(KaitaiStream _io, Chat.Record _parent) {
            this(_io, _parent, null);
        }

        public ServerFrame(KaitaiStream _io, Chat.Record _parent, Chat _root) {
            super(_io);
            this._parent = _parent;
            this._root = _root;
            _read();
        }
        private void _read() {
            this.command = Chat.Command.byId(this._io.readU1());
            this.lenMessage = this._io.readU2be();
            {
                Command on = command();
                if (on != null) {
                    switch (command()) {
                    case DIRECT: {
                        KaitaiStream _io_message = this._io.substream(lenMessage());
                        this.message = new DirectLine(_io_message, this, _root);
                        break;
                    }
                    case ERROR: {
                        KaitaiStream _io_message = this._io.substream(lenMessage());
                        this.message = new PlainText(_io_message, this, _root);
                        break;
                    }
                    case JOIN: {
                        KaitaiStream _io_message = this._io.substream(lenMessage());
                        this.message = new JoinReply(_io_message, this, _root);
                        break;
                    }
                    case LEAVE: {
                        KaitaiStream _io_message = this._io.substream(lenMessage());
                        this.message = new PlainText(_io_message, this, _root);
                        break;
                    }
                    case LIST: {
                        KaitaiStream _io_message = this._io.substream(lenMessage());
                        this.message = new Listing(_io_message, this, _root);
                        break;
                    }
                    case MESSAGE: {
                        KaitaiStream _io_message = this._io.substream(lenMessage());
                        this.message = new RoomLine(_io_message, this, _root);
                        break;
                    }
                    default: {
                        this.message = this._io.readBytes(lenMessage());
                        break;
                    }
                    }
                } else {
                    this.message = this._io.readBytes(lenMessage());
                }
            }
        }

        public void _fetchInstances() {
            {
                Command on = command();
                if (on != null) {
                    switch (command()) {
                    case DIRECT: {
                        ((DirectLine) (this.message))._fetchInstances();
                        break;
                    }
                    case ERROR: {
                        ((PlainText) (this.message))._fetchInstances();
                        break;
                    }
                    case JOIN: {
                        ((JoinReply) (this.message))._fetchInstances();
                        break;
                    }
                    case LEAVE: {
                        ((PlainText) (this.message))._fetchInstances();
                        break;
                    }
                    case LIST: {
                        ((Listing) (this.message))._fetchInstances();
                        break;
                    }
                    case MESSAGE: {
                        ((RoomLine) (this.message))._fetchInstances();
                        break;
                    }
                    default: {
                        break;
                    }
                    }
                } else {
                }
            }
        }
        private Command command;
        private int lenMessage;
        private Object message;
        private Chat _root;
        private Chat.Record _parent;

        /**
         * Command Type, 1 byte.
         */
        public Command command() { return command; }

        /**
         * Length Message, 2 bytes. The length of the message that follows, and of nothing else.
         */
        public int lenMessage() { return lenMessage; }

        /**
         * The message, in ASCII. What it holds follows from the command.
         */
        public Object message() { return message; }
        public Chat _root() { return _root; }
        public Chat.Record _parent() { return _parent; }
    }
    private List<Record> records;
    private Chat _root;
    private KaitaiStruct _parent;

    /**
     * The frames, oldest first.
     */
    public List<Record> records() { return records; }
    public Chat _root() { return _root; }
    public KaitaiStruct _parent() { return _parent; }
}
