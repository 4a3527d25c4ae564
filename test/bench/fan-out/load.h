/*
 * What the parts of the load generator share: clients, the lines that are on their way, and the check of
 * every line that arrives. load.c has the overview, chat.c and peers.c have the protocols.
 */
#ifndef LOAD_H
#define LOAD_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Bytes of a text: three digits for the sender, a blank, eight digits for the number, filler. */
enum { TEXT = 50 };

/* Bytes of an unfinished frame that are kept until the rest of it arrives. */
enum { REST = 4096 };

/* A text on its way. One cache line, since each is touched once per recipient. */
struct line {
  char text[TEXT];
  /* Recipients that have not got it yet. */
  uint32_t waiting;
  /* Nanoseconds: when it was sent, or, at a fixed rate, when it should have been. */
  uint64_t sent_at;
};

/* A connection. The first of them also send. */
struct client {
  int fd;
  uint32_t number;
  int joined;
  /* By sender: the number of the line that has to come next. */
  uint32_t *next;
  /* The beginning of a frame whose end has not arrived. */
  unsigned char rest[REST];
  size_t rest_length;
  /* In the middle of something that is of no interest, up to the end of the line. */
  int skipping;

  /* What follows is for senders. */
  struct line *lines; /* the last lines sent, as a ring of `ring` lines */
  uint32_t sent;      /* lines sent so far */
  uint32_t completed; /* how many of them everybody has got */

  /* Bytes that the system did not take yet. */
  char *out;
  size_t out_length, out_size;
};

/* How one protocol does what the load generator needs. */
struct protocol {
  const char *name;
  /* Whether senders get their own lines back. */
  int echoes;
  /* Whether everybody is told of every join, the one who joins too: then the number of announcements shows
     whether one was lost. */
  int announces;
  /* Clients that may be on their way in at the same time: less than the server's backlog. */
  uint32_t joining;
  /* Writes what a client says when it is connected. Returns how many bytes. */
  size_t (*greet)(char *to, uint32_t number);
  /* Writes what a sender sends for a text. Returns how many bytes, 256 at most. */
  size_t (*say)(char *to, const char *text);
  /* Takes what a client received: calls heard() for every text. Returns how many bytes it used; the rest is
     the beginning of a frame and is presented again when more has arrived. */
  size_t (*take)(struct client *client, const unsigned char *bytes, size_t length);
};

extern const struct protocol chat, irc, nats, redis, ncat;

/* What the command line says. See load.c. */
struct options {
  const struct protocol *protocol;
  int port, idle, pid;
  uint32_t clients, in_flight;
  double rate, warm_up, seconds;
};
extern struct options options;

/* The state of the load generator. */
struct load {
  int epoll;
  struct client *clients;
  uint32_t senders;
  uint32_t ring_mask;
  uint64_t now;           /* nanoseconds; taken after each read */
  uint64_t batch;         /* lines in a row that were sent at the same time and received by the same read: */
  uint64_t batch_sent_at; /* they have the same latency, which is counted once for all of them */
  int measuring;          /* neither in the warm-up nor in the end */
  uint64_t deliveries;    /* lines received while measuring */
  uint64_t announcements; /* joins that were announced, counted once per recipient */
  uint32_t joined;
  uint64_t errors;
};
extern struct load load;

/* Ends the program: the system refused something. Says what. */
_Noreturn void fail(const char *what);
/* Nanoseconds, from whenever. */
uint64_t clock_now(void);

/* Everybody joins. Afterwards nothing of it is on its way any more. See clients.c. */
void join_all(void);
/* Handles what has happened, or waits for something to happen, this long at most. Returns 0 if nothing did. */
int turn(int milliseconds);
/* Adds to what a client sends. */
void append(struct client *client, const char *bytes, size_t length);
/* Gives the system what it takes now; what it does not, it is asked again for when there is room. */
void flush(struct client *client, int was_waiting);

/* Room for the lines that are on their way. See measure.c. */
void make_rings(void);
/* Sends and receives until the server is warm, and says so. */
void warm_up(void);
/* Sends, receives, and prints what was measured. */
void measure(void);

/* Counts so many deliveries with the same latency. See histogram.c. */
void record_latency(uint64_t nanoseconds, uint64_t times);
uint64_t latency_at(double share);
uint64_t greatest_latency(void);
void forget_latencies(void);

/* A line came that is not the next one of its sender: says what is wrong with it. */
void wrong_line(struct client *client, const char *text);
/* Says that something else is wrong. Counted; the first is printed. */
void complain(const struct client *client, const char *what, const unsigned char *bytes, size_t length);
/* Counts the batch; the next line begins another one. */
void end_batch(uint64_t next_sent_at);
/* The client is in the chat. */
void has_joined(struct client *client);
/* Sends bytes for a client, now or as soon as the system takes them. */
void send_bytes(struct client *client, const char *bytes, size_t length);

/*
 * Whether two texts are the same. The compiler turns comparisons of 16 bytes into two instructions, and one of
 * 50 into a call, which is a third of the load generator's time.
 */
static inline int same_text(const char *one, const char *other) {
  return memcmp(one, other, 16) == 0 && memcmp(one + 16, other + 16, 16) == 0 && memcmp(one + 32, other + 32, 16) == 0 &&
         memcmp(one + TEXT - 2, other + TEXT - 2, 2) == 0;
}

/*
 * A client received a text. It has to be, byte for byte, the one that comes next from its sender. So a text
 * that is lost, doubled, changed or overtaken by a later one of the same sender is seen at once, and all it
 * costs is one comparison.
 */
static inline void heard(struct client *client, const char *text) {
  uint32_t sender = (uint32_t)(text[0] - '0') * 100 + (uint32_t)(text[1] - '0') * 10 + (uint32_t)(text[2] - '0');
  if (sender >= load.senders) {
    wrong_line(client, text);
    return;
  }
  struct client *from = &load.clients[sender];
  struct line *line = &from->lines[client->next[sender] & load.ring_mask];
  if (!same_text(line->text, text)) {
    wrong_line(client, text);
    return;
  }
  client->next[sender]++;
  if (--line->waiting == 0) from->completed++;
  if (line->sent_at != load.batch_sent_at) end_batch(line->sent_at);
  load.batch++;
}

#endif
