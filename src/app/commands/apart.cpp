#include "app/commands/apart.hpp"

#include "base/failure.hpp"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <iostream>

namespace qiyue::app::commands {

bool apart(std::function<bool()> const& work) {
    constexpr int yes = 0, no = 3;
    std::cout.flush();
    auto const child = ::fork();
    if (child == -1) {
        throw Fault("no process can be made for the demonstration city");
    }
    if (child == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        auto code = 1;
        try {
            code = work() ? yes : no;
        } catch (std::exception const& fault) {
            std::cerr << "qiyue: " << fault.what() << "\n";
        }
        std::cout.flush();
        ::_exit(code);
    }
    int status = 0;
    while (::waitpid(child, &status, 0) == -1 && errno == EINTR) {
    }
    if (!WIFEXITED(status) || (WEXITSTATUS(status) != yes && WEXITSTATUS(status) != no)) {
        throw Fault("the demonstration city was not made");
    }
    return WEXITSTATUS(status) == yes;
}

}  // namespace qiyue::app::commands
