#pragma once

#include "modules/appraisal/api.hpp"

namespace qiyue::appraisal {

std::vector<db::Migration> migrations();

namespace store {

struct Evaluation {
    std::int64_t id = 0, project = 0, contract = 0, provider = 0;
    int year = 0;
    bool key = false;  // finance evaluates it again
    std::optional<std::int64_t> first, again;
    std::string grade;
    std::optional<Day> final_on;
    // indicators, self, third, facts, again: as given and as computed.
    Value body = Value::object();

    std::int64_t score() const { return again.value_or(first.value_or(0)); }
};
void insert(db::Tx& tx, Evaluation const& evaluation);
void update(db::Tx& tx, Evaluation const& evaluation);
std::optional<Evaluation> find(db::Tx& tx, std::int64_t id);
std::optional<Evaluation> of_project(db::Tx& tx, std::int64_t project);
std::vector<Evaluation> final_of_provider(db::Tx& tx, std::int64_t provider);

struct Answer {
    std::int64_t id = 0, evaluation = 0, person = 0, score = 0;
    bool satisfied = false;
    std::string comment;
};
// False when the person has answered already.
bool insert(db::Tx& tx, Answer const& answer);
std::vector<Answer> answers(db::Tx& tx, std::int64_t evaluation);

struct Finished {
    std::int64_t project = 0, buyer = 0;
    std::string region;
    Day day;
    bool evaluated = false;
};
void note_finished(db::Tx& tx, Finished const& finished);
// Of one buyer, or of a region, or all.
std::vector<Finished> finished(db::Tx& tx, std::int64_t buyer, std::string_view region);

}  // namespace store

}  // namespace qiyue::appraisal
