#pragma once

#include "modules/invitation/store.hpp"
#include "modules/tender/api.hpp"

// Inside of the module: its four procedures, and what they share.
namespace qiyue::invitation {

// ---- fields.cpp ----
Fields const& announce_fields();
Fields const& clarify_fields();
Fields const& examine_fields();
Fields const& reason_fields();
Fields const& opinion_fields();
Fields const& prequalification_shown();
Fields const& apply_fields();
Fields const& replace_fields();
Fields const& application_shown();

// ---- fields_list.cpp ----
Fields const& draw_fields();
Fields const& drawn_from_recommended_fields();
Fields const& contribution_fields();
Fields const& ask_fields();
Fields const& recommend_fields();
Fields const& list_shown();
Fields const& letter_fields();
Fields const& letter_shown();

// ---- prequalification.cpp, application.cpp, list.cpp, letter.cpp: the tables ----
workflow::Procedure prequalification_procedure(workflow::Engine& engine);
workflow::Procedure application_procedure();
workflow::Procedure list_procedure(workflow::Engine& engine);
workflow::Procedure letter_procedure(workflow::Engine& engine);

// The purchase that looks for its suppliers by this way, as long as its notice is not out; refuses any other.
Result<tender::Inviting> looking(workflow::StepRun& run, std::int64_t tender, std::string_view way);
// The purchase was called off: what looks for its suppliers ends with it, and applications go back.
void end_with_purchase(db::Tx& tx, workflow::Engine const& engine, Context const& context,
                       workflow::Object const& purchase);
// Who came through the purchase's prequalification; nothing while none is confirmed.
std::vector<std::int64_t> qualified(db::Tx& tx, workflow::Engine const& engine, std::int64_t tender);
std::string name_of(db::Tx& tx, std::int64_t organisation);

// ---- draw.cpp ----
// The list that is drawn from is fixed, and the platform commits to its text, before anybody adds the last words.
Value committed(workflow::StepRun& run, std::vector<std::int64_t> const& candidates, std::int64_t seats);
Result<void> draw(workflow::StepRun& run);
// As `qiyue verify draw` reads it.
Value draw_record(db::Tx& tx, Value const& body);

// ---- recommend.cpp ----
Result<void> ask_recommendations(workflow::StepRun& run);
Result<void> recommend(workflow::StepRun& run);
Result<void> recommend_as_expert(workflow::StepRun& run);
struct Recommended {
    std::vector<std::int64_t> all, by_buyer, by_experts;  // different suppliers
};
Recommended recommended(Value const& body);

}  // namespace qiyue::invitation
