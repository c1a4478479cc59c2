// As many types as there is memory.
// must: compile-error
template <int d, class A, class B> struct T { typedef T<d - 1, T, A> L; typedef T<d - 1, B, T> R; static const int v = L::v + R::v; };
template <class A, class B> struct T<0, A, B> { static const int v = 1; };
int main() { return T<60, int, char>::v; }
