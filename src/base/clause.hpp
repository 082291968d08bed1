#pragma once

#include <set>
#include <string>
#include <string_view>

namespace qiyue {

// The id of one clause of a rule ("CD-27-4"). The constants in law/clauses.gen.hpp are generated from the
// articles, so citing a clause that does not exist does not compile.
struct Clause {
    std::string_view id;
    friend constexpr bool operator==(Clause, Clause) = default;
};

// The clauses whose effect is switched off in a world made to prove that their absence is noticed.
// Empty in every serving process.
class Suspended {
public:
    Suspended() = default;
    explicit Suspended(std::set<std::string, std::less<>> ids) : ids_(std::move(ids)) {}
    bool has(Clause clause) const { return !ids_.empty() && ids_.contains(clause.id); }

private:
    std::set<std::string, std::less<>> ids_;
};

}  // namespace qiyue
