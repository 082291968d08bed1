#pragma once

#include "modules/participation/store.hpp"

namespace qiyue::participation {

// One procedure a file.
workflow::Procedure consultation_procedure();
workflow::Procedure comment_procedure();
workflow::Procedure advice_procedure();
api::Operation comment_lookup();
api::Operation consultation_export();

// Comments that nobody has answered yet; a sheet without an opinion needs no answer.
std::vector<store::Comment> undisposed(db::Tx& tx, std::int64_t consultation);
// What everybody may know of a comment: no name, no contact, and no wording that is withheld.
Value public_comment(store::Comment const& comment);
Value consultation_page(db::Tx& tx, std::int64_t id);
Value advice_page(db::Tx& tx, std::int64_t id);

}  // namespace qiyue::participation
