#pragma once

#include "platform/db/db.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <utility>
#include <vector>

// What stores have read in the transaction at hand. Nobody else's changes are seen inside it, so what was read once need not
// be asked of the engine again until this transaction itself changes it: the store that writes a row forgets it here. A group
// of commands is one transaction, and a hundred of them ask after the same scheme, provider and project.
namespace qiyue::db {

// The parts of one transaction, one of each type; emptied when it begins, ends, or undoes something.
class Memory {
public:
    template <class Part> Part& part() {
        static char const name = 0;  // whose address is the type's
        for (auto const& [known, part] : parts_) {
            if (known == &name) {
                return *static_cast<Part*>(part.get());
            }
        }
        parts_.emplace_back(&name, std::make_shared<Part>());
        return *static_cast<Part*>(parts_.back().second.get());
    }
    void clear() { parts_.clear(); }

private:
    std::vector<std::pair<void const*, std::shared_ptr<void>>> parts_;  // a dozen
};

// Derive one for each table (and way of asking it) that is remembered:
//   struct Schemes : db::Remembered<Schemes, std::int64_t, std::optional<Scheme>> {};
//   Schemes::of(tx).find(id, [&] { return …run(…); })      and, where a row is written,      Schemes::of(tx).forget(id)
// What is found is given as a copy: what a caller changes, others do not see.
template <class Self, class Key, class Found> class Remembered {
public:
    static Self& of(Tx& tx) { return tx.memory().part<Self>(); }

    template <class Read> Found find(Key const& key, Read read) {
        auto const known = found_.find(key);
        if (known != found_.end()) {
            return known->second;
        }
        auto fresh = read();
        put(key, fresh);
        return fresh;
    }
    // Where the row just written is all there is to know.
    void put(Key const& key, Found found) {
        if (found_.size() >= most) {
            found_.clear();
        }
        found_.insert_or_assign(key, std::move(found));
    }
    void forget(Key const& key) { found_.erase(key); }
    void forget_all() { found_.clear(); }

private:
    // An export walks through a whole project in one transaction: it may not fill the memory.
    static constexpr std::size_t most = 1000;
    std::map<Key, Found> found_;
};

}  // namespace qiyue::db
