/*
 * The clients: connecting and joining, bytes out and bytes in, and what is said when something goes wrong.
 * What the bytes mean is in chat.c and peers.c, when something is sent in measure.c.
 */
#include "load.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

/* Seconds after which a join has failed. */
enum { PATIENCE = 120 };

static uint32_t connected;

/* ---- What goes wrong ---- */

void complain(const struct client *client, const char *what, const unsigned char *bytes, size_t length) {
  if (load.errors++ > 0) return;
  fprintf(stderr, "load: client %u %s: ", client->number, what);
  for (size_t i = 0; i < length && i < 100; i++)
    fprintf(stderr, bytes[i] >= ' ' && bytes[i] < 127 ? "%c" : "\\x%02x", bytes[i]);
  fprintf(stderr, "\n");
}

void wrong_line(struct client *client, const char *text) {
  unsigned sender, number;
  const char *what = "got a text that nobody sent";
  if (sscanf(text, "%3u %8u", &sender, &number) == 2 && sender < load.senders) {
    uint32_t expected = client->next[sender];
    if (number > expected) what = "missed a line (lost, or overtaken)";
    if (number < expected) what = "got a line twice, or too late";
    if (number == expected) what = "got a line with other bytes than were sent";
    client->next[sender] = number + 1;
  }
  complain(client, what, (const unsigned char *)text, TEXT);
}

/* ---- Sending ---- */

static void watch(struct client *client, int operation, uint32_t what) {
  struct epoll_event event = {.events = what, .data.ptr = client};
  if (epoll_ctl(load.epoll, operation, client->fd, &event) < 0) fail("epoll_ctl");
}

/* Gives the system what it takes now; what it does not, it is asked again for when there is room. */
void flush(struct client *client, int was_waiting) {
  ssize_t taken = send(client->fd, client->out, client->out_length, MSG_NOSIGNAL);
  if (taken < 0 && errno != EAGAIN) fail("send");
  if (taken > 0) {
    client->out_length -= (size_t)taken;
    memmove(client->out, client->out + taken, client->out_length);
  }
  int waits = client->out_length > 0;
  if (waits != was_waiting) watch(client, EPOLL_CTL_MOD, waits ? EPOLLIN | EPOLLOUT : EPOLLIN);
}

void append(struct client *client, const char *bytes, size_t length) {
  if (client->out_length + length > client->out_size) {
    client->out_size = 2 * (client->out_length + length);
    client->out = realloc(client->out, client->out_size);
    if (client->out == NULL) fail("realloc");
  }
  memcpy(client->out + client->out_length, bytes, length);
  client->out_length += length;
}

void send_bytes(struct client *client, const char *bytes, size_t length) {
  int was_waiting = client->out_length > 0;
  append(client, bytes, length);
  if (!was_waiting) flush(client, 0);
}

/* ---- Receiving ---- */

void end_batch(uint64_t next_sent_at) {
  if (load.measuring && load.batch > 0) {
    load.deliveries += load.batch;
    record_latency(load.now - load.batch_sent_at, load.batch);
  }
  load.batch = 0;
  load.batch_sent_at = next_sent_at;
}

static void receive(struct client *client) {
  static unsigned char buffer[REST + 256 * 1024];
  memcpy(buffer, client->rest, client->rest_length);
  ssize_t received = recv(client->fd, buffer + client->rest_length, sizeof buffer - REST, 0);
  load.now = clock_now();
  if (received < 0 && errno == EAGAIN) return;
  if (received <= 0) {
    complain(client, "was disconnected", NULL, 0);
    watch(client, EPOLL_CTL_DEL, 0);
    return;
  }
  size_t length = client->rest_length + (size_t)received;
  size_t used = options.protocol->take(client, buffer, length);
  end_batch(0);
  client->rest_length = length - used;
  if (client->rest_length > REST) {
    complain(client, "got a frame without end", buffer + used, 100);
    client->rest_length = 0;
  }
  memcpy(client->rest, buffer + used, client->rest_length);
}

/* Handles what has happened, or waits for something to happen, this long at most. Returns 0 if nothing did. */
int turn(int milliseconds) {
  static struct epoll_event events[1024];
  int count = epoll_wait(load.epoll, events, 1024, milliseconds);
  if (count < 0 && errno != EINTR) fail("epoll_wait");
  for (int i = 0; i < count; i++) {
    struct client *client = events[i].data.ptr;
    if (client == NULL) continue; /* the timer: whoever set it looks at the clock */
    if (events[i].events & EPOLLOUT) flush(client, 1);
    if (events[i].events & ~(uint32_t)EPOLLOUT) receive(client);
  }
  return count;
}

/* ---- Joining ---- */

void has_joined(struct client *client) {
  if (client->joined) complain(client, "joined twice", NULL, 0);
  client->joined = 1;
  load.joined++;
}

static void connect_client(uint32_t number) {
  struct client *client = &load.clients[number];
  struct sockaddr_in server = {.sin_family = AF_INET, .sin_port = htons((uint16_t)options.port)};
  server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  client->number = number;
  client->next = calloc(load.senders + 1, sizeof *client->next);
  client->fd = socket(AF_INET, SOCK_STREAM, 0);
  if (client->fd < 0 || connect(client->fd, (struct sockaddr *)&server, sizeof server) < 0) fail("connect");
  setsockopt(client->fd, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
  fcntl(client->fd, F_SETFL, O_NONBLOCK);
  watch(client, EPOLL_CTL_ADD, EPOLLIN);
  char bytes[256];
  size_t length = options.protocol->greet(bytes, number);
  if (length > 0) send_bytes(client, bytes, length);
}

/* Everybody joins, many at the same time. Afterwards nothing of it is on its way any more. */
void join_all(void) {
  uint64_t end = clock_now() + PATIENCE * 1000000000ull;
  while (load.joined < options.clients && load.errors == 0 && clock_now() < end) {
    while (connected < options.clients && connected - load.joined < options.protocol->joining) connect_client(connected++);
    turn(100);
  }
  /* Each announcement reaches all who are in by then: the first client gets all of them, the last one only
     its own. Whatever the order, together that is: */
  uint64_t all = (uint64_t)options.clients * (options.clients + 1) / 2;
  if (options.protocol->announces)
    while (load.announcements < all && load.errors == 0 && clock_now() < end) turn(100);
  else
    while (turn(300) > 0) continue;
  if (load.joined < options.clients) complain(&load.clients[load.joined], "could not join in time", NULL, 0);
  else if (options.protocol->announces && load.announcements != all)
    complain(&load.clients[0], "or another one missed an announcement, or got one twice", NULL, 0);
}
