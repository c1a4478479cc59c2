// Computes in the compiler.
// must: compile-error
constexpr int f() { int n = 0; while (true) n = (n + 1) % 7; return n; }
constexpr int n = f();
int main() { return n; }
