#pragma once

#include "modules/disclosure/api.hpp"
#include "platform/search/search.hpp"

namespace qiyue::disclosure {

std::vector<db::Migration> migrations();

namespace store {

// As stored, nothing is taken out of the section; who publishes it stays inside.
void insert(db::Tx& tx, Notice const& notice, std::int64_t published_by);
std::vector<Notice> notices(db::Tx& tx, Filter const& filter);  // the newest first
std::optional<Notice> notice(db::Tx& tx, std::int64_t id);
std::vector<Notice> notices_of(db::Tx& tx, std::int64_t project);
// Notices whose words were not indexed by this version, some 500 of them.
std::vector<Notice> not_indexed(db::Tx& tx, std::int64_t version);

// The words by which a notice is found; what was kept of it before goes.
void index(db::Tx& tx, std::int64_t notice, search::Entry const& entry, std::int64_t version);
std::vector<std::int64_t> found(db::Tx& tx, search::Query const& query, std::int64_t before, int limit);

struct Project {
    std::int64_t id = 0;
    std::string number, name;
    int year = 0;
    std::int64_t buyer = 0;
    std::string region;
    std::int64_t notices = 0;
    Instant changed;
};
// Adds it, or counts one more notice.
void count_notice(db::Tx& tx, Project const& project);
std::optional<Project> project(db::Tx& tx, std::int64_t id);
std::vector<Project> projects(db::Tx& tx, ProjectFilter const& filter);

struct DueRow {
    Due due;
    Value body;  // what the notice will say, where an event told it
};
void insert(db::Tx& tx, DueRow const& row);
std::optional<DueRow> due(db::Tx& tx, std::int64_t id);
std::vector<DueRow> dues(db::Tx& tx, std::int64_t project, Owed owed, Day today);
std::vector<DueRow> open_of_object(db::Tx& tx, std::int64_t object, std::string_view rule);
// Owed, with a day.
std::vector<DueRow> open_with_day(db::Tx& tx);
void move_due(db::Tx& tx, std::int64_t due, Day day);
void fulfil(db::Tx& tx, std::int64_t due, std::int64_t notice);
// Of an object that came to nothing, so that nothing of it is published any more.
void withdraw_owed(db::Tx& tx, std::int64_t object);

struct Exemption {
    std::int64_t id = 0, project = 0;
    std::string object_kind, field, ground, reason;
    std::string state = "proposed";
    std::int64_t proposed_by = 0;
    std::string approved_by;
};
void insert(db::Tx& tx, Exemption const& exemption);
void update(db::Tx& tx, Exemption const& exemption);
std::optional<Exemption> exemption(db::Tx& tx, std::int64_t id);
std::vector<Exemption> exemptions(db::Tx& tx, std::int64_t project, std::string_view state);

struct Remark {
    std::int64_t id = 0;
    std::string receipt;
    std::int64_t project = 0, notice = 0;
    std::string kind, content, contact;
    Instant received;
    std::string handler;
    std::optional<Instant> assigned;
    std::string answer;
    std::optional<Instant> answered;
};
void insert(db::Tx& tx, Remark const& remark);
void update(db::Tx& tx, Remark const& remark);
std::optional<Remark> remark(db::Tx& tx, std::int64_t id);
std::optional<Remark> remark_by_receipt(db::Tx& tx, std::string_view receipt);

}  // namespace store

}  // namespace qiyue::disclosure
