package example;

import chat.Chat;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A chat client: whatever is typed goes to the others, and {@code @exit} leaves.
 *
 * <p>One thread reads the keyboard and sends. After joining, another one shows what the server sends.
 */
public final class Client {
    private static final String EXIT = "@exit";

    /** Milliseconds that the server has to close the connection after we left. */
    private static final long PATIENCE = 2000;

    private final Screen screen = new Screen();
    private final Socket connection;
    private final DataInputStream input;
    private final OutputStream output;
    private volatile boolean leaving;

    private Client(Socket connection) throws IOException {
        this.connection = connection;
        input = new DataInputStream(new BufferedInputStream(connection.getInputStream()));
        output = connection.getOutputStream();
    }

    /** The arguments: [--port N] ADDRESS NAME. */
    public static void main(String[] arguments) throws InterruptedException {
        List<String> rest = new ArrayList<>(List.of(arguments));
        int port = 9000;
        int option = rest.indexOf("--port");
        if (option >= 0 && option + 1 < rest.size()) {
            port = portOf(rest.remove(option + 1));
            rest.remove(option);
        }
        if (rest.size() != 2 || wrongName(rest.get(1)) != null || port == 0) {
            System.err.println("usage: Client [--port N] ADDRESS NAME");
            System.err.println("A name may not be blank or contain spaces.");
            System.exit(2);
        }
        Client client = null;
        try {
            client = new Client(new Socket(rest.get(0), port));
            client.run(rest.get(1));
        } catch (IOException error) {
            if (client != null) {
                client.lost();
            }
            System.err.println("No connection to " + rest.get(0) + " port " + port + ": " + error.getMessage());
            System.exit(1);
        }
    }

    /** The port that an argument names, or 0. */
    private static int portOf(String argument) {
        try {
            int port = Integer.parseInt(argument);
            return 0 <= port && port <= 0xffff ? port : 0;
        } catch (NumberFormatException error) {
            return 0;
        }
    }

    private void run(String firstName) throws IOException, InterruptedException {
        String name = join(firstName);
        Thread receiver = new Thread(this::receive);
        receiver.setDaemon(true);
        receiver.start();
        if (name != null) {
            talk(name);
        }
        leaving = true;
        send(Chat.Command.LEAVE, "");
        connection.shutdownOutput();
        receiver.join(PATIENCE);
    }

    /** Asks for names until the server accepts one. Null when the user gives up. */
    private String join(String firstName) throws IOException {
        String name = firstName;
        while (name != null && !name.equals(EXIT)) {
            String refusal = wrongName(name);
            if (refusal == null) {
                refusal = request(name);
            }
            if (refusal == null) {
                return name;
            }
            screen.show(refusal);
            name = screen.ask("Name: ");
        }
        return null;
    }

    /** Asks for a name, and waits for the answer: null, or why not. Other frames are shown meanwhile. */
    private String request(String name) throws IOException {
        send(Chat.Command.JOIN, name);
        for (Chat.ServerFrame frame = next(); frame != null; frame = next()) {
            if (frame.message() instanceof Chat.JoinReply reply) {
                boolean accepted = reply.status() == Chat.Status.ACCEPTED;
                return accepted ? null : "The name " + name + " is already in use.";
            }
            if (frame.command() == Chat.Command.ERROR) {
                return ((Chat.PlainText) frame.message()).text();
            }
            screen.take(frame);
        }
        throw new IOException("The server closed the connection.");
    }

    /** The next frame that can be read, or null when there is none any more. */
    private Chat.ServerFrame next() throws IOException {
        for (byte[] frame = Wire.readFrame(input); frame != null; frame = Wire.readFrame(input)) {
            try {
                return Wire.parse(frame);
            } catch (RuntimeException error) {
                screen.show("The server sent a frame that breaks the protocol: " + error.getMessage());
            }
        }
        return null;
    }

    /** Shows what the server sends, until the end. */
    private void receive() {
        try {
            for (Chat.ServerFrame frame = next(); frame != null; frame = next()) {
                if (!leaving) {
                    screen.take(frame);
                }
            }
        } catch (IOException error) {
            // The connection broke, which is an end as well.
        }
        if (!leaving) {
            lost();
        }
    }

    /** Sends what the user types. */
    private void talk(String name) throws IOException {
        String text = screen.ask(name + "> ");
        while (text != null && !text.equals(EXIT)) {
            String refusal = Wire.unsendable(text);
            if (refusal != null) {
                screen.show(refusal);
            } else if (!text.isEmpty()) {
                send(Chat.Command.MESSAGE, text);
            }
            text = screen.ask(name + "> ");
        }
    }

    private void send(Chat.Command command, String text) throws IOException {
        output.write(Wire.toBytes(command, text));
    }

    /** Ends the program at once: the thread that waits for the keyboard cannot be woken. */
    private void lost() {
        screen.end("The connection is closed.");
        System.exit(1);
    }

    /** Why a name is not even sent, or null. The server knows the other rules. */
    private static String wrongName(String name) {
        if (name.isBlank()) {
            return "A name may not be blank.";
        }
        return name.contains(" ") ? "A name may not contain spaces." : Wire.unsendable(name);
    }
}
