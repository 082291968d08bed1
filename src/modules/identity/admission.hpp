#pragma once

#include "modules/identity/api.hpp"

// Who may be what: the sentences about buyers and providers, asked when an organisation is registered or changed.
namespace qiyue::identity {

// Asks the judge about the organisation as it would be; all reasons at once. Marks in its attributes that it opted
// in, where CD-2-2 is what lets it buy.
Result<void> admit(db::Tx& tx, law::Judge& judge, Organisation& organisation);

}  // namespace qiyue::identity
