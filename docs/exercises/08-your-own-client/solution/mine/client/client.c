/*
 * A chat client without a library: client --port PORT ADDRESS NAME
 *
 * Two places have something to say, the keyboard and the server, and poll() waits for both. What comes from either
 * is bytes in pieces: they are gathered until a line or a frame is whole.
 */
#include <errno.h>
#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { JOIN, LEAVE, MESSAGE, LIST, DIRECT, ERROR };
enum { HEADER = 3, MAX_MESSAGE = 65535, CAPACITY = 1 << 18 };

/* Bytes that have come and are not used yet. */
struct buffer {
  unsigned char bytes[CAPACITY];
  size_t length;
};

static struct buffer from_server, from_keyboard;
static int server;
/* A name was sent and not answered; in the chat; out of it. */
static int asking, joined, leaving;
static char name[MAX_MESSAGE + 1];

/* On a terminal there is a prompt, and what comes is shown in its place. */
static int terminal, prompted;

static void clear_prompt(void) {
  if (prompted) fputs("\r\033[K", stdout);
  prompted = 0;
}

static void prompt(void) {
  if (!terminal || prompted || asking || leaving) return;
  if (joined) printf("%s> ", name);
  else fputs("Name: ", stdout);
  fflush(stdout);
  prompted = 1;
}

static void show(const char *prefix, const unsigned char *text, size_t length) {
  clear_prompt();
  fputs(prefix, stdout);
  for (size_t i = 0; i < length; i++) putchar(text[i] >= 0x20 && text[i] <= 0x7e ? text[i] : '?');
  putchar('\n');
  fflush(stdout);
}

static void say(const char *sentence) { show("", (const unsigned char *)sentence, strlen(sentence)); }

static void write_all(const unsigned char *bytes, size_t length) {
  while (length > 0) {
    ssize_t count = send(server, bytes, length, MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return; /* The end of the connection will be read. */
    bytes += count;
    length -= (size_t)count;
  }
}

static void send_frame(int command, const char *text) {
  static unsigned char frame[HEADER + MAX_MESSAGE];
  size_t length = strlen(text);
  frame[0] = (unsigned char)command;
  frame[1] = (unsigned char)(length >> 8); /* network byte order: the higher byte first */
  frame[2] = (unsigned char)(length & 0xff);
  memcpy(frame + HEADER, text, length);
  write_all(frame, HEADER + length);
}

static void ask_to_join(const char *wanted) {
  if (wanted != name) strcpy(name, wanted);
  asking = 1;
  send_frame(JOIN, name);
}

static void leave(void) {
  if (leaving) return;
  leaving = 1;
  send_frame(LEAVE, "");
  shutdown(server, SHUT_WR);
}

/* Removes bytes from the front. */
static void used(struct buffer *buffer, size_t count) {
  buffer->length -= count;
  memmove(buffer->bytes, buffer->bytes + count, buffer->length);
}

/* Why a text cannot be sent, or NULL. */
static const char *fault_of(const char *text) {
  for (const char *c = text; *c != '\0'; c++) {
    if (*c < 0x20 || *c > 0x7e) return "Only printable ASCII characters can be sent.";
  }
  return strlen(text) > MAX_MESSAGE ? "A text of more than 65535 characters cannot be sent." : NULL;
}

static const char *fault_of_name(const char *wanted) {
  if (strspn(wanted, " ") == strlen(wanted)) return "A name may not be blank.";
  return strchr(wanted, ' ') != NULL ? "A name may not contain spaces." : fault_of(wanted);
}

/* The topic, and the entries with a comma between them. */
static void show_list(unsigned char *text, size_t length) {
  size_t topic = 0;
  while (topic < length && text[topic] != '\n') topic++;
  clear_prompt();
  printf("%.*s: ", (int)topic, text);
  for (size_t i = topic + 1; i < length; i++) {
    if (text[i] != '\n') putchar(text[i] >= 0x20 && text[i] <= 0x7e ? text[i] : '?');
    else if (i + 1 < length) fputs(", ", stdout);
  }
  putchar('\n');
  fflush(stdout);
}

static int is_room_line(const unsigned char *text, size_t length) {
  if (length > 0 && text[0] == '[') return memchr(text, ']', length) != NULL;
  return length > 1 && text[0] == '*' && text[1] == '*';
}

static void take(int command, unsigned char *message, size_t length) {
  if (command == JOIN || command == ERROR) asking = 0;
  switch (command) {
    case JOIN:
      if (length != 1) say("The server sent a frame that breaks the protocol.");
      else if (message[0] == 0) joined = 1;
      else {
        clear_prompt();
        printf("The name %s is already in use.\n", name);
        fflush(stdout);
      }
      return;
    case LEAVE: show("The server ends the connection: ", message, length); return;
    case MESSAGE:
      if (is_room_line(message, length)) show("", message, length);
      else say("The server sent a line of an unknown form.");
      return;
    case LIST: show_list(message, length); return;
    case DIRECT: show("To you alone: ", message, length); return;
    case ERROR: show(joined ? "Error: " : "", message, length); return;
    default: say("The server sent a frame of an unknown command."); return;
  }
}

/* Every frame that is whole. */
static void take_frames(void) {
  while (from_server.length >= HEADER) {
    unsigned char *bytes = from_server.bytes;
    size_t length = (size_t)bytes[1] << 8 | bytes[2];
    if (from_server.length < HEADER + length) return;
    if (!leaving) take(bytes[0], bytes + HEADER, length);
    used(&from_server, HEADER + length);
  }
}

static void typed(const char *line) {
  const char *fault;
  if (leaving) return;
  if (strcmp(line, "@exit") == 0) leave();
  else if (!joined) {
    fault = fault_of_name(line);
    if (fault != NULL) say(fault);
    else ask_to_join(line);
  } else if (*line != '\0') {
    fault = fault_of(line);
    if (fault != NULL) say(fault);
    else send_frame(MESSAGE, line);
  }
}

/* Every line that is whole; but what is typed while a name is not answered waits: it may be a text or a name. */
static void take_lines(void) {
  unsigned char *end;
  while (!asking && (end = memchr(from_keyboard.bytes, '\n', from_keyboard.length)) != NULL) {
    *end = '\0';
    prompted = 0; /* Enter has ended its row. */
    typed((const char *)from_keyboard.bytes);
    used(&from_keyboard, (size_t)(end - from_keyboard.bytes) + 1);
  }
}

/* Reads what there is. Returns 0 at the end. */
static int fill(int file, struct buffer *buffer) {
  ssize_t count = read(file, buffer->bytes + buffer->length, CAPACITY - buffer->length);
  if (count < 0 && errno == EINTR) return 1;
  if (count <= 0) return 0;
  buffer->length += (size_t)count;
  return 1;
}

static int connect_to(const char *host, const char *port) {
  struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *all, *one;
  int result = -1;
  if (getaddrinfo(host, port, &hints, &all) != 0) return -1;
  for (one = all; one != NULL && result < 0; one = one->ai_next) {
    result = socket(one->ai_family, one->ai_socktype, one->ai_protocol);
    if (result >= 0 && connect(result, one->ai_addr, one->ai_addrlen) != 0) {
      close(result);
      result = -1;
    }
  }
  freeaddrinfo(all);
  return result;
}

/* A decimal number from 1 to 65535, and nothing else. */
static int is_port(const char *text) {
  size_t digits = strspn(text, "0123456789");
  if (digits == 0 || digits > 5 || text[digits] != '\0') return 0;
  int port = atoi(text);
  return port >= 1 && port <= 65535;
}

int main(int argc, char **argv) {
  const char *port = "9000";
  if (argc > 2 && strcmp(argv[1], "--port") == 0) {
    port = argv[2];
    argv += 2;
    argc -= 2;
  }
  if (argc != 3 || !is_port(port) || fault_of_name(argv[2]) != NULL) {
    fprintf(stderr, "usage: client [--port PORT] ADDRESS NAME\n");
    return 2;
  }
  server = connect_to(argv[1], port);
  if (server < 0) {
    fprintf(stderr, "No connection to %s port %s.\n", argv[1], port);
    return 1;
  }
  ask_to_join(strcpy(name, argv[2]));

  struct pollfd files[] = {{.fd = server, .events = POLLIN}, {.fd = STDIN_FILENO, .events = POLLIN}};
  int more_to_type = 1;
  terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
  for (;;) {
    prompt();
    if (poll(files, 2, -1) < 0) continue; /* A signal came first. */
    if (files[0].revents != 0) {
      if (!fill(server, &from_server)) break;
      take_frames();
    }
    if (files[1].revents != 0) more_to_type = fill(STDIN_FILENO, &from_keyboard);
    take_lines();
    if (!more_to_type && !asking) leave();
    /* poll() leaves alone what is below 0: the keyboard has ended, or there is no room for more of it. */
    files[1].fd = more_to_type && from_keyboard.length < CAPACITY ? STDIN_FILENO : -1;
  }
  if (leaving) return 0;
  say("The connection is closed.");
  return 1;
}
