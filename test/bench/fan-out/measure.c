/*
 * When something is sent, and what is measured: as fast as the server delivers, or at a fixed rate.
 */
#include "load.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/timerfd.h>
#include <unistd.h>

/* Seconds after which what has not arrived counts as lost. */
enum { DRAIN = 5 };

/* ---- As fast as the server delivers ---- */

/* The ring of a sender's last lines. All that say() changes in a text is its number. */
static struct line *new_ring(uint32_t sender, uint32_t size) {
  struct line *lines = aligned_alloc(sizeof *lines, size * sizeof *lines);
  if (lines == NULL) fail("aligned_alloc");
  for (uint32_t i = 0; i < size; i++) {
    char text[TEXT + 1];
    snprintf(text, sizeof text, "%03u -------- what people say in a chat is this long", sender);
    memcpy(lines[i].text, text, TEXT);
  }
  return lines;
}

void make_rings(void) {
  /* At a fixed rate there is room for what a server that stalls for seconds is late with. */
  uint32_t size = 1, room = options.rate > 0 ? 4096 : options.in_flight;
  while (size < room) size *= 2;
  load.ring_mask = size - 1;
  for (uint32_t i = 0; i < load.senders; i++) load.clients[i].lines = new_ring(i, size);
}

/* How many get a line. */
static uint32_t recipients(void) { return options.clients - (options.protocol->echoes ? 0 : 1); }

/* The next line of a sender, put where the recipients will be compared with. Sent with the others. */
static void say(struct client *sender, uint64_t at) {
  struct line *line = &sender->lines[sender->sent & load.ring_mask];
  char bytes[256];
  uint32_t number = sender->sent;
  for (int digit = 11; digit >= 4; digit--, number /= 10) line->text[digit] = (char)('0' + number % 10);
  line->waiting = recipients();
  line->sent_at = at;
  sender->sent++;
  append(sender, bytes, options.protocol->say(bytes, line->text));
}

static void fill_windows(void) {
  for (uint32_t i = 0; i < load.senders; i++) {
    struct client *sender = &load.clients[i];
    if (sender->sent - sender->completed >= options.in_flight) continue;
    int was_waiting = sender->out_length > 0;
    uint64_t now = clock_now();
    while (sender->sent - sender->completed < options.in_flight) say(sender, now);
    if (!was_waiting) flush(sender, 0);
  }
}

/* ---- At a fixed rate ---- */

static struct {
  int timer;                /* wakes up the load when the next message is due */
  uint64_t wakes_at;        /* when that is */
  uint64_t start, messages; /* messages sent since the start */
  double interval;          /* nanoseconds from one message to the next */
} pace;

static uint64_t due(uint64_t message) { return pace.start + (uint64_t)((double)message * pace.interval); }

static void make_timer(void) {
  pace.timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
  pace.interval = 1e9 * recipients() / options.rate;
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
  if (pace.timer < 0 || epoll_ctl(load.epoll, EPOLL_CTL_ADD, pace.timer, &event) < 0) fail("timerfd");
}

static void start_pace(void) {
  pace.start = clock_now();
  pace.messages = pace.wakes_at = 0;
}

/* Sends what is due, the senders taking turns, and sets the timer for the one after. */
static void keep_pace(void) {
  uint64_t now = clock_now();
  for (; due(pace.messages) <= now; pace.messages++) {
    struct client *sender = &load.clients[pace.messages % load.senders];
    /* Hopelessly late. It stays due, and its latency grows. */
    if (sender->sent - sender->completed > load.ring_mask) break;
    int was_waiting = sender->out_length > 0;
    say(sender, due(pace.messages));
    if (!was_waiting) flush(sender, 0);
  }
  uint64_t next = due(pace.messages);
  if (next <= now) next = now + 100000;
  if (next == pace.wakes_at) return;
  pace.wakes_at = next;
  struct itimerspec time = {.it_value = {.tv_sec = (time_t)(next / 1000000000u), .tv_nsec = (long)(next % 1000000000u)}};
  if (timerfd_settime(pace.timer, TFD_TIMER_ABSTIME, &time, NULL) < 0) fail("timerfd_settime");
}

/* ---- Measuring ---- */

/* Processor seconds that a process has used, all threads. */
static double cpu_of(int pid) {
  char path[64], text[1024];
  unsigned long user = 0, kernel = 0;
  snprintf(path, sizeof path, "/proc/%d/stat", pid);
  FILE *file = fopen(path, "r");
  if (file == NULL) return 0;
  text[fread(text, 1, sizeof text - 1, file)] = 0;
  fclose(file);
  /* The name of the program comes second, in brackets, and may contain anything. */
  char *after_name = strrchr(text, ')');
  if (after_name != NULL) sscanf(after_name, ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &kernel);
  return (double)(user + kernel) / (double)sysconf(_SC_CLK_TCK);
}

/* Seconds that a process was ready to run and did not, since something else ran on its core. */
static double wait_of(int pid) {
  char path[64];
  double waited = 0;
  snprintf(path, sizeof path, "/proc/%d/schedstat", pid);
  FILE *file = fopen(path, "r");
  if (file == NULL) return 0; /* not every system counts this */
  if (fscanf(file, "%*f %lf", &waited) != 1) waited = 0;
  fclose(file);
  return waited / 1e9;
}

static double own_cpu(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* Sends and receives for so many seconds, or until the first error. */
static void run_for(double seconds, void (*send_more)(void)) {
  uint64_t end = clock_now() + (uint64_t)(seconds * 1e9);
  while (clock_now() < end && load.errors == 0) {
    send_more();
    turn(100);
  }
}

/* Sends nothing more and waits for what is on its way. What does not come is lost. */
static void drain(void) {
  uint64_t end = clock_now() + DRAIN * 1000000000ull;
  for (uint32_t i = 0; i < load.senders; i++) {
    struct client *sender = &load.clients[i];
    while (sender->completed < sender->sent && load.errors == 0 && clock_now() < end) turn(100);
    if (sender->completed < sender->sent) complain(sender, "said lines that did not reach everybody", NULL, 0);
  }
}

/* Seconds of the same load before anything is counted: caches are cold after a rest. */
static const double RAMP = 0.2;

void warm_up(void) {
  /* At full speed also when a fixed rate follows: a server that compiles while it runs (Node) does most of it then. */
  run_for(options.warm_up, fill_windows);
  if (options.rate > 0) {
    drain();
    make_timer();
    start_pace();
    run_for(options.warm_up, keep_pace);
  }
  drain();
  if (load.errors > 0) return;
  printf("ready\n");
  fflush(stdout);
}

void measure(void) {
  void (*send_more)(void) = options.rate > 0 ? keep_pace : fill_windows;
  if (options.rate > 0) start_pace();
  run_for(RAMP, send_more);
  forget_latencies();
  load.deliveries = 0;
  uint64_t start = clock_now();
  double own = own_cpu(), server = cpu_of(options.pid);
  double own_wait = wait_of(getpid()), server_wait = wait_of(options.pid);
  load.measuring = 1;
  run_for(options.seconds, send_more);
  load.measuring = 0;
  double seconds = (double)(clock_now() - start) / 1e9;
  own = own_cpu() - own;
  server = cpu_of(options.pid) - server;
  own_wait = wait_of(getpid()) - own_wait;
  server_wait = wait_of(options.pid) - server_wait;
  drain();
  if (load.errors > 0) return;
  printf("{\"deliveries\":%llu,\"seconds\":%.4f,\"perSecond\":%.0f,", (unsigned long long)load.deliveries, seconds,
         (double)load.deliveries / seconds);
  printf("\"p50\":%.1f,\"p99\":%.1f,\"max\":%.1f,", (double)latency_at(0.5) / 1e3, (double)latency_at(0.99) / 1e3,
         (double)greatest_latency() / 1e3);
  printf("\"loadWait\":%.1f,\"serverWait\":%.1f,", 100 * own_wait / seconds, 100 * server_wait / seconds);
  printf("\"loadCpu\":%.1f,\"serverCpu\":%.1f,\"serverCpuSeconds\":%.3f}\n", 100 * own / seconds, 100 * server / seconds,
         server);
  fflush(stdout);
}
