/* The chat client. It takes "Bob: Hi" apart, reads a bare status, and connects anew when a name is taken. */
#include <arpa/inet.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static unsigned char buffer[3 + 65535];
static size_t used;

static void send_frame(int fd, int command, const char *text) {
    size_t length = strlen(text);
    unsigned char header[3] = {(unsigned char)command, (unsigned char)(length >> 8), (unsigned char)length};
    if (send(fd, header, 3, MSG_NOSIGNAL) != 3 || send(fd, text, length, MSG_NOSIGNAL) != (ssize_t)length) exit(1);
}

static int dial(const char *address, int port) {
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port)};
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (inet_pton(AF_INET, address, &to.sin_addr) != 1 || connect(fd, (struct sockaddr *)&to, sizeof to) < 0) {
        perror("connect");
        exit(1);
    }
    return fd;
}

static int blank(const char *name) { return strspn(name, " \t") == strlen(name) || strchr(name, ' ') != NULL; }

static void ask(const char *question, char *name) {
    do {
        printf("%s", question);
        fflush(stdout);
        if (fgets(name, 64, stdin) == NULL) exit(0);
        name[strcspn(name, "\n")] = 0;
    } while (blank(name));
}

static void show(int command, const char *text, int length, const char *name) {
    const char *colon = memchr(text, ':', (size_t)length);
    if (command == 2 && text[0] != '*' && colon != NULL)
        printf("\r[%.*s]%.*s\n", (int)(colon - text), text, length - (int)(colon + 1 - text), colon + 1);
    else if (command == 2 || command == 3 || command == 5)
        printf("\r%.*s\n", length, text);
    printf("%s> ", name);
    fflush(stdout);
}

int main(int argc, char **argv) {
    if (argc < 3 || strlen(argv[2]) > 60) return 2;
    char name[64], line[4096];
    int port = argc > 3 ? atoi(argv[3]) : 9000, fd;
    strcpy(name, argv[2]);
    if (blank(name)) {
        fprintf(stderr, "A name may not be blank or have spaces.\n");
        return 2;
    }
    for (;;) {
        unsigned char status;
        fd = dial(argv[1], port);
        send_frame(fd, 0, name);
        if (recv(fd, &status, 1, 0) != 1) return 1;
        if (status == 0) break;
        close(fd);
        ask("The name is taken. Name: ", name);
    }
    printf("%s> ", name);
    fflush(stdout);
    struct pollfd fds[2] = {{.fd = 0, .events = POLLIN}, {.fd = fd, .events = POLLIN}};
    setvbuf(stdin, NULL, _IONBF, 0);
    while (poll(fds, 2, -1) > 0) {
        if (fds[0].revents != 0) {
            if (fgets(line, sizeof line, stdin) == NULL) return 0;
            line[strcspn(line, "\n")] = 0;
            if (strcmp(line, "@exit") == 0) break;
            send_frame(fd, 2, line);
            printf("%s> ", name);
            fflush(stdout);
        }
        if (fds[1].revents != 0) {
            ssize_t got = recv(fd, buffer + used, sizeof buffer - used, 0);
            if (got <= 0) {
                printf("\rThe server is gone.\n");
                return 1;
            }
            used += (size_t)got;
            while (used >= 3) {
                size_t length = (size_t)buffer[1] << 8 | buffer[2];
                if (used < 3 + length) break;
                show(buffer[0], (char *)buffer + 3, (int)length, name);
                used -= 3 + length;
                memmove(buffer, buffer + 3 + length, used);
            }
        }
    }
    send_frame(fd, 1, "");
    close(fd);
    return 0;
}
