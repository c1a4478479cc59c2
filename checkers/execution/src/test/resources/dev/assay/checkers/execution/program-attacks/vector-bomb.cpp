// Has the compiler make a table that no machine has room for.
// must: compile-error, runtime-error, memory-limit
#include <array>
#include <utility>
template <std::size_t... I> constexpr auto table(std::index_sequence<I...>) { return std::array<std::size_t, sizeof...(I)>{(I * I)...}; }
constexpr auto all = table(std::make_index_sequence<5000000>{});
int main() { return static_cast<int>(all[7]); }
