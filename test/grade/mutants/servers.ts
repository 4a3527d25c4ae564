import type { Mutant } from './mutant.js';

/** Faults that students make, put into test/grade/programs/python/server.py. Each breaks one clause. */
export const SERVER_MUTANTS: readonly Mutant[] = [
  {
    name: 'packs and unpacks the length in the order of the machine',
    clause: 'network-order',
    edits: [
      ['struct.pack("!BH", command', 'struct.pack("<BH", command'],
      ['struct.unpack("!BH"', 'struct.unpack("<BH"'],
      ['struct.pack("!BHB", JOIN, 1, TAKEN)', 'struct.pack("<BHB", JOIN, 1, TAKEN)'],
      ['struct.pack("!BHB", JOIN, 1, ACCEPTED)', 'struct.pack("<BHB", JOIN, 1, ACCEPTED)'],
    ],
  },
  {
    name: 'packs the length in the order of the machine, and unpacks it right',
    clause: 'network-order',
    edits: [
      ['struct.pack("!BH", command', 'struct.pack("<BH", command'],
      ['struct.pack("!BHB", JOIN, 1, TAKEN)', 'struct.pack("<BHB", JOIN, 1, TAKEN)'],
      ['struct.pack("!BHB", JOIN, 1, ACCEPTED)', 'struct.pack("<BHB", JOIN, 1, ACCEPTED)'],
    ],
  },
  {
    name: 'unpacks the length in the order of the machine, and packs it right',
    clause: 'network-order',
    edits: [['struct.unpack("!BH"', 'struct.unpack("<BH"']],
  },
  {
    name: 'counts the header in the lengths that it sends',
    clause: 'length',
    edits: [
      ['struct.pack("!BH", command, len(data))', 'struct.pack("!BH", command, len(data) + 3)'],
      ['struct.pack("!BHB", JOIN, 1, TAKEN)', 'struct.pack("!BHB", JOIN, 4, TAKEN)'],
      ['struct.pack("!BHB", JOIN, 1, ACCEPTED)', 'struct.pack("!BHB", JOIN, 4, ACCEPTED)'],
    ],
  },
  {
    name: 'counts the header in all lengths',
    clause: 'length',
    edits: [
      ['struct.pack("!BH", command, len(data))', 'struct.pack("!BH", command, len(data) + 3)'],
      ['struct.pack("!BHB", JOIN, 1, TAKEN)', 'struct.pack("!BHB", JOIN, 4, TAKEN)'],
      ['struct.pack("!BHB", JOIN, 1, ACCEPTED)', 'struct.pack("!BHB", JOIN, 4, ACCEPTED)'],
      ['receive(sock, length)', 'receive(sock, length - 3)'],
    ],
  },
  {
    name: 'has one byte of length',
    clause: 'length-bytes',
    edits: [
      ['struct.pack("!BH", command', 'struct.pack("!BB", command'],
      ['struct.unpack("!BH", receive(sock, 3))', 'struct.unpack("!BB", receive(sock, 2))'],
      ['struct.pack("!BHB", JOIN, 1, TAKEN)', 'struct.pack("!BBB", JOIN, 1, TAKEN)'],
      ['struct.pack("!BHB", JOIN, 1, ACCEPTED)', 'struct.pack("!BBB", JOIN, 1, ACCEPTED)'],
    ],
  },
  {
    name: 'has four bytes of length',
    clause: 'length-bytes',
    edits: [
      ['struct.pack("!BH", command', 'struct.pack("!BI", command'],
      ['struct.unpack("!BH", receive(sock, 3))', 'struct.unpack("!BI", receive(sock, 5))'],
      ['struct.pack("!BHB", JOIN, 1, TAKEN)', 'struct.pack("!BIB", JOIN, 1, TAKEN)'],
      ['struct.pack("!BHB", JOIN, 1, ACCEPTED)', 'struct.pack("!BIB", JOIN, 1, ACCEPTED)'],
    ],
  },
  {
    name: 'reads the lower byte of the length alone',
    clause: 'length-bytes',
    edits: [['return command, receive(sock, length)', 'return command, receive(sock, length & 255)']],
  },
  {
    name: 'cuts texts to 1,024 characters',
    clause: 'length-bytes',
    edits: [['broadcast(f"[{name}] {text}", but=name)', 'broadcast(f"[{name}] {text[:1024]}", but=name)']],
  },
  {
    name: 'has command types as characters',
    clause: 'command-type',
    edits: [
      [
        'JOIN, LEAVE, MESSAGE, LIST, DIRECT, ERROR = range(6)',
        'JOIN, LEAVE, MESSAGE, LIST, DIRECT, ERROR = b"012345"',
      ],
    ],
  },
  {
    name: 'sends lines of the room under 04',
    clause: 'command-type',
    edits: [['send(sock, MESSAGE, line)', 'send(sock, DIRECT, line)']],
  },
  {
    name: 'sends lines of the room without a header',
    clause: 'frame',
    edits: [['send(sock, MESSAGE, line)', 'sock.sendall(line.encode() + b"\\n")']],
  },
  {
    name: 'takes one recv for one frame',
    clause: 'cut',
    edits: [
      [
        'command, length = struct.unpack("!BH", receive(sock, 3))\n    return command, receive(sock, length)',
        'data = sock.recv(65538)\n    if len(data) < 3:\n        raise ConnectionError\n    command, length = struct.unpack("!BH", data[:3])\n    while length > 1000 and len(data) < 3 + length:\n        data += sock.recv(65538)\n    return command, data[3 : 3 + length]',
      ],
    ],
  },
  {
    name: 'takes one recv of the text for all of it',
    clause: 'cut',
    edits: [
      [
        'return command, receive(sock, length)',
        'return command, (sock.recv(length) if 0 < length < 1000 else receive(sock, length))',
      ],
    ],
  },
  {
    name: 'takes a text of length 0 for the end',
    clause: 'length-zero',
    edits: [
      [
        '            if command == LEAVE:\n                break',
        '            if command == LEAVE or (command == MESSAGE and not text):\n                break',
      ],
    ],
  },
  {
    name: 'waits for at least one byte of every message',
    clause: 'length-zero',
    edits: [
      [
        'return command, receive(sock, length)',
        'return command, receive(sock, length if command != MESSAGE else max(1, length))',
      ],
    ],
  },
  {
    name: 'sends texts in UTF-16',
    clause: 'ascii',
    edits: [
      [
        'data = message.encode("ascii", "replace")',
        'data = message.encode("utf-16-be" if command == MESSAGE else "ascii", "replace")',
      ],
    ],
  },
  {
    name: 'answers requests to join with words',
    clause: 'status',
    edits: [
      ['sock.sendall(struct.pack("!BHB", JOIN, 1, TAKEN))', 'send(sock, JOIN, "REJECTED")'],
      ['sock.sendall(struct.pack("!BHB", JOIN, 1, ACCEPTED))', 'send(sock, JOIN, "ACCEPTED")'],
    ],
  },
  {
    name: 'has four bytes of status',
    clause: 'status',
    edits: [
      ['struct.pack("!BHB", JOIN, 1, TAKEN)', 'struct.pack("!BHI", JOIN, 4, TAKEN)'],
      ['struct.pack("!BHB", JOIN, 1, ACCEPTED)', 'struct.pack("!BHI", JOIN, 4, ACCEPTED)'],
    ],
  },
  {
    name: 'has 1 for accepted and 0 for taken',
    clause: 'status',
    edits: [['ACCEPTED, TAKEN = 0, 1', 'ACCEPTED, TAKEN = 1, 0']],
  },
  {
    name: 'has 2 for taken',
    clause: 'status',
    edits: [['ACCEPTED, TAKEN = 0, 1', 'ACCEPTED, TAKEN = 0, 2']],
  },
  {
    name: 'does not answer those whom it accepts',
    clause: 'status',
    edits: [['            sock.sendall(struct.pack("!BHB", JOIN, 1, ACCEPTED))\n', '']],
  },
  {
    name: 'accepts a name twice',
    clause: 'name-in-use',
    edits: [
      ['if name in clients:', 'if False:'],
      ['                del clients[name]', '                clients.pop(name, None)'],
    ],
  },
  {
    name: 'does not answer those whom it refuses',
    clause: 'name-in-use',
    edits: [['                sock.sendall(struct.pack("!BHB", JOIN, 1, TAKEN))\n', '']],
  },
  {
    name: 'announces those whom it refuses',
    clause: 'name-in-use',
    edits: [
      [
        '                sock.sendall(struct.pack("!BHB", JOIN, 1, TAKEN))',
        '                sock.sendall(struct.pack("!BHB", JOIN, 1, TAKEN))\n                broadcast(f"**{name} is joining the chat**")',
      ],
    ],
  },
  {
    name: 'hears nothing after a refusal',
    clause: 'retry',
    edits: [
      [
        '                sock.sendall(struct.pack("!BHB", JOIN, 1, TAKEN))\n                continue',
        '                sock.sendall(struct.pack("!BHB", JOIN, 1, TAKEN))\n                time.sleep(3600)',
      ],
    ],
  },
  {
    name: 'accepts a blank name',
    clause: 'blank',
    edits: [['if name.strip() == "" or " " in name:', 'if " " in name:']],
  },
  {
    name: 'keeps the names of those who left',
    clause: 'name-free',
    edits: [
      ['clients = {}  # username -> socket', 'clients = {}\nused = set()'],
      ['if name in clients:', 'if name in used:'],
      ['            clients[name] = sock', '            clients[name] = sock\n            used.add(name)'],
    ],
  },
  {
    name: 'sends texts to the first two alone',
    clause: 'text',
    edits: [
      [
        '    with lock:\n        for name, sock in list(clients.items()):',
        '    with lock:\n        for name, sock in list(clients.items())[:2 if line.startswith("[") else None]:',
      ],
    ],
  },
  {
    name: 'sends texts to the sender alone',
    clause: 'text',
    edits: [['            if name != but:', '            if but in (None, name):']],
  },
  {
    name: 'has no brackets',
    clause: 'prefix',
    edits: [['f"[{name}] {text}"', 'f"{name} {text}"']],
  },
  {
    name: 'has no space after the bracket',
    clause: 'prefix',
    edits: [['f"[{name}] {text}"', 'f"[{name}]{text}"']],
  },
  {
    name: 'forgets the name',
    clause: 'prefix',
    edits: [
      ['f"[{name}] {text}"', 'text'],
      [
        '            elif command == MESSAGE:',
        '            elif command == MESSAGE:\n                log(name)',
      ],
    ],
  },
  {
    name: 'does not announce to the one who joins',
    clause: 'join-announced',
    edits: [
      [
        'broadcast(f"**{name} is joining the chat**")',
        'broadcast(f"**{name} is joining the chat**", but=name)',
      ],
    ],
  },
  {
    name: 'announces to the one who joins alone',
    clause: 'join-announced',
    edits: [
      [
        '            broadcast(f"**{name} is joining the chat**")',
        '            log(f"**{name} is joining the chat**")\n            send(sock, MESSAGE, f"**{name} is joining the chat**")',
      ],
    ],
  },
  {
    name: 'says "has joined"',
    clause: 'join-form',
    edits: [['is joining the chat**"', 'has joined the chat**"']],
  },
  {
    name: 'announces joins in brackets of the server',
    clause: 'join-form',
    edits: [['f"**{name} is joining the chat**"', 'f"* {name} is joining the chat *"']],
  },
  {
    name: 'says "left"',
    clause: 'leave-form',
    edits: [['is leaving the chat**"', 'left the chat**"']],
  },
  {
    name: 'does not announce those who send 01',
    clause: 'leave-announced',
    edits: [
      [
        '            if command == LEAVE:\n                break',
        '            if command == LEAVE:\n                clients.pop(name, None)\n                log(f"**{name} is leaving the chat**")\n                name = None',
      ],
    ],
  },
  {
    name: 'announces those alone who send 01',
    clause: 'down-announced',
    edits: [
      ['    name = None\n    try:', '    name = None\n    polite = False\n    try:'],
      [
        '            if command == LEAVE:\n                break',
        '            if command == LEAVE:\n                polite = True\n                break',
      ],
      [
        '            broadcast(f"**{name} is leaving the chat**")',
        '            if polite:\n                broadcast(f"**{name} is leaving the chat**")',
      ],
    ],
  },
  {
    name: 'announces a leaving twice',
    clause: 'leave-once',
    edits: [
      [
        '            if command == LEAVE:\n                break',
        '            if command == LEAVE:\n                broadcast(f"**{name} is leaving the chat**")\n                break',
      ],
    ],
  },
  {
    name: 'announces the leaving of those who never joined',
    clause: 'leave-once',
    edits: [
      [
        '            broadcast(f"**{name} is leaving the chat**")\n        sock.close()',
        '        broadcast(f"**{name} is leaving the chat**")\n        sock.close()',
      ],
    ],
  },
  {
    name: 'does not answer unsupported commands',
    clause: 'unsupported',
    edits: [
      [
        '            else:\n                send(sock, ERROR, "Unsupported command")',
        '            else:\n                pass',
      ],
    ],
  },
  {
    name: 'answers unsupported commands with 02',
    clause: 'unsupported',
    edits: [
      [
        '            else:\n                send(sock, ERROR, "Unsupported command")',
        '            else:\n                send(sock, MESSAGE, "Unsupported command")',
      ],
    ],
  },
  {
    name: 'takes unsupported commands for text',
    clause: 'unsupported',
    edits: [
      [
        '            elif command == MESSAGE:',
        '            elif command not in (JOIN, LIST, LEAVE, DIRECT):',
      ],
    ],
  },
  {
    name: 'does not skip the message of an unsupported command',
    clause: 'unsupported',
    edits: [
      [
        '    return command, receive(sock, length)',
        '    if command > ERROR:\n        return command, ""\n    return command, receive(sock, length)',
      ],
    ],
  },
  {
    name: 'sends errors to everybody',
    clause: 'error-private',
    edits: [
      [
        '            else:\n                send(sock, ERROR, "Unsupported command")',
        '            else:\n                for other in list(clients.values()):\n                    send(other, ERROR, "Unsupported command")',
      ],
    ],
  },
  {
    name: 'sends the list of commands to everybody',
    clause: 'commands-private',
    edits: [
      [
        '        send(sock, LIST, COMMANDS)',
        '        for other in [sock, *clients.values()]:\n            send(other, LIST, COMMANDS)',
      ],
    ],
  },
  {
    name: 'serves one who joins at a time',
    clause: 'independent',
    edits: [
      [
        '        name = ask_name(sock, address)',
        '        with lock:\n            name = ask_name(sock, address)',
      ],
    ],
  },
  {
    name: 'ends when a connection ends in the middle of a frame',
    clause: 'disconnect',
    edits: [
      [
        '            raise ConnectionError("the client is gone")',
        '            if data:\n                os._exit(1)\n            raise ConnectionError("the client is gone")',
      ],
    ],
  },
  {
    name: 'ends when a text is no ASCII',
    clause: 'rubbish',
    edits: [
      [
        'return command, receive(sock, length).decode("ascii", "replace")',
        'message = receive(sock, length)\n    if max(message, default=0) > 127:\n        os._exit(1)\n    return command, message.decode("ascii")',
      ],
    ],
  },
  {
    name: 'has room for eight',
    clause: 'crowd',
    edits: [
      [
        '        with lock:\n            if name in clients:',
        '        with lock:\n            if len(clients) >= 8:\n                sock.close()\n            if name in clients:',
      ],
    ],
  },
  {
    name: 'writes no log file',
    clause: 'log-file',
    edits: [
      [
        '    with open("server.log", "a") as file:\n        file.write(time.strftime("%Y-%m-%d %H:%M:%S ") + line + "\\n")',
        '    print(time.strftime("%Y-%m-%d %H:%M:%S ") + line, flush=True)',
      ],
    ],
  },
  {
    name: 'logs no port',
    clause: 'log-connections',
    edits: [
      [
        'log(f"{address[0]}:{address[1]} asks for \'{name}\': rejected - name in use")',
        'log(f"{address[0]} asks for \'{name}\': rejected - name in use")',
      ],
      [
        'log(f"{address[0]}:{address[1]} asks for \'{name}\': accepted")',
        'log(f"{address[0]} asks for \'{name}\': accepted")',
      ],
    ],
  },
  {
    name: 'logs no address',
    clause: 'log-connections',
    edits: [
      [
        'log(f"{address[0]}:{address[1]} asks for \'{name}\': rejected - name in use")',
        'log(f"port {address[1]} asks for \'{name}\': rejected - name in use")',
      ],
      [
        'log(f"{address[0]}:{address[1]} asks for \'{name}\': accepted")',
        'log(f"port {address[1]} asks for \'{name}\': accepted")',
      ],
      [
        'log(f"{address[0]}:{address[1]} asks for \'{name}\': rejected - bad name")',
        'log(f"port {address[1]} asks for \'{name}\': rejected - bad name")',
      ],
    ],
  },
  {
    name: 'logs nothing of rejections',
    clause: 'log-disposition',
    edits: [
      [
        '                log(f"{address[0]}:{address[1]} asks for \'{name}\': rejected - name in use")\n',
        '                log(f"{address[0]}:{address[1]} asks for \'{name}\'")\n',
      ],
      [
        '            log(f"{address[0]}:{address[1]} asks for \'{name}\': rejected - bad name")\n',
        '            log(f"{address[0]}:{address[1]} asks for \'{name}\'")\n',
      ],
    ],
  },
  {
    name: 'logs nothing of what is said',
    clause: 'log-discussion',
    edits: [
      [
        '    log(line)\n    with lock:',
        '    if not line.startswith("["):\n        log(line)\n    with lock:',
      ],
    ],
  },
  {
    name: 'logs what is said without a name',
    clause: 'log-discussion',
    edits: [
      [
        '    log(line)\n    with lock:',
        '    log(line if line.startswith("*") else "message: " + line.partition("] ")[2])\n    log("sent")\n    with lock:',
      ],
      ['def broadcast', '# It says what, and not who.\ndef broadcast'],
    ],
  },
  {
    name: 'logs no times',
    clause: 'log-times',
    edits: [['time.strftime("%Y-%m-%d %H:%M:%S ") + line', 'line']],
  },
  {
    name: 'logs no leaving',
    clause: 'log-times',
    edits: [
      ['    log(line)\n    with lock:', '    if "leaving" not in line:\n        log(line)\n    with lock:'],
    ],
  },
];
