import type { Mutant } from './mutant.js';

/** Faults that students make, put into test/grade/programs/python/client.py. Each breaks one clause. */
export const CLIENT_MUTANTS: readonly Mutant[] = [
  {
    name: 'connects to its own machine, whatever the address',
    clause: 'arguments',
    edits: [['socket.create_connection((sys.argv[1], port))', 'socket.create_connection(("127.0.0.1", 1))']],
  },
  {
    name: 'sends the name with a line end',
    clause: 'join-request',
    edits: [['send(sock, JOIN, name)', 'send(sock, JOIN, name + "\\n")']],
  },
  {
    name: 'asks to join by 02',
    clause: 'command-type',
    edits: [['send(sock, JOIN, name)', 'send(sock, MESSAGE, name)']],
  },
  {
    name: 'sends texts under 03',
    clause: 'command-type',
    edits: [['send(sock, MESSAGE, line)', 'send(sock, LIST, line)']],
  },
  {
    name: 'packs and unpacks the length in the order of the machine',
    clause: 'network-order',
    edits: [
      ['struct.unpack("!BH"', 'struct.unpack("<BH"'],
      ['struct.pack("!BH"', 'struct.pack("<BH"'],
    ],
  },
  {
    name: 'packs the length in the order of the machine',
    clause: 'network-order',
    edits: [['struct.pack("!BH"', 'struct.pack("<BH"']],
  },
  {
    name: 'counts the header in the length',
    clause: 'length',
    edits: [['struct.pack("!BH", command, len(data))', 'struct.pack("!BH", command, len(data) + 3)']],
  },
  {
    name: 'has one byte of length',
    clause: 'length-bytes',
    edits: [
      ['struct.pack("!BH", command, len(data))', 'struct.pack("!BB", command, len(data) & 255)'],
      ['struct.unpack("!BH", receive(sock, 3))', 'struct.unpack("!BB", receive(sock, 2))'],
    ],
  },
  {
    name: 'cuts texts to 100 characters',
    clause: 'length-bytes',
    edits: [['send(sock, MESSAGE, line)', 'send(sock, MESSAGE, line[:100])']],
  },
  {
    name: 'sends a blank name',
    clause: 'blank-name',
    edits: [['while name.strip() == "" or " " in name:', 'while " " in name:']],
  },
  {
    name: 'has no space in the prompt',
    clause: 'prompt',
    edits: [['prompt = f"{name}> "', 'prompt = f"{name}>"']],
  },
  {
    name: 'prompts without the name',
    clause: 'prompt',
    edits: [['prompt = f"{name}> "', 'prompt = "> "']],
  },
  {
    name: 'prompts with the name in brackets',
    clause: 'prompt',
    edits: [['prompt = f"{name}> "', 'prompt = f"[{name}] "']],
  },
  {
    name: 'puts the name before the text',
    clause: 'text-sent',
    edits: [['send(sock, MESSAGE, line)', 'send(sock, MESSAGE, f"[{name}] {line}")']],
  },
  {
    name: 'sends texts in capitals',
    clause: 'text-sent',
    edits: [['send(sock, MESSAGE, line)', 'send(sock, MESSAGE, line + " (from " + name + ")")']],
  },
  {
    name: 'sends the line end',
    clause: 'text-clean',
    edits: [['send(sock, MESSAGE, line)', 'send(sock, MESSAGE, line + "\\n")']],
  },
  {
    name: 'sends a zero byte at the end',
    clause: 'text-clean',
    edits: [['send(sock, MESSAGE, line)', 'send(sock, MESSAGE, line + "\\0")']],
  },
  {
    name: 'shows the text without who said it',
    clause: 'shown',
    edits: [
      [
        '    text = message.decode("ascii", "replace")',
        '    text = message.decode("ascii", "replace").split("] ")[-1]',
      ],
    ],
  },
  {
    name: 'shows the name in round brackets',
    clause: 'shown',
    edits: [
      [
        '    text = message.decode("ascii", "replace")',
        '    text = message.decode("ascii", "replace").replace("[", "(").replace("]", ")")',
      ],
    ],
  },
  {
    name: 'shows no announcements',
    clause: 'announcements',
    edits: [
      [
        '    if command in (MESSAGE, LIST, DIRECT):',
        '    if text.startswith("**"):\n        return\n    if command in (MESSAGE, LIST, DIRECT):',
      ],
    ],
  },
  {
    name: 'shows no leaving',
    clause: 'announcements',
    edits: [
      [
        '    if command in (MESSAGE, LIST, DIRECT):',
        '    if "leaving" in text:\n        return\n    if command in (MESSAGE, LIST, DIRECT):',
      ],
    ],
  },
  {
    name: 'ends when the name is taken',
    clause: 'retry',
    edits: [['name = input("The name is taken. Another name: ")', 'sys.exit("The name is taken.")']],
  },
  {
    name: 'asks for the same name for ever',
    clause: 'retry',
    edits: [
      [
        'name = input("The name is taken. Another name: ")',
        'input("The name is taken. Press Enter to try again.")',
      ],
    ],
  },
  {
    name: 'takes every status for accepted',
    clause: 'retry',
    edits: [['if command == JOIN and message == b"\\x00":', 'if command in (JOIN, ERROR):']],
  },
  {
    name: 'sends no 01',
    clause: 'leave-sent',
    edits: [['    send(sock, LEAVE)\n', '']],
  },
  {
    name: 'sends @exit as a text',
    clause: 'leave-sent',
    edits: [['    send(sock, LEAVE)\n', '    send(sock, MESSAGE, "@exit")\n']],
  },
  {
    name: 'leaves, and does not end',
    clause: 'exit',
    edits: [
      ['    sock.close()\n    os._exit(0)', '    threading.Event().wait()'],
      ['        os._exit(1)', '        pass'],
    ],
  },
  {
    name: 'ends by "exit" as well',
    clause: 'only-exit',
    edits: [['if line == "@exit":', 'if line in ("@exit", "exit"):']],
  },
  {
    name: 'ends by every line with an @',
    clause: 'only-exit',
    edits: [['if line == "@exit":', 'if line.startswith("@"):']],
  },
  {
    name: 'takes one recv for one frame',
    clause: 'cut',
    edits: [
      [
        'show(*receive_frame(sock), prompt)',
        'data = sock.recv(65538)\n            if not data:\n                raise OSError\n            show(data[0], data[3:3 + int.from_bytes(data[1:3], "big")], prompt)',
      ],
      ['            return name\n', '            threading.Event().wait(0.2)\n            return name\n'],
    ],
  },
  {
    name: 'runs in circles when the server is gone',
    clause: 'server-gone',
    edits: [
      [
        '            show(*receive_frame(sock), prompt)',
        '            try:\n                show(*receive_frame(sock), prompt)\n            except OSError:\n                print("nothing")',
      ],
    ],
  },
];
