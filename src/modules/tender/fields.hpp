#pragma once

#include "base/shape.hpp"

namespace qiyue::tender {

Fields const& method_fields();
Fields const& document_fields();
Fields const& opinion_fields();    // of who checks
Fields const& publicity_fields();  // of a single source
Fields const& objection_fields();
Fields const& reargue_fields();
Fields const& refer_fields();
Fields const& sanction_fields();
Fields const& publish_fields();
Fields const& clarify_fields();
Fields const& open_fields();
Fields const& cancel_fields();
Fields const& fail_fields();   // fail and cancel
Fields const& shown_fields();  // what the page shows

}  // namespace qiyue::tender
