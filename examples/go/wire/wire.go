// Package wire has frames as bytes: the one place here that knows the header of a frame.
//
// A frame is a command in one byte, the length of the message in two, and the message. Everything in the
// message is for the generated parser.
package wire

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"math"

	"chat"

	"github.com/kaitai-io/kaitai_struct_go_runtime/kaitai"
)

const headerLength = 3

// ReadFrame cuts the next frame from a connection. It returns io.EOF at its end.
func ReadFrame(connection io.Reader) ([]byte, error) {
	header := make([]byte, headerLength)
	if _, err := io.ReadFull(connection, header); err != nil {
		return nil, err
	}
	frame := make([]byte, headerLength+int(binary.BigEndian.Uint16(header[1:])))
	copy(frame, header)
	_, err := io.ReadFull(connection, frame[headerLength:])
	return frame, err
}

// Parse reads a frame of the server with the generated parser.
func Parse(frame []byte) (*chat.Chat_ServerFrame, error) {
	parsed := chat.NewChat_ServerFrame()
	err := parsed.Read(kaitai.NewStream(bytes.NewReader(frame)), nil, nil)
	return parsed, err
}

// ToBytes makes a frame that is ready to be sent. The text has to be sendable.
func ToBytes(command chat.Chat_Command, text string) []byte {
	frame := binary.BigEndian.AppendUint16([]byte{byte(command)}, uint16(len(text)))
	return append(frame, text...)
}

// Unsendable says why a text cannot be sent, or nothing. It is ASCII, and its length has to fit two bytes.
func Unsendable(text string) string {
	for _, character := range []byte(text) {
		if character < ' ' || character > '~' {
			return "Only printable ASCII characters can be sent."
		}
	}
	if len(text) > math.MaxUint16 {
		return fmt.Sprintf("A text of more than %d characters cannot be sent.", math.MaxUint16)
	}
	return ""
}
