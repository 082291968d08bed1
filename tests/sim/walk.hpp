#pragma once

#include "sim/walker.hpp"

#include <map>
#include <string>

// A walk of random askings through a city, and what must hold after each of them.
namespace qiyue::sim {

// Does the text name what one of the story's sealed bids offers?
bool names_a_sealed_price(std::string const& text);
// QIYUE_SEED walks another way.
std::uint64_t seed_of(std::uint64_t otherwise);

class Walk {
public:
    Walk(std::string const& story, std::vector<Recorded> const& recorded, std::uint64_t seed);

    // Stops at the first problem.
    void steps(int count);
    // Are the bids of the story still sealed?
    bool sealed() const { return sealed_; }

    std::string problem;
    std::map<std::string, int> answers;       // by reason
    std::map<std::string, int> done_by_kind;  // steps that were taken
    int done = 0, looked = 0, overdue_seen = 0, openings = 0;

private:
    void one(app::Asked const& asked, std::string const& what);
    // Each object that is another one now than before has its line in the journal.
    void look_for_entries(std::int64_t size_before, std::string const& what);
    // Bids are opened after their deadline, with so many shares as the document says, or not at all.
    void look_at_opening(std::string const& what);
    // Whoever watches over the city sees every duty whose day has passed.
    void look_at_deadlines();
    std::map<std::int64_t, std::int64_t> revisions();
    std::int64_t journal_size();
    // The state of the story's tender, "" before there is one.
    std::string state_of_tender();

    support::House house_;
    Walker walker_;
    std::uint64_t seed_;
    std::int64_t tender_ = 0;  // the story's
    bool sealed_ = false;
    std::map<std::int64_t, std::int64_t> revisions_;
};

}  // namespace qiyue::sim
