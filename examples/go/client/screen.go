package main

import (
	"fmt"
	"os"
	"strings"

	"chat"
)

// screen has lines above a prompt. The prompt is for people: it is not shown when the input or the output is a
// pipe.
type screen struct {
	terminal bool
	prompt   string
}

func (s *screen) setPrompt(prompt string) {
	s.prompt = ""
	if s.terminal {
		s.prompt = prompt
	}
	fmt.Print(s.prompt)
}

// show prints a line, and the prompt again below it.
func (s *screen) show(line string) {
	// Whatever a server sends, it shall not reach into the terminal.
	safe := strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return '?'
		}
		return r
	}, line)
	if s.terminal {
		fmt.Printf("\r\x1b[K%s\n%s", safe, s.prompt)
	} else {
		fmt.Println(safe)
	}
}

// take shows what a frame says.
func (s *screen) take(frame *chat.Chat_ServerFrame) {
	switch message := frame.Message.(type) {
	case *chat.Chat_RoomLine:
		s.show(roomLine(message))
	case *chat.Chat_DirectLine:
		s.show(fmt.Sprintf("To you alone: [%s] %s", message.Line.Sender, message.Line.Text))
	case *chat.Chat_Listing:
		s.show(message.Topic + ": " + strings.Join(message.Entries, ", "))
	case *chat.Chat_PlainText:
		if frame.Command == chat.Chat_Command__Error {
			s.show("Error: " + message.Text)
		} else {
			s.show("The server ends the connection: " + message.Text)
		}
	case *chat.Chat_JoinReply:
		// It answers nothing that was asked.
	default:
		s.show("The server sent a frame of an unknown command.")
	}
}

// roomLine is a line of the room as it is to be shown.
func roomLine(message *chat.Chat_RoomLine) string {
	if said, ok := message.Line.(*chat.Chat_SaidLine); ok {
		return fmt.Sprintf("[%s] %s", said.Sender, said.Text)
	}
	announced := message.Line.(*chat.Chat_AnnouncedLine)
	return fmt.Sprintf("**%s %s", announced.Username, announced.Event)
}

func isTerminal(file *os.File) bool {
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
