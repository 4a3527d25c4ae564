import java.io.*;
import java.net.*;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.*;

/** The chat server. It refuses names with 05, announces joins by 00 and leaves by 01, and sends no list of commands. */
public class Server {
    private static final Map<String, Server> users = new LinkedHashMap<>();
    private static PrintWriter log;
    private final Socket socket;
    private final DataOutputStream out;
    private String name;

    private Server(Socket socket) throws IOException {
        this.socket = socket;
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    private synchronized void send(int command, byte[] message) {
        if (message.length > 65535) return;
        try {
            out.writeByte(command);
            out.writeShort(message.length);
            out.write(message);
            out.flush();
        } catch (IOException e) {
            // The reader of this connection will see it too.
        }
    }

    private void send(int command, String text) {
        send(command, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static synchronized void log(String line) {
        log.println(LocalDateTime.now() + " " + line);
        log.flush();
    }

    private static void toAll(int command, String line, Server but) {
        log(line);
        synchronized (users) {
            for (Server user : users.values()) if (user != but) user.send(command, line);
        }
    }

    private void run() {
        String address = socket.getInetAddress().getHostAddress() + ":" + socket.getPort();
        log("Connection from " + address);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()))) {
            while (true) {
                int command = in.readUnsignedByte();
                byte[] message = new byte[in.readUnsignedShort()];
                in.readFully(message);
                String text = new String(message, StandardCharsets.US_ASCII);
                if (command == 0 && name == null) join(text, address);
                else if (command == 1) return;
                else if (command == 2 && name != null) toAll(2, "[" + name + "] " + text, this);
                else send(5, "Unsupported command");
            }
        } catch (IOException e) {
            // It went down.
        } finally {
            leave();
        }
    }

    private void join(String wanted, String address) {
        if (wanted.isBlank()) {
            send(5, "A name may not be blank");
            return;
        }
        synchronized (users) {
            if (users.containsKey(wanted)) {
                log(address + " requested " + wanted + ", refused");
                send(5, "Name in use");
                return;
            }
            name = wanted;
            users.put(name, this);
        }
        log(address + " requested " + wanted + ", accepted");
        send(0, new byte[] {0});
        toAll(0, "**" + name + " is joining the chat**", null);
    }

    private void leave() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed, then.
        }
        if (name == null) return;
        synchronized (users) {
            users.remove(name);
        }
        toAll(1, "**" + name + " is leaving the chat**", null);
    }

    public static void main(String[] args) throws IOException {
        log = new PrintWriter(new FileWriter("chat.log", true));
        try (ServerSocket server = new ServerSocket(args.length > 0 ? Integer.parseInt(args[0]) : 9000)) {
            while (true) {
                Socket socket = server.accept();
                Server user = new Server(socket);
                new Thread(user::run).start();
            }
        }
    }
}
