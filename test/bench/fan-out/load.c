/*
 * A load generator for chat servers on Linux: one thread, epoll. It connects clients, has some of them send
 * texts of 50 bytes, and receives and checks everything that comes. After a warm-up it prints "ready". Then it
 * measures once for each line on its standard input, prints one line of JSON for each, and is silent in between;
 * so several servers can be measured in turns, each of them warm. It ends with its input.
 *
 *   load --port 9000 --clients 100 --senders 10 --in-flight 32      as fast as the server delivers
 *   load --port 9000 --clients 100 --senders 10 --rate 20000        20,000 deliveries a second, evenly spaced
 *   load --port 9000 --clients 10000 --idle                         join, say so, stay until the input ends
 *
 * A line is in flight until every recipient has got it: 99 of them, when there are 100 clients. So no
 * recipient can fall behind unnoticed, and "deliveries" is how many lines clients have received.
 *
 * At a fixed rate, a latency counts from when the line should have been sent, not from when it was: a
 * server that stalls, and so keeps the load from sending, does not look better for it.
 *
 * The load has to be faster than what it measures. It prints how much of its core it used (`loadCpu`).
 */
#include "load.h"
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

struct load load;

struct options options = {.protocol = &chat, .clients = 100, .in_flight = 32, .warm_up = 1, .seconds = 2};

static const struct protocol *protocols[] = {&chat, &irc, &nats, &redis, &ncat};

void fail(const char *what) {
  fprintf(stderr, "load: %s: %s\n", what, strerror(errno));
  exit(1);
}

uint64_t clock_now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static _Noreturn void usage(void) {
  fprintf(stderr, "usage: load --port N [--protocol chat|irc|nats|redis|ncat] [--clients N] [--senders N]\n"
                  "            [--in-flight N] [--rate DELIVERIES | --idle] [--warm-up SECONDS] [--seconds SECONDS]\n"
                  "            [--pid PID of the server, to read its processor time]\n");
  exit(2);
}

static void read_options(int count, char **arguments) {
  static const struct option known[] = {
      {"port", 1, 0, 'p'},      {"protocol", 1, 0, 'x'}, {"clients", 1, 0, 'c'}, {"senders", 1, 0, 's'},
      {"in-flight", 1, 0, 'f'}, {"rate", 1, 0, 'r'},     {"idle", 0, 0, 'i'},    {"warm-up", 1, 0, 'w'},
      {"seconds", 1, 0, 't'},   {"pid", 1, 0, 'P'},      {0, 0, 0, 0}};
  int option;
  load.senders = 10;
  while ((option = getopt_long(count, arguments, "", known, NULL)) != -1) switch (option) {
    case 'p': options.port = atoi(optarg); break;
    case 'c': options.clients = (uint32_t)atoi(optarg); break;
    case 's': load.senders = (uint32_t)atoi(optarg); break;
    case 'f': options.in_flight = (uint32_t)atoi(optarg); break;
    case 'r': options.rate = atof(optarg); break;
    case 'i': options.idle = 1; break;
    case 'w': options.warm_up = atof(optarg); break;
    case 't': options.seconds = atof(optarg); break;
    case 'P': options.pid = atoi(optarg); break;
    case 'x':
      options.protocol = NULL;
      for (size_t i = 0; i < sizeof protocols / sizeof *protocols; i++)
        if (strcmp(optarg, protocols[i]->name) == 0) options.protocol = protocols[i];
      if (options.protocol == NULL) usage();
      break;
    default: usage();
    }
  if (options.idle) load.senders = 0;
  int sends = load.senders > 0 && load.senders < 1000 && load.senders <= options.clients && options.in_flight > 0;
  if (options.port == 0 || options.clients < 2 || !(sends || options.idle)) usage();
}

int main(int count, char **arguments) {
  read_options(count, arguments);
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  load.clients = calloc(options.clients, sizeof *load.clients);
  load.epoll = epoll_create1(0);
  if (load.clients == NULL || load.epoll < 0) fail("start");
  make_rings();
  uint64_t start = clock_now();
  join_all();
  if (load.errors == 0 && options.idle) {
    printf("{\"clients\":%u,\"joinSeconds\":%.3f}\n", options.clients, (double)(clock_now() - start) / 1e9);
    fflush(stdout);
    char byte;
    while (read(0, &byte, 1) > 0) continue;
  } else if (load.errors == 0) {
    warm_up();
    for (int byte; load.errors == 0 && (byte = getchar()) != EOF;)
      if (byte == '\n') measure();
  }
  return load.errors > 0;
}
