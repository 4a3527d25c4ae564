/* The protocol of this project: <command> <length, two bytes> <message>. See spec/chat.ksy. */
#include "load.h"
#include <stdio.h>

enum { JOIN = 0, LEAVE = 1, MESSAGE = 2, LIST = 3, HEADER = 3 };

/* A line of the room is "[s007] " and the text. */
enum { PREFIX = 7 };

static size_t greet(char *to, uint32_t number) {
  int length = sprintf(to + HEADER, "s%03u", number);
  to[0] = JOIN;
  to[1] = 0;
  to[2] = (char)length;
  return HEADER + (size_t)length;
}

static size_t say(char *to, const char *text) {
  to[0] = MESSAGE;
  to[1] = 0;
  to[2] = TEXT;
  memcpy(to + HEADER, text, TEXT);
  return HEADER + TEXT;
}

/* Whatever is not a line that somebody said. */
static void take_other(struct client *client, const unsigned char *frame, size_t length) {
  switch (frame[0]) {
  case JOIN:
    if (length == 1 && frame[HEADER] == 0) has_joined(client);
    else complain(client, "could not join", frame, HEADER + length);
    return;
  case MESSAGE:
    if (length > 2 && frame[HEADER] == '*') load.announcements++;
    else complain(client, "got a line that nobody said", frame, HEADER + length);
    return;
  case LIST:
    return; /* the commands, on connecting */
  default:
    complain(client, "got an error or a goodbye", frame, HEADER + length);
  }
}

static size_t take(struct client *client, const unsigned char *bytes, size_t length) {
  const unsigned char *at = bytes, *end = bytes + length;
  while (end - at >= HEADER) {
    size_t message = (size_t)at[1] << 8 | at[2];
    if ((size_t)(end - at) < HEADER + message) break;
    const char *text = (const char *)at + HEADER + PREFIX;
    /* The name in front has to be that of the sender in the text. */
    if (at[0] == MESSAGE && message == PREFIX + TEXT && at[HEADER] == '[' && memcmp(at + HEADER + 2, text, 3) == 0)
      heard(client, text);
    else
      take_other(client, at, message);
    at += HEADER + message;
  }
  return (size_t)(at - bytes);
}

const struct protocol chat = {"chat", .echoes = 0, .announces = 1, .joining = 200, greet, say, take};
