/*
 * A chat server of the same protocol as ours, in C: one thread, epoll. Written to be compared with. It does
 * what has to be done for each line, and next to nothing else: names, listings on connecting, announcements,
 * chat.log written before anything in it is delivered. It does not check texts, has no limits, gives up when
 * the system refuses something, and keeps whatever a slow client does not read.
 *
 *   server FOLDER        listens on a free port of this machine, prints it, writes FOLDER/chat.log
 *
 * The fan-out: all that arrives in one round of epoll is put into one buffer, `room`, and each client gets
 * one write of it at the end of the round. Whoever said something gets the parts between its own lines
 * (writev), everybody else the same bytes.
 */
#define _GNU_SOURCE /* accept4 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { JOIN = 0, LEAVE = 1, MESSAGE = 2, LIST = 3, DIRECT = 4, ERROR = 5, HEADER = 3 };
enum { LONGEST_NAME = 32, LONGEST_FRAME = HEADER + 65535 };

/* Bytes that grow. */
struct buffer {
  char *bytes;
  size_t length, size;
};

/* Part of `room`, as offsets. */
struct range {
  size_t start, end;
};

struct client {
  int fd;
  char name[LONGEST_NAME + 1]; /* empty until it has joined */
  size_t index;                /* where it is in `clients` */
  struct buffer in;            /* the beginning of a frame whose end has not arrived */
  struct buffer out;           /* what the system did not take yet */
  /* This round's cut. */
  size_t from;          /* the lines of `room` from here on are for this client */
  struct range *skip;   /* except for these: its own */
  size_t skips, skip_size;
};

static int epoll, log_file;
static struct client **clients; /* all who are connected */
static size_t count, clients_size;
static struct buffer room;      /* the frames of this round that are for everybody */
static struct buffer transcript; /* their lines for chat.log */
static struct client **gone;    /* closed in this round; freed at its end, since events may still name them */
static size_t gone_count, gone_size;
static char time_stamp[32];

static _Noreturn void fail(const char *what) {
  fprintf(stderr, "server: %s: %s\n", what, strerror(errno));
  exit(1);
}

/* ---- Memory ---- */

static void *grow(void *items, size_t *size, size_t needed, size_t item) {
  if (needed <= *size) return items;
  *size = 2 * needed;
  items = realloc(items, *size * item);
  if (items == NULL) fail("realloc");
  return items;
}

static void append(struct buffer *to, const void *bytes, size_t length) {
  to->bytes = grow(to->bytes, &to->size, to->length + length, 1);
  memcpy(to->bytes + to->length, bytes, length);
  to->length += length;
}

static void append_frame(struct buffer *to, int command, const struct iovec *parts, int part_count) {
  size_t length = 0;
  for (int i = 0; i < part_count; i++) length += parts[i].iov_len;
  char header[HEADER] = {(char)command, (char)(length >> 8), (char)length};
  append(to, header, HEADER);
  for (int i = 0; i < part_count; i++) append(to, parts[i].iov_base, parts[i].iov_len);
}

/* ---- Writing ---- */

static void watch(struct client *client, int operation, uint32_t events) {
  struct epoll_event event = {.events = events, .data.ptr = client};
  if (epoll_ctl(epoll, operation, client->fd, &event) < 0) fail("epoll_ctl");
}

/* Writes what the system takes. The rest waits for the client to read. */
static void write_parts(struct client *client, const struct iovec *parts, int part_count) {
  ssize_t taken = 0;
  int had_to_wait = client->out.length > 0;
  if (!had_to_wait) {
    taken = part_count == 1 ? send(client->fd, parts->iov_base, parts->iov_len, MSG_NOSIGNAL)
                            : writev(client->fd, parts, part_count);
    if (taken < 0 && errno != EAGAIN) return; /* it is gone, and epoll will say so */
    if (taken < 0) taken = 0;
  }
  for (int i = 0; i < part_count; i++) {
    size_t skipped = (size_t)taken < parts[i].iov_len ? (size_t)taken : parts[i].iov_len;
    taken -= (ssize_t)skipped;
    if (skipped < parts[i].iov_len)
      append(&client->out, (char *)parts[i].iov_base + skipped, parts[i].iov_len - skipped);
  }
  if (!had_to_wait && client->out.length > 0) watch(client, EPOLL_CTL_MOD, EPOLLIN | EPOLLOUT);
}

static void write_rest(struct client *client) {
  ssize_t taken = send(client->fd, client->out.bytes, client->out.length, MSG_NOSIGNAL);
  if (taken <= 0) return;
  client->out.length -= (size_t)taken;
  memmove(client->out.bytes, client->out.bytes + taken, client->out.length);
  if (client->out.length == 0) watch(client, EPOLL_CTL_MOD, EPOLLIN);
}

/* A frame for one client alone, at once. */
static void tell(struct client *client, int command, const char *message, size_t length) {
  struct buffer frame = {0};
  append_frame(&frame, command, &(struct iovec){(void *)message, length}, 1);
  write_parts(client, &(struct iovec){frame.bytes, frame.length}, 1);
  free(frame.bytes);
}

/* ---- The room ---- */

/* A line for everybody but one, and for the log. */
static void line(const struct iovec *parts, int part_count, struct client *except) {
  size_t start = room.length;
  append_frame(&room, MESSAGE, parts, part_count);
  append(&transcript, time_stamp, strlen(time_stamp));
  for (int i = 0; i < part_count; i++) append(&transcript, parts[i].iov_base, parts[i].iov_len);
  append(&transcript, "\n", 1);
  if (except == NULL) return;
  if (except->skips > 0 && except->skip[except->skips - 1].end == start) {
    except->skip[except->skips - 1].end = room.length;
    return;
  }
  except->skip = grow(except->skip, &except->skip_size, except->skips + 1, sizeof *except->skip);
  except->skip[except->skips++] = (struct range){start, room.length};
}

static void announce(struct client *client, const char *happening) {
  char text[80];
  int length = snprintf(text, sizeof text, "**%s is %s the chat**", client->name, happening);
  line(&(struct iovec){text, (size_t)length}, 1, NULL);
}

/* A linear search: names are compared when somebody joins, and that is not what is measured. */
static int name_in_use(const char *name) {
  for (size_t i = 0; i < count; i++)
    if (strcasecmp(clients[i]->name, name) == 0) return 1;
  return 0;
}

static void join(struct client *client, const char *name, size_t length) {
  char wanted[LONGEST_NAME + 1] = {0};
  if (client->name[0] != 0 || length == 0 || length > LONGEST_NAME) {
    tell(client, ERROR, "This name is not possible.", 26);
    return;
  }
  memcpy(wanted, name, length);
  if (name_in_use(wanted)) {
    tell(client, JOIN, "\1", 1);
    return;
  }
  memcpy(client->name, wanted, sizeof wanted);
  tell(client, JOIN, "\0", 1);
  client->from = room.length;
  announce(client, "joining");
}

static void leave(struct client *client) {
  close(client->fd);
  client->fd = -1;
  clients[client->index] = clients[--count];
  clients[client->index]->index = client->index;
  gone = grow(gone, &gone_size, gone_count + 1, sizeof *gone);
  gone[gone_count++] = client;
  if (client->name[0] != 0) announce(client, "leaving");
}

/* The end of a round: first the log, then everybody gets what is new. */
static void deliver(void) {
  if (room.length == 0) return;
  if (write(log_file, transcript.bytes, transcript.length) != (ssize_t)transcript.length) fail("chat.log");
  for (size_t i = 0; i < count; i++) {
    struct client *client = clients[i];
    if (client->name[0] == 0) continue;
    struct iovec parts[64];
    int part_count = 0;
    size_t at = client->from;
    for (size_t s = 0; s <= client->skips; s++) {
      size_t end = s < client->skips ? client->skip[s].start : room.length;
      if (end > at) parts[part_count++] = (struct iovec){room.bytes + at, end - at};
      if (s < client->skips) at = client->skip[s].end;
      if (part_count == 64) {
        write_parts(client, parts, part_count);
        part_count = 0;
      }
    }
    if (part_count > 0) write_parts(client, parts, part_count);
    client->from = client->skips = 0;
  }
  room.length = transcript.length = 0;
}

/* ---- Reading ---- */

static void handle(struct client *client, int command, char *message, size_t length) {
  if (command == JOIN) {
    join(client, message, length);
  } else if (command == MESSAGE && client->name[0] != 0) {
    struct iovec parts[] = {{"[", 1}, {client->name, strlen(client->name)}, {"] ", 2}, {message, length}};
    line(parts, 4, client);
  } else if (command == LEAVE) {
    leave(client);
  } else {
    tell(client, ERROR, "This is not possible.", 21);
  }
}

/* Whole frames are handled where they are; the beginning of one more is kept. */
static void receive(struct client *client) {
  static char bytes[LONGEST_FRAME + 64 * 1024];
  memcpy(bytes, client->in.bytes, client->in.length);
  ssize_t received = recv(client->fd, bytes + client->in.length, 64 * 1024, 0);
  if (received < 0 && errno == EAGAIN) return;
  if (received <= 0) {
    leave(client);
    return;
  }
  char *at = bytes, *end = bytes + client->in.length + received;
  while (client->fd >= 0 && end - at >= HEADER) {
    size_t length = (size_t)(unsigned char)at[1] << 8 | (unsigned char)at[2];
    if ((size_t)(end - at) < HEADER + length) break;
    handle(client, at[0], at + HEADER, length);
    at += HEADER + length;
  }
  client->in.length = 0;
  if (at < end) append(&client->in, at, (size_t)(end - at));
}

/* ---- Connections ---- */

static void accept_all(int listener) {
  static const char commands[] = "commands\n00 join <username>\n01 leave\n02 message <text>\n";
  int fd;
  while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
    struct client *client = calloc(1, sizeof *client);
    if (client == NULL) fail("calloc");
    client->fd = fd;
    client->index = count;
    clients = grow(clients, &clients_size, count + 1, sizeof *clients);
    clients[count++] = client;
    watch(client, EPOLL_CTL_ADD, EPOLLIN);
    tell(client, LIST, commands, sizeof commands - 1);
  }
  if (errno != EAGAIN) fail("accept");
}

static int listen_somewhere(void) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof address;
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  if (listener < 0 || bind(listener, (struct sockaddr *)&address, length) < 0 || listen(listener, 511) < 0 ||
      getsockname(listener, (struct sockaddr *)&address, &length) < 0)
    fail("listen");
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
  if (epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event) < 0) fail("epoll_ctl");
  printf("server: listening on 127.0.0.1:%d\n", ntohs(address.sin_port));
  fflush(stdout);
  return listener;
}

static void tell_the_time(void) {
  struct timespec now;
  struct tm parts;
  clock_gettime(CLOCK_REALTIME, &now);
  gmtime_r(&now.tv_sec, &parts);
  size_t length = strftime(time_stamp, sizeof time_stamp, "%FT%T", &parts);
  snprintf(time_stamp + length, sizeof time_stamp - length, ".%03dZ ", (int)(now.tv_nsec / 1000000));
}

int main(int argument_count, char **arguments) {
  if (argument_count != 2 || chdir(arguments[1]) < 0) {
    fprintf(stderr, "usage: server FOLDER\n");
    return 2;
  }
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  signal(SIGPIPE, SIG_IGN);
  log_file = open("chat.log", O_WRONLY | O_CREAT | O_APPEND, 0666);
  epoll = epoll_create1(0);
  if (log_file < 0 || epoll < 0) fail("start");
  int listener = listen_somewhere();
  for (;;) {
    static struct epoll_event events[1024];
    int event_count = epoll_wait(epoll, events, 1024, -1);
    if (event_count < 0 && errno != EINTR) fail("epoll_wait");
    tell_the_time();
    for (int i = 0; i < event_count; i++) {
      struct client *client = events[i].data.ptr;
      if (client == NULL) accept_all(listener);
      else if (client->fd >= 0 && events[i].events & EPOLLOUT) write_rest(client);
      if (client != NULL && client->fd >= 0 && events[i].events & ~(uint32_t)EPOLLOUT) receive(client);
    }
    deliver();
    for (; gone_count > 0; gone_count--) {
      struct client *client = gone[gone_count - 1];
      free(client->in.bytes);
      free(client->out.bytes);
      free(client->skip);
      free(client);
    }
  }
}
