#include "modules/workflow/secrecy.hpp"

#include <algorithm>

namespace qiyue::workflow {

bool hidden(Procedure const& procedure, std::string_view state) {
    auto const found = std::ranges::find(procedure.states, state, &State::name);
    return found != procedure.states.end() && found->hidden;
}

journal::Entry::Told told(Procedure const& procedure, std::string_view state) {
    return hidden(procedure, state) ? journal::Entry::Told::sealed : journal::Entry::Told::openly;
}

void unseal_when_shown(db::Tx& tx, Procedure const& procedure, std::int64_t object, std::string_view from,
                       std::string_view to) {
    if (hidden(procedure, from) && !hidden(procedure, to)) {
        journal::unseal(tx, object);
    }
}

}  // namespace qiyue::workflow
