package example;

import chat.Chat;
import io.kaitai.struct.ByteBufferKaitaiStream;
import io.kaitai.struct.KaitaiStruct;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;

/**
 * Reads the paths of recordings from the input, one a line, and writes of each what is in it, as a line of JSON.
 */
public final class Dump {
    private Dump() {}

    public static void main(String[] arguments) throws Exception {
        BufferedReader paths = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream output = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (String path = paths.readLine(); path != null; path = paths.readLine()) {
            output.println(dump(Path.of(path)));
        }
        output.flush();
    }

    private static String dump(Path path) throws IOException, ReflectiveOperationException {
        byte[] bytes = Files.readAllBytes(path);
        Chat recording;
        try {
            recording = new Chat(new ByteBufferKaitaiStream(bytes));
        } catch (RuntimeException error) {
            return "{\"error\":" + quoted(error.toString()) + "}";
        }
        return toJson(recording);
    }

    /** Every field of a structure by its id: the generated class has a private field and a getter for each. */
    private static String toJson(Object value) throws ReflectiveOperationException {
        if (value instanceof KaitaiStruct) {
            StringJoiner fields = new StringJoiner(",", "{", "}");
            for (Field field : value.getClass().getDeclaredFields()) {
                if (!field.getName().startsWith("_")) {
                    Object content = value.getClass().getMethod(field.getName()).invoke(value);
                    fields.add(quoted(snakeCase(field.getName())) + ":" + toJson(content));
                }
            }
            return fields.toString();
        }
        if (value instanceof List<?> list) {
            StringJoiner items = new StringJoiner(",", "[", "]");
            for (Object item : list) {
                items.add(toJson(item));
            }
            return items.toString();
        }
        if (value instanceof byte[] bytes) {
            return "{\"hex\":" + quoted(HexFormat.of().formatHex(bytes)) + "}";
        }
        if (value instanceof Enum<?>) {
            return value.getClass().getMethod("id").invoke(value).toString();
        }
        return value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    /** {@code lenMessage} back to the id of the specification, {@code len_message}. */
    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase();
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            if (character == '"' || character == '\\') {
                json.append('\\').append(character);
            } else if (character < ' ') {
                json.append(String.format("\\u%04x", (int) character));
            } else {
                json.append(character);
            }
        }
        return json.append('"').toString();
    }
}
