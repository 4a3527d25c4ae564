/* The chat server with poll. The status is one bare byte; the commands come as plain text, before any frame. */
#include <arpa/inet.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MOST 256
#define FRAME (3 + 65535)

struct client {
    int fd, joined, port;
    size_t used;
    char ip[64], name[64];
    unsigned char buffer[FRAME];
};

static struct client *clients[MOST];
static int count;
static FILE *logfile;

static void note(const char *format, ...) {
    char when[32];
    time_t now = time(NULL);
    va_list args;
    strftime(when, sizeof when, "%d/%m/%Y %H:%M:%S", localtime(&now));
    fprintf(logfile, "[%s] ", when);
    va_start(args, format);
    vfprintf(logfile, format, args);
    va_end(args);
    fputc('\n', logfile);
    fflush(logfile);
}

static void all(int fd, const void *bytes, size_t length) {
    const char *at = bytes;
    while (length > 0) {
        ssize_t sent = send(fd, at, length, MSG_NOSIGNAL);
        if (sent <= 0) return;
        at += sent;
        length -= (size_t)sent;
    }
}

static void send_frame(int fd, int command, const char *text, size_t length) {
    unsigned char header[3] = {(unsigned char)command, (unsigned char)(length >> 8), (unsigned char)length};
    all(fd, header, 3);
    all(fd, text, length);
}

static void broadcast(const char *text, size_t length, const struct client *but) {
    if (length > 65535) return;
    note("%.*s", (int)length, text);
    for (int i = 0; i < count; i++)
        if (clients[i]->joined && clients[i] != but) send_frame(clients[i]->fd, 2, text, length);
}

static void drop(int index) {
    struct client *gone = clients[index];
    char line[128];
    close(gone->fd);
    clients[index] = clients[--count];
    if (gone->joined) broadcast(line, (size_t)sprintf(line, "**%s is leaving the chat**", gone->name), NULL);
    free(gone);
}

static void join(struct client *c, const char *name, size_t length) {
    char line[128], wanted[64] = "";
    memcpy(wanted, name, length < 63 ? length : 63);
    int taken = wanted[0] == 0 || wanted[0] == ' ';
    for (int i = 0; i < count; i++) taken |= clients[i]->joined && strcmp(clients[i]->name, wanted) == 0;
    note("request: ip %s port %d name %s: %s", c->ip, c->port, wanted, taken ? "rejected" : "accepted");
    unsigned char status = (unsigned char)taken;
    all(c->fd, &status, 1);
    if (taken) return;
    strcpy(c->name, wanted);
    c->joined = 1;
    broadcast(line, (size_t)sprintf(line, "**%s is joining the chat**", c->name), NULL);
}

/* Returns whether the client stays. */
static int handle(struct client *c, int command, const char *message, size_t length) {
    static char line[FRAME + 128];
    if (command == 1) return 0;
    if (command == 0 && !c->joined) {
        join(c, message, length);
    } else if (command == 2 && c->joined) {
        int prefix = sprintf(line, "[%s] ", c->name);
        memcpy(line + prefix, message, length);
        broadcast(line, (size_t)prefix + length, c);
    } else {
        send_frame(c->fd, 5, "Unsupported command", 19);
    }
    return 1;
}

static int receive(struct client *c) {
    ssize_t got = recv(c->fd, c->buffer + c->used, FRAME - c->used, 0);
    if (got <= 0) return 0;
    c->used += (size_t)got;
    while (c->used >= 3) {
        size_t length = (size_t)c->buffer[1] << 8 | c->buffer[2];
        if (c->used < 3 + length) break;
        if (!handle(c, c->buffer[0], (char *)c->buffer + 3, length)) return 0;
        c->used -= 3 + length;
        memmove(c->buffer, c->buffer + 3 + length, c->used);
    }
    return 1;
}

static void welcome(int listener) {
    struct sockaddr_in address;
    socklen_t size = sizeof address;
    int fd = accept(listener, (struct sockaddr *)&address, &size);
    if (fd < 0 || count == MOST) return;
    struct client *c = calloc(1, sizeof *c);
    c->fd = fd;
    c->port = ntohs(address.sin_port);
    inet_ntop(AF_INET, &address.sin_addr, c->ip, sizeof c->ip);
    clients[count++] = c;
    all(fd, "Commands: @exit\n", 16);
}

int main(int argc, char **argv) {
    int listener = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = INADDR_ANY};
    address.sin_port = htons((unsigned short)(argc > 1 ? atoi(argv[1]) : 9000));
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    logfile = fopen("server_log.txt", "a");
    if (logfile == NULL || bind(listener, (struct sockaddr *)&address, sizeof address) < 0) {
        perror("server");
        return 1;
    }
    listen(listener, 64);
    for (;;) {
        struct pollfd fds[MOST + 1];
        int watched = count;
        fds[0] = (struct pollfd){.fd = listener, .events = POLLIN};
        for (int i = 0; i < watched; i++) fds[i + 1] = (struct pollfd){.fd = clients[i]->fd, .events = POLLIN};
        poll(fds, (nfds_t)watched + 1, -1);
        for (int i = watched - 1; i >= 0; i--)
            if (fds[i + 1].revents != 0 && !receive(clients[i])) drop(i);
        if (fds[0].revents != 0) welcome(listener);
    }
}
