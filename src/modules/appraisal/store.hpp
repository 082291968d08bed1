#pragma once

#include "modules/appraisal/api.hpp"

namespace qiyue::appraisal {

std::vector<db::Migration> migrations();

namespace store {

struct Evaluation {
    std::int64_t id = 0, project = 0, contract = 0, provider = 0;
    int year = 0;
    bool key = false;            // finance evaluates it again
    bool interim = false;        // while the service runs, not after it
    std::int64_t organiser = 0;  // the organisation that opened it
    std::optional<std::int64_t> first, again;
    std::string grade;
    std::optional<Day> final_on;
    // indicators, self, third, facts, again: as given and as computed.
    Value body = Value::object();

    // What counts: a later look at the lasting effect before finance's, finance's before the first.
    std::int64_t score() const {
        auto const& later = body.at_path("reassessment.score");
        return later.is_integer() ? later.integer() : again.value_or(first.value_or(0));
    }
};
void insert(db::Tx& tx, Evaluation const& evaluation);
void update(db::Tx& tx, Evaluation const& evaluation);
std::optional<Evaluation> find(db::Tx& tx, std::int64_t id);
// All of a project, the newest first.
std::vector<Evaluation> of_project(db::Tx& tx, std::int64_t project);
// Every evaluation with a result that stands, the newest first; none that was made while the service ran.
std::vector<Evaluation> all_final(db::Tx& tx);
// Evaluations after the end, with a result that stands, the newest first.
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
// Goal sheets, sets of indicators, surveys, agencies, closings: what was entered, step by step.
void insert_paper(db::Tx& tx, std::int64_t id, std::int64_t about, std::string const& kind, Value const& body);
void update_paper(db::Tx& tx, std::int64_t id, Value const& body);
Value paper(db::Tx& tx, std::int64_t id);
struct Paper {
    std::int64_t id = 0;
    Value body;
};
// Of one project (or organisation), in the order in which they were made.
std::vector<Paper> papers(db::Tx& tx, std::int64_t about, std::string const& kind);

// The platform's own key of survey codes; `fresh` becomes it where there is none yet.
std::string key(db::Tx& tx, std::string const& fresh);

// Who is asked by a survey, and with what he answered. Nobody reads the two together.
struct Invitation {
    std::int64_t id = 0, survey = 0;
    std::string name, code_digest;
    bool answered = false;
};
void insert(db::Tx& tx, Invitation const& invitation);
std::vector<Invitation> invitations(db::Tx& tx, std::int64_t survey);
std::optional<Invitation> invitation(db::Tx& tx, std::string const& code_digest);

struct Reply {
    std::int64_t id = 0, survey = 0, invitation = 0, score = 0;
    bool satisfied = false;
    std::string comment;
    Value answers = Value::list();  // [{question, score}]
};
// False when the code was used.
bool insert(db::Tx& tx, Reply const& reply);
std::vector<Reply> replies(db::Tx& tx, std::int64_t survey);

void note_finished(db::Tx& tx, Finished const& finished);
// Of one buyer, or of a region, or all.
std::vector<Finished> finished(db::Tx& tx, std::int64_t buyer, std::string_view region);

}  // namespace store

}  // namespace qiyue::appraisal
