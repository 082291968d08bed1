#pragma once

#include "base/shape.hpp"

namespace qiyue::payment {

Fields const& prepare_fields();
Fields const& opinion_fields();  // of the head, and of who sends something back
Fields const& send_back_fields();
Fields const& receipt_fields();     // of the treasury
Fields const& correction_fields();  // after a return
Fields const& payee_fields();
Fields const& reject_payee_fields();
Fields const& payee_page_fields();
Fields const& grant_fields();
Fields const& grant_page_fields();
std::vector<Option> const& grant_sorts();
Fields const& page_fields();  // what the page shows

}  // namespace qiyue::payment
