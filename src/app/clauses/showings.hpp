#pragma once

#include "app/scenario/runner.hpp"
#include "law/rulebook.hpp"

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

// What shows a clause at work: the stories that carry it and the cases at its boundary, as whoever reads its page may
// follow them. They are what `qiyue clauses` calls its carriers.
namespace qiyue::app::clauses {

// What a story shows of a clause: that which goes against it is refused, that which keeps to it is done, or both.
enum class Way { done, refused, both };

Way way_of(scenario::Story const& story, std::string_view clause);

struct Showing {
    struct Story {
        std::string name;  // "chengdu/project/lines"
        Text title;        // "规划项目:…"
        Way way = Way::done;
    };
    std::vector<Story> stories;
    std::vector<law::Case const*> cases;
};

// The stories of the home folder, read when somebody asks for the first time; an installation without them shows cases only.
class Showings {
public:
    Showings(law::Rulebook const& rules, std::string const& home);
    Showing const& of(std::string_view clause) const;

private:
    void fill() const;

    law::Rulebook const& rules_;
    std::string folder_;
    mutable std::once_flag once_;
    mutable std::map<std::string, Showing, std::less<>> all_;
};

}  // namespace qiyue::app::clauses
