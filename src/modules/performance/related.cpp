#include "modules/performance/api.hpp"

#include <algorithm>

namespace qiyue::performance {

namespace {

// Everybody who stands behind an organisation, as it is registered.
std::vector<std::string> behind(identity::Organisation const& organisation) {
    std::vector<std::string> names{organisation.name};
    auto const head = organisation.attributes["legal_representative"].text_or({});
    if (!head.empty()) {
        names.push_back(head);
    }
    auto const& owners = organisation.attributes["shareholders"];
    for (std::size_t i = 0; owners.is_list() && i < owners.size(); ++i) {
        names.push_back(owners.items()[i].text_or({}));
    }
    return names;
}

}  // namespace

bool related(identity::Organisation const& one, identity::Organisation const& other) {
    auto const names = behind(one);
    return std::ranges::any_of(behind(other),
                               [&](std::string const& name) { return std::ranges::find(names, name) != names.end(); });
}

}  // namespace qiyue::performance
