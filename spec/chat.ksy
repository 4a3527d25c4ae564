meta:
  id: chat
  title: Group chat over TCP
  file-extension: chat
  license: CC0-1.0
  encoding: ASCII
  endian: be
doc: |
  A recorded conversation of the group chat: every frame that went over one or more connections, in the
  order in which it was seen, each preceded by one byte that says who sent it.

  The byte that says who sent it exists in recordings alone. On a live connection (TCP, port 9000) the
  server reads one `client_frame` after the other, and the client one `server_frame` after the other.
  A frame is `<CommandType><LengthMessage><Message>`, in network byte order.
seq:
  - id: records
    type: record
    repeat: eos
    doc: The frames, oldest first.
types:
  record:
    doc: One frame of a recorded conversation, and who sent it.
    seq:
      - id: side
        type: u1
        enum: side
        valid:
          in-enum: true
        doc: Who sent the frame. Never on a live connection, where the direction says it.
      - id: frame
        type:
          switch-on: side
          cases:
            'side::client': client_frame
            'side::server': server_frame
        doc: The frame, byte for byte as it was on the connection.
  client_frame:
    doc: A frame that a client sends. `<CommandType><LengthMessage><Message>`.
    seq:
      - id: command
        type: u1
        enum: command
        doc: |
          Command Type, 1 byte. The server answers a command that it does not support with an error frame,
          to its sender alone, and goes on.
      - id: len_message
        type: u2
        doc: |
          Length Message, 2 bytes. The length of the message that follows, and not of the command type,
          the length and the message together. It can be 0, so that there are no bytes after it.
      - id: message
        size: len_message
        type:
          switch-on: command
          cases:
            'command::join': join_request
            'command::leave': nothing
            'command::message': plain_text
            'command::list': nothing
            'command::direct': direct_request
        doc: The message, in ASCII. What it holds follows from the command.
  server_frame:
    doc: A frame that the server sends. `<CommandType><LengthMessage><Message>`.
    seq:
      - id: command
        type: u1
        enum: command
        doc: Command Type, 1 byte.
      - id: len_message
        type: u2
        doc: Length Message, 2 bytes. The length of the message that follows, and of nothing else.
      - id: message
        size: len_message
        type:
          switch-on: command
          cases:
            'command::join': join_reply
            'command::leave': plain_text
            'command::message': room_line
            'command::list': listing
            'command::direct': direct_line
            'command::error': plain_text
        doc: The message, in ASCII. What it holds follows from the command.
  nothing:
    doc: The end of a message. No byte may follow.
    seq:
      - id: rest
        size-eos: true
        valid: '[].as<bytes>'
        doc: The bytes that are left, of which there must be none.
  plain_text:
    doc: A message that is one text.
    seq:
      - id: text
        type: str
        size-eos: true
        doc: |
          In a message of a client, what the user typed. In a leave of the server, the reason why the
          connection ends. In an error, what was wrong.
  join_request:
    doc: A client asks to join the chat under a name.
    seq:
      - id: username
        type: str
        size-eos: true
        doc: |
          The name that the user wants to have. 1 to 32 printable ASCII characters without space, `[` and
          `]`. The server answers an impossible name with an error, and one in use with a status.
  join_reply:
    doc: The server's answer to a request to join.
    seq:
      - id: status
        type: u1
        enum: status
        valid:
          in-enum: true
        doc: What became of the request. One byte.
      - id: nothing_more
        type: nothing
        doc: The status is the whole message.
  room_line:
    doc: |
      A line of the room, exactly as it is to be shown. There are two forms, and the first byte tells
      which: `[Bob] Hi` and `**Bob is joining the chat**`.
    seq:
      - id: form
        type: u1
        enum: line_form
        valid:
          in-enum: true
        doc: The first character of the line, by which its form is known.
      - id: line
        type:
          switch-on: form
          cases:
            'line_form::said': said_line
            'line_form::announced': announced_line
        doc: The line after its first character.
  said_line:
    doc: What somebody said, prefixed with the user's name in square brackets.
    seq:
      - id: sender
        type: str
        terminator: 0x5d
        doc: The name of the user who said it, up to the closing square bracket.
      - id: space
        contents: ' '
        doc: A space between the bracket and the text.
      - id: text
        type: str
        size-eos: true
        doc: What the user said.
  announced_line:
    doc: The announcement that somebody is joining or leaving the chat.
    seq:
      - id: star
        contents: '*'
        doc: The second of the two asterisks.
      - id: username
        type: str
        terminator: 0x20
        doc: The name of the user who is joining or leaving, up to the space.
      - id: event
        type: str
        size-eos: true
        valid:
          any-of:
            - "'is joining the chat**'"
            - "'is leaving the chat**'"
        doc: Which of the two it is. New users joining are announced, and similarly, when the connection goes down.
  listing:
    doc: A list, one entry a line.
    seq:
      - id: topic
        type: str
        terminator: 0x0a
        doc: |
          What is listed: `commands` on connecting, to the one who connected; `users` in answer to a
          request for the list.
      - id: entries
        type: str
        terminator: 0x0a
        repeat: eos
        doc: The entries, each ended by a line feed.
  direct_request:
    doc: A text for one user alone.
    seq:
      - id: recipient
        type: str
        terminator: 0x20
        doc: The name of the user whom it is for, up to the first space.
      - id: text
        type: str
        size-eos: true
        doc: What the user typed.
  direct_line:
    doc: A direct message as its recipient gets it, `[Bob] Hi`.
    seq:
      - id: bracket
        contents: '['
        doc: The bracket that opens the name of the sender.
      - id: line
        type: said_line
        doc: The sender and the text, as in a line of the room.
enums:
  side:
    0:
      id: client
      doc: A client sent the frame to the server.
    1:
      id: server
      doc: The server sent the frame to a client.
  command:
    0:
      id: join
      doc: Join the chat. From a client, the username; from the server, the status of the request.
    1:
      id: leave
      doc: Leave the chat. From the server, the reason why it ends the connection.
    2:
      id: message
      doc: Sending the message. From the server, a line of the room.
    3:
      id: list
      doc: List. From a client, the request; from the server, the list.
    4:
      id: direct
      doc: Direct. A message for one user alone.
    5:
      id: error
      doc: |
        Error. Unsupported command, or another request that could not be granted. Sent only to the one who
        sent the bad command, and never by a client.
  status:
    0:
      id: accepted
      doc: Accepted, all set to chat.
    1:
      id: name_in_use
      doc: Already taken. The connection stays open, and another name can be asked for.
  line_form:
    0x5b:
      id: said
      doc: '`[`, somebody said something.'
    0x2a:
      id: announced
      doc: '`*`, somebody is joining or leaving.'
