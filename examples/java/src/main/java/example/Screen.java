package example;

import chat.Chat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Lines above a prompt. The prompt is for people: it is not shown when the input or the output is a pipe.
 */
final class Screen {
    private final boolean terminal = System.console() != null;
    private final BufferedReader keyboard =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private String prompt = "";

    /** The next line that is typed, or null at the end of the input. */
    String ask(String newPrompt) throws IOException {
        setPrompt(newPrompt);
        String line = keyboard.readLine();
        setPrompt("");
        if (line == null && terminal) {
            System.out.println(); // The prompt of the shell shall not stand behind ours.
        }
        return line;
    }

    private synchronized void setPrompt(String newPrompt) {
        prompt = terminal ? newPrompt : "";
        System.out.print(prompt);
        System.out.flush();
    }

    /** Shows a line, and the prompt again below it. */
    synchronized void show(String line) {
        // Whatever a server sends, it shall not reach into the terminal.
        String safe = line.replaceAll("[^ -~]", "?");
        System.out.print(terminal ? "\r\033[K" + safe + "\n" + prompt : safe + "\n");
        System.out.flush();
    }

    /** Shows a line that is the last one, in the place of the prompt. */
    synchronized void end(String line) {
        prompt = "";
        show(line);
    }

    /** Shows what a frame says. */
    void take(Chat.ServerFrame frame) {
        if (frame.message() instanceof Chat.RoomLine room) {
            show(roomLine(room));
        } else if (frame.message() instanceof Chat.DirectLine direct) {
            show("To you alone: [" + direct.line().sender() + "] " + direct.line().text());
        } else if (frame.message() instanceof Chat.Listing listing) {
            show(listing.topic() + ": " + String.join(", ", listing.entries()));
        } else if (frame.message() instanceof Chat.PlainText plain) {
            boolean error = frame.command() == Chat.Command.ERROR;
            show((error ? "Error: " : "The server ends the connection: ") + plain.text());
        } else if (frame.command() == null) {
            // What is not in the enum has no number either: the generated parser makes null of it.
            show("The server sent a frame of an unknown command.");
        }
    }

    /** A line of the room as it is to be shown. */
    private static String roomLine(Chat.RoomLine room) {
        if (room.line() instanceof Chat.SaidLine said) {
            return "[" + said.sender() + "] " + said.text();
        }
        Chat.AnnouncedLine announced = (Chat.AnnouncedLine) room.line();
        return "**" + announced.username() + " " + announced.event();
    }
}
