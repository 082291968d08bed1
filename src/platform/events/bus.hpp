#pragma once

#include "platform/db/db.hpp"

#include "base/context.hpp"

#include <functional>
#include <map>
#include <typeindex>
#include <vector>

namespace qiyue::events {

// What a lower module tells the upper ones, in the same transaction: the lower one declares a struct in its
// api.hpp (`ContractSigned`) and raises it; who wants to know subscribes at start. Listeners run in the order
// in which they subscribed (wiring order), and may refuse: then nothing of the command stays.
class Bus {
public:
    template <class Event> void on(std::function<Result<void>(db::Tx&, Context const&, Event const&)> listener) {
        listeners_[typeid(Event)].push_back([listener](db::Tx& tx, Context const& context, void const* event) {
            return listener(tx, context, *static_cast<Event const*>(event));
        });
    }

    template <class Event> Result<void> raise(db::Tx& tx, Context const& context, Event const& event) const {
        auto const found = listeners_.find(typeid(Event));
        if (found != listeners_.end()) {
            for (auto const& listener : found->second) {
                TRY(listener(tx, context, &event));
            }
        }
        return {};
    }

private:
    using Listener = std::function<Result<void>(db::Tx&, Context const&, void const*)>;
    std::map<std::type_index, std::vector<Listener>> listeners_;
};

}  // namespace qiyue::events
