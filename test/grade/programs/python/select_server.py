"""The chat server with select. It sends "Bob: Hi" to everyone, digits as status, and one 02 for each command."""
import select
import socket
import sys
from datetime import datetime

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 9000
buffers = {}
names = {}
connection_log = open("connections.txt", "a", buffering=1)
chat_log = open("chat.txt", "a", buffering=1)


def now():
    return datetime.now().isoformat(timespec="seconds")


def send(sock, command, text):
    if len(text) > 65535:
        text = text[:65535]
    sock.sendall(bytes([command]) + len(text).to_bytes(2, "big") + text.encode("latin-1"))


def everyone(text):
    print(f"{now()} {text}", file=chat_log)
    for sock in list(names):
        try:
            send(sock, 2, text)
        except OSError:
            pass


def drop(sock):
    name = names.pop(sock, None)
    buffers.pop(sock, None)
    sock.close()
    if name:
        everyone(f"**{name} is leaving the chat**")


def handle(sock, command, message):
    text = message.decode("latin-1")
    if command == 0 and sock not in names:
        host, port = sock.getpeername()
        if not text.strip():
            send(sock, 0, "1")
        elif text in names.values():
            print(f"{now()} {host} {port} {text} REJECTED (name in use)", file=connection_log)
            send(sock, 0, "1")
        else:
            print(f"{now()} {host} {port} {text} ACCEPTED", file=connection_log)
            send(sock, 0, "0")
            names[sock] = text
            everyone(f"**{text} is joining the chat**")
    elif command == 1:
        drop(sock)
    elif command == 2 and sock in names:
        everyone(f"{names[sock]}: {text}")
    elif command == 4 and sock in names:
        to, _, rest = text.partition(":")
        for other, name in names.items():
            if name == to:
                send(other, 4, f"{names[sock]}: {rest.strip()}")
                break
        else:
            send(sock, 5, "no such user")
    else:
        send(sock, 5, "unsupported command")


listener = socket.create_server(("0.0.0.0", PORT), backlog=64)
while True:
    ready, _, _ = select.select([listener, *buffers], [], [])
    for sock in ready:
        if sock is listener:
            client, _ = listener.accept()
            buffers[client] = b""
            for line in ("@exit", "anything else is said to everyone"):
                send(client, 2, line)
            continue
        try:
            data = sock.recv(65536)
        except OSError:
            data = b""
        if not data:
            drop(sock)
            continue
        buffers[sock] += data
        while sock in buffers and len(buffers[sock]) >= 3:
            length = int.from_bytes(buffers[sock][1:3], "big")
            if len(buffers[sock]) < 3 + length:
                break
            frame, buffers[sock] = buffers[sock][: 3 + length], buffers[sock][3 + length :]
            try:
                handle(sock, frame[0], frame[3:])
            except OSError:
                drop(sock)
