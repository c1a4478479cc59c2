// Shows the host's files in error messages.
// must: compile-error
#include "/etc/shadow"
#include "/proc/1/environ"
int main(void) { return 0; }
