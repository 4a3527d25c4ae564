package main

import (
	"bufio"
	"io"
	"strings"

	"example/wire"
)

// framesOf gives each frame of the connection, and is closed with it.
func framesOf(connection io.Reader) <-chan []byte {
	frames := make(chan []byte)
	go func() {
		defer close(frames)
		reader := bufio.NewReader(connection)
		for frame, err := wire.ReadFrame(reader); err == nil; frame, err = wire.ReadFrame(reader) {
			frames <- frame
		}
	}()
	return frames
}

// linesOf gives each line that is typed, and is closed at the end of the input.
func linesOf(input io.Reader) <-chan string {
	lines := make(chan string)
	go func() {
		defer close(lines)
		reader := bufio.NewReader(input)
		for {
			line, err := reader.ReadString('\n')
			if line != "" {
				lines <- strings.TrimRight(line, "\r\n")
			}
			if err != nil {
				return
			}
		}
	}()
	return lines
}
