#pragma once

#include "base/shape.hpp"

namespace qiyue::contract {

Fields const& text_fields();   // 第二十二条: what the contract makes clear
Fields const& draft_fields();  // …with the project it is for
Fields const& renew_fields();
Fields const& counsel_fields();
Fields const& sign_fields();
Fields const& publish_fields();
Fields const& file_fields();
Fields const& note_fields();
Fields const& acknowledge_fields();
Fields const& supplement_fields();
Fields const& drop_fields();
Fields const& end_fields();
Fields const& exit_fields();
Fields const& ask_exit_fields();
Fields const& hand_over_fields();
Fields const& suspend_fields();
Fields const& force_majeure_fields();
Fields const& proof_fields();
Fields const& financing_fields();
Fields const& subcontract_fields();
Fields const& subcontract_page_fields();
Fields const& page_fields();  // what the page shows

Fields const& template_fields();
Fields const& template_page_fields();

Fields const& key_fields();
Fields const& key_page_fields();

Fields const& find_fields();  // deviations
Fields const& order_fields();
Fields const& correct_fields();
Fields const& check_fields();

Fields const& claim_fields();  // breaches
Fields const& answer_fields();
Fields const& settle_fields();
Fields const& collect_fields();
Fields const& breach_fields();

}  // namespace qiyue::contract
