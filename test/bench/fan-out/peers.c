/*
 * The protocols of the servers that ours is measured beside. For each: how a client comes in, how it says a
 * text, and where the texts are in what it receives. Everything else that they send is skipped.
 */
#define _GNU_SOURCE /* memmem */
#include "load.h"
#include <stdio.h>

/* ---- Lines, which all of them are made of ---- */

static int starts_with(const unsigned char *line, size_t length, const char *what) {
  return length >= strlen(what) && memcmp(line, what, strlen(what)) == 0;
}


static int contains(const unsigned char *line, size_t length, const char *what) {
  return memmem(line, length, what, strlen(what)) != NULL;
}

/* Calls back for each whole line, without its end (LF or CR LF). Returns how many bytes that were. */
static inline size_t each_line(struct client *client, const unsigned char *bytes, size_t length,
                               void (*take_line)(struct client *, const unsigned char *, size_t)) {
  const unsigned char *at = bytes, *end = bytes + length, *feed;
  while (at < end && (feed = memchr(at, '\n', (size_t)(end - at))) != NULL) {
    size_t line = (size_t)(feed - at);
    if (client->skipping) client->skipping = 0;
    else take_line(client, at, line > 0 && at[line - 1] == '\r' ? line - 1 : line);
    at = feed + 1;
  }
  return (size_t)(at - bytes);
}

/* ---- IRC: everybody is in one channel ---- */

static size_t irc_greet(char *to, uint32_t number) {
  return (size_t)sprintf(to, "NICK s%03u\r\nUSER s%03u 0 * :bench\r\n", number, number);
}

static size_t irc_say(char *to, const char *text) {
  return (size_t)sprintf(to, "PRIVMSG #bench :%.*s\r\n", TEXT, text);
}

/* `:s007!~s007@localhost PRIVMSG #bench :TEXT` */
static void irc_line(struct client *client, const unsigned char *line, size_t length) {
  static const char message[] = " PRIVMSG #bench :";
  const char *text = (const char *)line + length - TEXT;
  if (length > TEXT + sizeof message && memcmp(text - (sizeof message - 1), message, sizeof message - 1) == 0) {
    if (memcmp(line + 2, text, 3) == 0) heard(client, text);
    else wrong_line(client, text);
    return;
  }
  /* A reply is `:server NUMBER …`: 001 is the welcome, 366 the end of the list of who is in the channel. */
  const unsigned char *code = memchr(line, ' ', length);
  if (starts_with(line, length, "PING")) send_bytes(client, "PONG bench\r\n", 12);
  else if (starts_with(line, length, "ERROR")) complain(client, "got an error", line, length);
  else if (code == NULL || (size_t)(code - line) + 5 > length) return;
  else if (memcmp(code, " 001 ", 5) == 0) send_bytes(client, "JOIN #bench\r\n", 13);
  else if (memcmp(code, " 366 ", 5) == 0) has_joined(client);
  else if (memcmp(code, " 422 ", 5) == 0) return; /* there is no message of the day */
  else if (memcmp(code, " 4", 2) == 0) complain(client, "got an error", line, length);
}

static size_t irc_take(struct client *client, const unsigned char *bytes, size_t length) {
  return each_line(client, bytes, length, irc_line);
}

/* ---- NATS: everybody subscribes to one subject, and senders do not want their own ---- */

static size_t nats_greet(char *to, uint32_t number) {
  return (size_t)sprintf(to,
                         "CONNECT {\"verbose\":false,\"pedantic\":false,\"echo\":false,\"name\":\"s%03u\"}\r\n"
                         "SUB bench 1\r\nPING\r\n",
                         number);
}

static size_t nats_say(char *to, const char *text) {
  return (size_t)sprintf(to, "PUB bench %d\r\n%.*s\r\n", TEXT, TEXT, text);
}

/* A text has a line of its own, after `MSG bench 1 50`. No other line of the protocol begins with a digit. */
static void nats_line(struct client *client, const unsigned char *line, size_t length) {
  if (length == TEXT && line[0] >= '0' && line[0] <= '9') heard(client, (const char *)line);
  else if (starts_with(line, length, "MSG bench 1 50")) return;
  else if (starts_with(line, length, "PING")) send_bytes(client, "PONG\r\n", 6);
  else if (starts_with(line, length, "PONG")) has_joined(client);
  else if (!starts_with(line, length, "INFO")) complain(client, "got an error", line, length);
}

static size_t nats_take(struct client *client, const unsigned char *bytes, size_t length) {
  return each_line(client, bytes, length, nats_line);
}

/* ---- Redis: publish and subscribe on one connection, which its third protocol allows ---- */

static size_t redis_greet(char *to, uint32_t number) {
  (void)number;
  return (size_t)sprintf(to, "HELLO 3\r\nSUBSCRIBE bench\r\n");
}

static size_t redis_say(char *to, const char *text) {
  return (size_t)sprintf(to, "*3\r\n$7\r\nPUBLISH\r\n$5\r\nbench\r\n$%d\r\n%.*s\r\n", TEXT, TEXT, text);
}

/* Every item has a line: a text, lengths, the word "message", how many a text went to. */
static void redis_line(struct client *client, const unsigned char *line, size_t length) {
  if (length == TEXT && line[0] >= '0' && line[0] <= '9') heard(client, (const char *)line);
  else if (length == 9 && starts_with(line, length, "subscribe")) has_joined(client);
  else if (starts_with(line, length, "-")) complain(client, "got an error", line, length);
}

/* The usual case at once: a frame whose beginning is always the same. */
static size_t redis_take(struct client *client, const unsigned char *bytes, size_t length) {
  static const char head[] = ">3\r\n$7\r\nmessage\r\n$5\r\nbench\r\n$50\r\n";
  enum { HEAD = sizeof head - 1, FRAME = HEAD + TEXT + 2 };
  size_t used = 0;
  while (length - used >= FRAME && memcmp(bytes + used, head, HEAD) == 0) {
    heard(client, (const char *)bytes + used + HEAD);
    used += FRAME;
  }
  if (length - used >= FRAME) used += each_line(client, bytes + used, length - used, redis_line);
  else if (length > used && (bytes[used] != '>' || !client->joined))
    used += each_line(client, bytes + used, length - used, redis_line);
  return used;
}

/* ---- ncat --chat: it passes on what it reads, with "<user5> " in front, however many lines that are ---- */

static size_t ncat_greet(char *to, uint32_t number) {
  (void)to, (void)number;
  return 0; /* who is connected is in */
}

static size_t ncat_say(char *to, const char *text) { return (size_t)sprintf(to, "%.*s\n", TEXT, text); }

/* Leaves out each "<user5> ", which may be in the middle of a text that ncat read in two parts. */
static size_t without_names(char *to, const unsigned char *line, size_t length) {
  size_t kept = 0;
  int inside = 0;
  for (size_t i = 0; i < length && kept < TEXT + 1; i++) {
    if (line[i] == '<') inside = 1;
    if (!inside) to[kept++] = (char)line[i];
    else if (line[i] == ' ') inside = 0;
  }
  return kept;
}

static void ncat_line(struct client *client, const unsigned char *line, size_t length) {
  char text[TEXT + 1];
  if (length == TEXT && line[0] != '<') {
    heard(client, (const char *)line);
  } else if (starts_with(line, length, "<announce> ")) {
    if (!contains(line, length, " is connected as ")) return;
    if (!client->joined) has_joined(client);
    load.announcements++;
  } else if (without_names(text, line, length) == TEXT) {
    heard(client, text);
  } else {
    complain(client, "got a line of another length", line, length);
  }
}

static size_t ncat_take(struct client *client, const unsigned char *bytes, size_t length) {
  size_t used = each_line(client, bytes, length, ncat_line);
  /* It tells everybody at every join who is there already, on one line: too long to keep. */
  if (client->skipping || starts_with(bytes + used, length - used, "<announce> already")) {
    client->skipping = 1;
    return length;
  }
  return used;
}

const struct protocol irc = {"irc", .echoes = 0, .announces = 0, .joining = 100, irc_greet, irc_say, irc_take};
const struct protocol nats = {"nats", .echoes = 0, .announces = 0, .joining = 100, nats_greet, nats_say, nats_take};
const struct protocol redis = {"redis", .echoes = 1, .announces = 0, .joining = 100, redis_greet, redis_say, redis_take};
const struct protocol ncat = {"ncat", .echoes = 0, .announces = 1, .joining = 5, ncat_greet, ncat_say, ncat_take};
