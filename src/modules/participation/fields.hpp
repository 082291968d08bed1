#pragma once

#include "base/shape.hpp"

#include <string_view>

namespace qiyue::participation {

// A public consultation: what is asked of whom until when, and its proofs.
Fields const& open_fields();
Fields const& evidence_fields();
Fields const& receipt_fields();
Fields const& failure_fields();
Fields const& publish_fields();
Fields const& consultation_fields();  // what its page shows

// A comment of anybody, and what becomes of it.
Fields const& comment_fields();
Fields const& disposition_fields();
Fields const& comment_page_fields();

// Advice asked of suppliers and experts.
Fields const& ask_fields();
Fields const& reply_fields();
Fields const& received_reply_fields();
Fields const& opinion_answer_fields();
Fields const& advice_fields();

// The channel through which the provincial site is served; what people call a channel.
inline constexpr char const* provincial_site = "provincial_site";
Text channel_label(std::string_view channel);

}  // namespace qiyue::participation
