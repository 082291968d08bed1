#pragma once

#include "base/result.hpp"
#include "base/text.hpp"
#include "base/value.hpp"

#include <map>
#include <string>
#include <vector>

// A scenario file as data. docs/guide/scenarios.md describes the format.
namespace qiyue::app::scenario {

struct Step {
    std::string as, action, on, save, mark, wait, until_time;
    Value path, query, with;  // objects, or null
    std::vector<std::string> refused_by;
    std::string refused, refused_as, field;
    Value see;  // object: path -> expected
    bool expects_refusal() const { return !refused_by.empty() || !refused.empty() || !refused_as.empty(); }
};

struct Story {
    std::string name;  // "chengdu/stages/30_need": the file below the scenarios folder, no ending
    Text title;        // what it tells, in both languages; the name of its file where it says none
    std::string world, start, after, until;
    // Whose rules hold, when not those of the world's place: what comes before this story is then only made ready.
    std::string place;
    // Stories of this place that are played between those made ready: after which ("…@mark": after its step marked so), which.
    std::map<std::string, std::string> between = {};
    // What the steps made ready are given beyond what they say: by operation, {"project.propose": {…}}.
    Value given = {};
    std::vector<std::string> cites;  // clauses named in `cites` and in refused_by, without repetition
    std::vector<Step> steps;
};

struct Actor {  // a person of the cast
    std::string key, name, organisation;
    std::vector<std::string> posts;
    Value attributes;
};
struct CastOrganisation {
    std::string key, name, kind, region, credit_code;
    Value attributes;
};
struct Cast {
    std::string place;
    std::vector<CastOrganisation> organisations;
    std::vector<Actor> people;
};

// Throw Fault naming file and fault.
Story read_story(std::string const& folder, std::string const& name);
Cast read_cast(std::string const& folder, std::string const& world);
// All stories below a folder or one file ("tests/scenarios/chengdu", "…/main_job.toml"), sorted, worlds left out.
std::vector<std::string> find_stories(std::string const& folder, std::string const& path);

}  // namespace qiyue::app::scenario
