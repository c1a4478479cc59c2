// Templates without end.
// must: compile-error
template <unsigned long n> struct A { static const unsigned long v = A<n + 1>::v + A<n + 2>::v; };
int main() { return A<0>::v; }
