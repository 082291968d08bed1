#pragma once

#include "modules/need/api.hpp"
#include "modules/need/lint.hpp"

#include <optional>
#include <vector>

namespace qiyue::need {

std::vector<db::Migration> migrations();

namespace store {

struct Need {
    std::int64_t id = 0, project = 0;
    std::int64_t standard = 0;  // the need standard it started with; 0 when there was none
    Value body;
    Value warnings = Value::list();  // of the last submission
};
void insert(db::Tx& tx, Need const& need);
void update(db::Tx& tx, Need const& need);
std::optional<Need> find(db::Tx& tx, std::int64_t id);
std::optional<Need> of_project(db::Tx& tx, std::int64_t project);

struct Version {
    std::int64_t need = 0;
    int version = 0;
    std::string digest;
    Value content;
    Instant frozen;
};
void insert(db::Tx& tx, Version const& version);
std::optional<Version> version(db::Tx& tx, std::int64_t need, int number);
std::optional<Version> newest_version(db::Tx& tx, std::int64_t need);

// Written records of how the need came about: "research", "argument", "return", "review", "freeze", "revise".
void insert_record(db::Tx& tx, std::int64_t id, std::int64_t need, std::string const& kind, Value const& body);
std::vector<Value> records(db::Tx& tx, std::int64_t need, std::string const& kind);

struct Standard {
    std::int64_t id = 0, catalogue_item = 0;
    std::int64_t organisation = 0;  // 0: of the central procurement body, for all buyers
    int version = 0;
    Day valid_from;
    Value body;
};
void insert(db::Tx& tx, Standard const& standard);
std::optional<Standard> standard(db::Tx& tx, std::int64_t id);
// The newest first.
std::vector<Standard> standards(db::Tx& tx, std::int64_t catalogue_item, std::int64_t organisation);

struct Control {
    std::int64_t id = 0, organisation = 0;
    Value body;
};
// Gives the one it replaces, 0 when there was none.
std::int64_t replace(db::Tx& tx, Control const& control);
std::optional<Control> control_of(db::Tx& tx, std::int64_t organisation);
std::optional<Control> control(db::Tx& tx, std::int64_t id);

std::vector<Word> words(db::Tx& tx);
void put(db::Tx& tx, Word const& word);
void remove_word(db::Tx& tx, std::string const& word);

}  // namespace store

}  // namespace qiyue::need
