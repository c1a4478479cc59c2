// Reaches the host's own services.
// must: wrong-answer
#include <arpa/inet.h>
#include <stdio.h>
#include <sys/socket.h>
int main(void) {
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(@PORT@)};
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(socket(AF_INET, SOCK_STREAM, 0), (struct sockaddr *) &at, sizeof at) == 0) puts("ESCAPED: connected");
}
