#pragma once

#include "modules/workflow/api.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

// What the later stages must know of a provider: who heads and controls it, and whether it may take part at all.
namespace qiyue::provider {

// A line of a credit list in force on a day: the provider must not take part in government procurement (LP-091).
struct Listing {
    std::int64_t id = 0;
    std::string list;  // "judgment_defaulter", "serious_tax", "procurement_misconduct"
    Text list_label;
    std::string source;  // where it was published
    Day from;
    std::optional<Day> until;
};
std::optional<Listing> listed(db::Tx& tx, std::int64_t provider, Day day);
// …judged, for whoever lets a provider take part in government procurement.
void judge_credit(db::Tx& tx, law::Judge& judge, std::int64_t provider, Day day);

// How two providers hang together (LP-089).
enum class Relation { same_head, controls };
struct Related {
    std::int64_t provider = 0;
    Relation how = Relation::same_head;
};
// All to whom the provider is bound, as both have declared or are registered today; each once, control before the head.
std::vector<Related> related(db::Tx& tx, std::int64_t provider);

// Its size as it registered it: "micro", "small", "medium", "large"; "" when it has not.
std::string size(db::Tx& tx, std::int64_t provider);
std::vector<Option> const& size_options();

// Its form, its papers and what authorities found of it, judged by the rules that the judge goes by. A part of the gate:
// who lets a provider take part asks credit::judge_taking_part.
void judge_qualified(db::Tx& tx, law::Judge& judge, std::int64_t provider, Day day);
// SY-1.2.1-d, SH-2.2-5: warns when the buyer supervises the provider, or it is an association not cut loose from its organ.
void warn_of_affiliation(db::Tx& tx, law::Judge& judge, std::int64_t provider, std::int64_t buyer);
// SY-2.2.5-b: how many A its grade in force has on that day; 0 for none.
std::int64_t grade_on(db::Tx& tx, std::int64_t provider, Day day);

// What its registration says to everybody, as it was checked last.
struct Card {
    std::int64_t registration = 0;
    std::string standing;  // "registered", "unqualified"
    Text legal_type;       // on the day it was asked for
    Text kind;             // of social organisation; "" for others
    std::string registrar, number, supervisor;
    Day registered_on;
    std::optional<Day> valid_until;
    std::int64_t grade = 0;
    std::string tax;  // "in_force", "expired", "" for none
    struct Former {
        Text legal_type;
        std::string until, name, budget_support;
        std::int64_t organisation = 0;  // 0: the same organisation
    };
    std::vector<Former> formerly;
};
std::optional<Card> card(db::Tx& tx, std::int64_t provider, Day day);
// It and the organisations that it was converted from: their records are its own.
std::vector<std::int64_t> with_predecessors(db::Tx& tx, std::int64_t provider);

// What an authority found: an inspection, a grade, a penalty, an entry of its lists.
struct Line {
    Text kind, what;
    std::string authority, document;
    std::int64_t year = 0;  // 0: of no year
    Day on;
    std::optional<Day> lifted_on;
};
std::vector<Line> findings(db::Tx& tx, std::int64_t provider);

// The result of an assessment or acceptance of its service: kept once, however often it is told.
struct Outcome {
    std::int64_t object = 0, provider = 0, contract = 0;
    std::string number;  // of the contract
    Text what;
    bool passed = false, excellent = false;
    Day on;
};
void note_result(db::Tx& tx, Outcome const& outcome);
std::vector<Outcome> results(db::Tx& tx, std::int64_t provider);

// The joined directory of a year: a body that stands in two parts stands once, with both authorities.
struct Entry {
    std::int64_t provider = 0;
    std::string name, credit_code, region, legal_type;
    Text legal_type_label;
    std::string introduction;
    std::vector<std::string> fields;   // values of service_fields()
    std::vector<std::string> sources;  // authorities
};
std::vector<Entry> directory(db::Tx& tx, std::int64_t year);
struct Narrow {
    std::string legal_type = {}, field = {}, region = {};
    std::string words = {};  // part of the name
};
std::vector<Entry> narrowed(std::vector<Entry> entries, Narrow const& by);
std::vector<std::int64_t> directory_years(db::Tx& tx);  // the newest first
std::vector<Option> const& service_fields();
std::vector<Option> const& legal_types();

// ---- events ----
// Which published contracts it holds or held: who keeps contracts answers.
struct Contract {
    std::int64_t contract = 0, project = 0, buyer = 0;
    std::string number, title, buyer_name, region;  // the region of the buyer
    std::string signed_on;
    Text state;
};
struct ContractsAsked {
    std::int64_t provider = 0;
    std::shared_ptr<std::vector<Contract>> found;
};

// What was done against it: who keeps sanctions answers.
struct Violation {
    std::int64_t sanction = 0;
    Text ground, measure;
    std::string decision;  // its number
    Day from, until;
    bool active = false;
};
struct ViolationsAsked {
    std::int64_t provider = 0;
    std::shared_ptr<std::vector<Violation>> found;
};

// ---- its whole public record ----
// With what its predecessors left.
struct Record {
    std::optional<Card> card;
    std::vector<Contract> contracts = {};
    std::vector<Outcome> results = {};
    std::vector<Line> findings = {};
    std::vector<Violation> violations = {};
};
Result<Record> whole_record(db::Tx& tx, workflow::Engine const& engine, Context const& context, std::int64_t provider);

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::provider
