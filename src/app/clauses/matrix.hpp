#pragma once

#include "app/scenario/runner.hpp"
#include "law/rulebook.hpp"

#include "base/clause.hpp"

#include <map>
#include <string>
#include <vector>

// Which clause is carried, how, and by what; and the proof that its absence would be noticed.
namespace qiyue::app::clauses {

// What names each clause: stories by name, files of cases, files of code.
struct Carriers {
    std::vector<std::string> stories, cases, code;
    bool shown() const { return !stories.empty() || !cases.empty(); }
};
// Stories and cases alone: what shows it.
std::map<std::string, Carriers, std::less<>> shown_by(law::Rulebook const& rules, scenario::Library& library);
std::map<std::string, Carriers, std::less<>> carriers(law::Rulebook const& rules, scenario::Library& library,
                                                      std::string const& home);

bool carried(law::Effect effect);  // neither planned nor a principle

struct Row {
    law::ClauseEntry const* clause;
    law::Statute const* statute;
    Carriers carriers;
};
struct Filter {
    std::string place, area, effect;
    std::vector<std::string> ids;
};
std::vector<Row> matrix(law::Rulebook const& rules, std::map<std::string, Carriers, std::less<>> const& carriers,
                        Filter const& filter);
// id,place,document,clause,area,kind,effect,carried_by
std::string csv(std::vector<Row> const& rows);
std::string table(std::vector<Row> const& rows);

}  // namespace qiyue::app::clauses
