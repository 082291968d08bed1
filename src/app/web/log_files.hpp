#pragma once

#include "app/world.hpp"

#include "modules/journal/api.hpp"

#include "platform/http/http.hpp"

#include <optional>
#include <string>

namespace qiyue::app::web {

// The key that signs this installation's log: one line in `path`, readable by its owner alone. Made when there is none;
// `origin` then names the log for ever ("" lets chance name it). Several nodes on one database copy the file.
// Throws Fault when the file is there and is no key.
journal::Signer log_signer(std::string const& path, std::string const& origin, crypto::Random& random);

// The public log as files that anybody may copy and check (`qiyue verify log`):
//   /log/checkpoint            the signed head of now (C2SP tlog-checkpoint)
//   /log/tile/…                hashes and entries (C2SP tlog-tiles)
//   /log/key                   the public key, as tools for signed notes take it
//   /log/proof/{position}      the receipt of one entry (C2SP tlog-proof)
class LogFiles {
public:
    LogFiles(World& world, journal::Signer signer) : world_(world), signer_(std::move(signer)) {}

    // Nothing when there is no such file.
    std::optional<http::Response> answer(std::string_view path) const;

    journal::Signer const& signer() const { return signer_; }

private:
    std::optional<std::string> content(std::string_view inside) const;

    World& world_;
    journal::Signer signer_;
};

}  // namespace qiyue::app::web
