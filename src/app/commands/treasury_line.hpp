#pragma once

#include "app/world.hpp"
#include "modules/treasury/api.hpp"

#include <memory>
#include <string>
#include <vector>

namespace qiyue::app::commands {

// The treasuries that this installation asks over the line; none unless it names them.
class TreasuryLines {
public:
    // Each "510104=https://…"; the token's file may be "". Throws Fault for what can't be read so.
    TreasuryLines(std::vector<std::string> const& named, std::string const& token_file);
    // Sends and asks once; what fails is told in the log, and tried again the next time.
    void work(World& world);

private:
    struct One {
        std::string region;
        std::unique_ptr<treasury::Link> link;
        bool failing = false;
    };

    std::vector<One> all_;
};

}  // namespace qiyue::app::commands
