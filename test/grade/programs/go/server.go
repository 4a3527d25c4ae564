// The chat server. A refused connection is closed; announcements have only the name, under 00 and 01.
package main

import (
	"encoding/binary"
	"fmt"
	"io"
	"log"
	"net"
	"os"
	"strings"
	"sync"
)

var (
	lock  sync.Mutex
	users = map[string]chan []byte{}
)

func frame(command byte, message string) []byte {
	data := binary.BigEndian.AppendUint16([]byte{command}, uint16(len(message)))
	return append(data, message...)
}

// toAll queues a frame for everybody but one; whoever does not read misses it.
func toAll(data []byte, but string) {
	lock.Lock()
	defer lock.Unlock()
	for name, queue := range users {
		if name == but {
			continue
		}
		select {
		case queue <- data:
		default:
		}
	}
}

func read(conn net.Conn) (byte, string, error) {
	header := make([]byte, 3)
	if _, err := io.ReadFull(conn, header); err != nil {
		return 0, "", err
	}
	message := make([]byte, binary.BigEndian.Uint16(header[1:]))
	_, err := io.ReadFull(conn, message)
	return header[0], string(message), err
}

func join(conn net.Conn) (string, chan []byte) {
	for {
		command, name, err := read(conn)
		if err != nil || command == 1 {
			return "", nil
		}
		if command != 0 {
			conn.Write(frame(5, "join first"))
			continue
		}
		queue := make(chan []byte, 10000)
		lock.Lock()
		_, taken := users[name]
		ok := !taken && strings.TrimSpace(name) != ""
		if ok {
			users[name] = queue
		}
		lock.Unlock()
		if ok {
			log.Printf("connection %s name %q accepted", conn.RemoteAddr(), name)
			conn.Write(frame(0, "\x00"))
			return name, queue
		}
		log.Printf("connection %s name %q rejected - name in use", conn.RemoteAddr(), name)
		conn.Write(frame(0, "\x01"))
		return "", nil
	}
}

func serve(conn net.Conn) {
	defer conn.Close()
	for _, line := range []string{"@exit: leave", "text: say it"} {
		conn.Write(frame(3, line))
	}
	name, queue := join(conn)
	if name == "" {
		return
	}
	done := make(chan bool)
	go func() {
		for {
			select {
			case data := <-queue:
				conn.Write(data)
			case <-done:
				return
			}
		}
	}()
	log.Printf("**%s is joining the chat**", name)
	toAll(frame(0, name), "")
	for {
		command, text, err := read(conn)
		if err != nil || command == 1 {
			break
		}
		if command == 2 {
			line := fmt.Sprintf("[%s] %s", name, text)
			log.Print(line)
			if len(line) <= 65535 {
				toAll(frame(2, line), name)
			}
		} else {
			queue <- frame(5, "unsupported command")
		}
	}
	close(done)
	lock.Lock()
	delete(users, name)
	lock.Unlock()
	log.Printf("**%s is leaving the chat**", name)
	toAll(frame(1, name), "")
}

func main() {
	port := "9000"
	if len(os.Args) > 1 {
		port = os.Args[1]
	}
	file, err := os.OpenFile("chat.log", os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		log.Fatal(err)
	}
	log.SetOutput(file)
	listener, err := net.Listen("tcp", ":"+port)
	if err != nil {
		log.Fatal(err)
	}
	for {
		conn, err := listener.Accept()
		if err == nil {
			go serve(conn)
		}
	}
}
