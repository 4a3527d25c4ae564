"""The chat server, a thread for each client. Usage: python3 server.py [PORT]"""
import os
import socket
import struct
import sys
import threading
import time

JOIN, LEAVE, MESSAGE, LIST, DIRECT, ERROR = range(6)
ACCEPTED, TAKEN = 0, 1
COMMANDS = "@exit leaves the chat. Anything else is sent to the others."

clients = {}  # username -> socket
lock = threading.RLock()


def log(line):
    with open("server.log", "a") as file:
        file.write(time.strftime("%Y-%m-%d %H:%M:%S ") + line + "\n")


def frame(command, message):
    data = message.encode("ascii", "replace")
    return struct.pack("!BH", command, len(data)) + data


def send(sock, command, message):
    try:
        sock.sendall(frame(command, message))
    except (OSError, struct.error):
        pass


def broadcast(line, but=None):
    log(line)
    with lock:
        for name, sock in list(clients.items()):
            if name != but:
                send(sock, MESSAGE, line)


def receive(sock, count):
    """Exactly so many bytes."""
    data = b""
    while len(data) < count:
        piece = sock.recv(count - len(data))
        if not piece:
            raise ConnectionError("the client is gone")
        data += piece
    return data


def receive_frame(sock):
    command, length = struct.unpack("!BH", receive(sock, 3))
    return command, receive(sock, length).decode("ascii", "replace")


def ask_name(sock, address):
    """Answers requests to join until one is accepted. None if the client leaves."""
    while True:
        command, name = receive_frame(sock)
        if command == LEAVE:
            return None
        if command != JOIN:
            send(sock, ERROR, "Unsupported command")
            continue
        if name.strip() == "" or " " in name:
            log(f"{address[0]}:{address[1]} asks for '{name}': rejected - bad name")
            send(sock, ERROR, "The name may not be blank or contain spaces")
            continue
        with lock:
            if name in clients:
                log(f"{address[0]}:{address[1]} asks for '{name}': rejected - name in use")
                sock.sendall(struct.pack("!BHB", JOIN, 1, TAKEN))
                continue
            log(f"{address[0]}:{address[1]} asks for '{name}': accepted")
            sock.sendall(struct.pack("!BHB", JOIN, 1, ACCEPTED))
            clients[name] = sock
            broadcast(f"**{name} is joining the chat**")
            return name


def serve(sock, address):
    name = None
    try:
        send(sock, LIST, COMMANDS)
        name = ask_name(sock, address)
        while name is not None:
            command, text = receive_frame(sock)
            if command == LEAVE:
                break
            elif command == MESSAGE:
                broadcast(f"[{name}] {text}", but=name)
            elif command == LIST:
                with lock:
                    send(sock, LIST, "\n".join(clients))
            else:
                send(sock, ERROR, "Unsupported command")
    except OSError:
        pass
    finally:
        if name is not None:
            with lock:
                del clients[name]
            broadcast(f"**{name} is leaving the chat**")
        sock.close()


def main():
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 9000
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("", port))
    listener.listen(100)
    while True:
        sock, address = listener.accept()
        threading.Thread(target=serve, args=(sock, address), daemon=True).start()


try:
    main()
except KeyboardInterrupt:
    os._exit(0)
