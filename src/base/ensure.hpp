#pragma once

namespace qiyue {

// Ends what runs because the program itself is wrong; no input may reach it.
// Throws `Bug`, so a server rolls the command back and goes on; tests see the exception.
[[noreturn]] void ensure_failed(char const* condition, char const* file, int line);

}  // namespace qiyue

#define ENSURE(condition)                                                                                              \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            ::qiyue::ensure_failed(#condition, __FILE__, __LINE__);                                                    \
        }                                                                                                              \
    } while (false)
