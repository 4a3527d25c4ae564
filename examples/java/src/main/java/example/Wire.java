package example;

import chat.Chat;
import io.kaitai.struct.ByteBufferKaitaiStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Frames as bytes: the one class here that knows the header of a frame.
 *
 * <p>A frame is a command in one byte, the length of the message in two, and the message. Everything in the
 * message is for the generated parser.
 */
final class Wire {
    private static final int HEADER_LENGTH = 3;
    private static final int LONGEST_MESSAGE = 0xffff;

    private Wire() {}

    /** Cuts the next frame from a connection; null when there is none any more. */
    static byte[] readFrame(DataInputStream connection) throws IOException {
        try {
            byte[] header = new byte[HEADER_LENGTH];
            connection.readFully(header);
            int messageLength = Short.toUnsignedInt(ByteBuffer.wrap(header).getShort(1));
            byte[] frame = Arrays.copyOf(header, HEADER_LENGTH + messageLength);
            connection.readFully(frame, HEADER_LENGTH, messageLength);
            return frame;
        } catch (EOFException end) {
            return null;
        }
    }

    /**
     * Reads a frame of the server with the generated parser.
     *
     * @throws RuntimeException of several kinds, depending on what is wrong with the bytes
     */
    static Chat.ServerFrame parse(byte[] frame) {
        return new Chat.ServerFrame(new ByteBufferKaitaiStream(frame));
    }

    /** A frame that is ready to be sent; the text has to be sendable. */
    static byte[] toBytes(Chat.Command command, String text) {
        byte[] message = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(HEADER_LENGTH + message.length)
                .put((byte) command.id())
                .putShort((short) message.length)
                .put(message)
                .array();
    }

    /** Why a text cannot be sent, or null. It is ASCII, and its length has to fit two bytes. */
    static String unsendable(String text) {
        if (!text.chars().allMatch(character -> ' ' <= character && character <= '~')) {
            return "Only printable ASCII characters can be sent.";
        }
        if (text.length() > LONGEST_MESSAGE) {
            return "A text of more than " + LONGEST_MESSAGE + " characters cannot be sent.";
        }
        return null;
    }
}
