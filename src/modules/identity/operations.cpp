#include "modules/identity/operations.hpp"

#include <iterator>

namespace qiyue::identity {

std::vector<api::Operation> operations(api::Ports& ports, Rules const& rules) {
    auto all = own_operations(ports, rules);
    for (auto& more : {organisation_operations(ports, rules), person_operations(ports)}) {
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

}  // namespace qiyue::identity
