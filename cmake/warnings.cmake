# Warnings of our own code; headers of libraries come from system folders and stay silent.
add_library(qiyue_warnings INTERFACE)
target_compile_options(qiyue_warnings INTERFACE
    -Werror -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wcast-align
    -Wnon-virtual-dtor -Woverloaded-virtual -Wformat=2 -Wimplicit-fallthrough -Wextra-semi
    # A designated initialiser that leaves a field to its default says so by leaving it out.
    -Wno-missing-field-initializers
    $<$<CXX_COMPILER_ID:GNU>:
        -Wduplicated-cond -Wlogical-op
        # g++ 12 reports these inside its own <string>, <optional> and <variant> once it inlines; the sanitizers
        # look for the real ones.
        -Wno-maybe-uninitialized -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread
        -Wno-free-nonheap-object -Wno-dangling-pointer>)
