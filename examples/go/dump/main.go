// The command dump reads the paths of recordings from the input, one a line, and writes of each what is in it,
// as a line of JSON.
package main

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strings"
	"unicode"

	"chat"

	"github.com/kaitai-io/kaitai_struct_go_runtime/kaitai"
)

func main() {
	paths := bufio.NewScanner(os.Stdin)
	output := bufio.NewWriter(os.Stdout)
	defer output.Flush()
	for paths.Scan() {
		line, err := json.Marshal(dump(paths.Text()))
		if err != nil {
			panic(err)
		}
		fmt.Fprintln(output, string(line))
	}
}

func dump(path string) any {
	data, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	recording := chat.NewChat()
	if err := recording.Read(kaitai.NewStream(bytes.NewReader(data)), nil, recording); err != nil {
		return map[string]string{"error": err.Error()}
	}
	return toJSON(reflect.ValueOf(recording))
}

// toJSON gives every field of a structure by its id. The generated structure has them as its exported fields.
func toJSON(value reflect.Value) any {
	switch value.Kind() {
	case reflect.Pointer, reflect.Interface:
		if value.IsNil() {
			return nil
		}
		return toJSON(value.Elem())
	case reflect.Struct:
		fields := map[string]any{}
		for i := range value.NumField() {
			if field := value.Type().Field(i); field.IsExported() {
				fields[snakeCase(field.Name)] = toJSON(orRaw(value, field.Name))
			}
		}
		return fields
	case reflect.Slice:
		if value.Type().Elem().Kind() == reflect.Uint8 {
			return map[string]string{"hex": hex.EncodeToString(value.Bytes())}
		}
		items := []any{}
		for i := range value.Len() {
			items = append(items, toJSON(value.Index(i)))
		}
		return items
	case reflect.String:
		return value.String()
	case reflect.Bool:
		return value.Bool()
	default:
		// A number. An enum is one too, whatever it knows how to call itself.
		if value.CanInt() {
			return value.Int()
		}
		if value.CanUint() {
			return value.Uint()
		}
		return value.Float()
	}
}

// orRaw gives a field. Where no case of a switch-on fits, the official compiler leaves the field empty, and the
// bytes of it in an unexported one.
func orRaw(structure reflect.Value, name string) reflect.Value {
	field := structure.FieldByName(name)
	if field.Kind() == reflect.Interface && field.IsNil() {
		return structure.FieldByName("_raw_" + name)
	}
	return field
}

// snakeCase turns LenMessage back into the id of the specification, len_message.
func snakeCase(name string) string {
	var id strings.Builder
	for i, letter := range name {
		if unicode.IsUpper(letter) && i > 0 {
			id.WriteByte('_')
		}
		id.WriteRune(unicode.ToLower(letter))
	}
	return id.String()
}
