#pragma once

#include "modules/workflow/api.hpp"

namespace qiyue::bidding {

// A purchase in lots is bid for lot by lot: refuses the whole.
Result<void> names_its_lot(workflow::StepRun& run, std::int64_t tender);
// SY-3.1.4(3)-a: no more lots are bid for by one supplier than the document allows.
Result<void> within_lots(workflow::StepRun& run, std::int64_t provider);
// The bids that could be read, of all its lots where it has some.
std::int64_t readable_of(db::Tx& tx, std::int64_t tender);

// How many took the documents of a purchase: of one in lots each provider once, however many lots he took.
std::int64_t took_documents(db::Tx& tx, std::int64_t tender);

}  // namespace qiyue::bidding
