"""The chat client. Usage: python3 client.py ADDRESS NAME [PORT]"""
import os
import socket
import struct
import sys
import threading

JOIN, LEAVE, MESSAGE, LIST, DIRECT, ERROR = range(6)


def receive(sock, count):
    """Exactly so many bytes."""
    data = b""
    while len(data) < count:
        piece = sock.recv(count - len(data))
        if not piece:
            raise ConnectionError("the server is gone")
        data += piece
    return data


def receive_frame(sock):
    command, length = struct.unpack("!BH", receive(sock, 3))
    return command, receive(sock, length)


def send(sock, command, text=""):
    data = text.encode("ascii", "replace")
    sock.sendall(struct.pack("!BH", command, len(data)) + data)


def show(command, message, prompt):
    text = message.decode("ascii", "replace")
    if command in (MESSAGE, LIST, DIRECT):
        print(f"\r{text}\n{prompt}", end="", flush=True)
    elif command == ERROR:
        print(f"\rError: {text}\n{prompt}", end="", flush=True)


def listen(sock, prompt):
    try:
        while True:
            show(*receive_frame(sock), prompt)
    except OSError:
        print("\rThe server is gone.")
        os._exit(1)


def join(sock, name):
    """Asks for names until one is accepted."""
    while True:
        while name.strip() == "" or " " in name:
            name = input("A name may not be blank or contain spaces. Name: ")
        send(sock, JOIN, name)
        command, message = receive_frame(sock)
        while command not in (JOIN, ERROR):
            show(command, message, "")
            command, message = receive_frame(sock)
        if command == JOIN and message == b"\x00":
            return name
        name = input("The name is taken. Another name: ")


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    port = int(sys.argv[3]) if len(sys.argv) > 3 else 9000
    sock = socket.create_connection((sys.argv[1], port))
    name = join(sock, sys.argv[2])
    prompt = f"{name}> "
    threading.Thread(target=listen, args=(sock, prompt), daemon=True).start()
    while True:
        line = input(prompt)
        if line == "@exit":
            break
        send(sock, MESSAGE, line)
    send(sock, LEAVE)
    sock.close()
    os._exit(0)


main()
