// The command client is a chat client: whatever is typed goes to the others, and @exit leaves.
//
// Two goroutines read, one the keyboard and one the connection; main alone decides and writes, so that nothing
// needs a lock.
package main

import (
	"flag"
	"fmt"
	"math"
	"net"
	"os"
	"strings"
	"time"

	"chat"

	"example/wire"
)

const (
	exit = "@exit"
	// How long the server has to close the connection after we left.
	patience = 2 * time.Second
)

type client struct {
	screen
	connection net.Conn
	frames     <-chan []byte
	lines      <-chan string
}

func main() {
	port := flag.Uint("port", 9000, "of the server")
	flag.Parse()
	address, name := flag.Arg(0), flag.Arg(1)
	if flag.NArg() != 2 || wrongName(name) != "" || *port == 0 || *port > math.MaxUint16 {
		fmt.Fprintln(os.Stderr, "usage: client [--port N] ADDRESS NAME\nA name may not be blank or contain spaces.")
		os.Exit(2)
	}
	connection, err := net.Dial("tcp", net.JoinHostPort(address, fmt.Sprint(*port)))
	if err != nil {
		fmt.Fprintf(os.Stderr, "No connection to %s port %d: %v\n", address, *port, err)
		os.Exit(1)
	}
	display := screen{terminal: isTerminal(os.Stdin) && isTerminal(os.Stdout)}
	c := &client{display, connection, framesOf(connection), linesOf(os.Stdin)}
	if name, joined := c.join(name); joined {
		c.talk(name)
	}
	c.leave()
}

// join asks for names until the server accepts one; false when the user gives up.
func (c *client) join(name string) (string, bool) {
	for {
		refusal := wrongName(name)
		if refusal == "" {
			refusal = c.request(name)
		}
		if refusal == "" {
			return name, true
		}
		c.show(refusal)
		line, more := c.ask("Name: ")
		if !more || line == exit {
			return "", false
		}
		name = line
	}
}

// request asks for a name and waits for the answer: nothing, or why not. Other frames are shown meanwhile.
func (c *client) request(name string) string {
	c.send(chat.Chat_Command__Join, name)
	for {
		frame := c.parse(<-c.frames)
		if frame == nil {
			continue
		}
		if reply, ok := frame.Message.(*chat.Chat_JoinReply); ok {
			if reply.Status == chat.Chat_Status__Accepted {
				return ""
			}
			return fmt.Sprintf("The name %s is already in use.", name)
		}
		if frame.Command == chat.Chat_Command__Error {
			return frame.Message.(*chat.Chat_PlainText).Text
		}
		c.take(frame)
	}
}

// talk sends what the user types.
func (c *client) talk(name string) {
	for text, more := c.ask(name + "> "); more && text != exit; text, more = c.ask(name + "> ") {
		if refusal := wire.Unsendable(text); refusal != "" {
			c.show(refusal)
		} else if text != "" {
			c.send(chat.Chat_Command__Message, text)
		}
	}
}

// ask gives the next line that is typed, and shows meanwhile what the server sends; false at the end.
func (c *client) ask(prompt string) (string, bool) {
	c.setPrompt(prompt)
	for {
		select {
		case line, more := <-c.lines:
			c.prompt = ""
			if !more && c.terminal {
				fmt.Println() // the prompt of the shell shall not stand behind ours
			}
			return line, more
		case data := <-c.frames:
			if frame := c.parse(data); frame != nil {
				c.take(frame)
			}
		}
	}
}

// parse reads a frame, or says what is wrong with it. There is none when the connection is closed.
func (c *client) parse(data []byte) *chat.Chat_ServerFrame {
	if data == nil {
		c.lost()
	}
	frame, err := wire.Parse(data)
	if err != nil {
		c.show(fmt.Sprintf("The server sent a frame that breaks the protocol: %v", err))
		return nil
	}
	return frame
}

func (c *client) send(command chat.Chat_Command, text string) {
	if _, err := c.connection.Write(wire.ToBytes(command, text)); err != nil {
		c.lost()
	}
}

// leave says goodbye, and waits for the server to close the connection. What still comes is not shown.
func (c *client) leave() {
	c.send(chat.Chat_Command__Leave, "")
	_ = c.connection.SetReadDeadline(time.Now().Add(patience))
	for range c.frames {
	}
}

func (c *client) lost() {
	c.prompt = ""
	c.show("The connection is closed.")
	os.Exit(1)
}

// wrongName says why a name is not even sent, or nothing. The server knows the other rules.
func wrongName(name string) string {
	switch {
	case strings.TrimSpace(name) == "":
		return "A name may not be blank."
	case strings.Contains(name, " "):
		return "A name may not contain spaces."
	default:
		return wire.Unsendable(name)
	}
}
