#pragma once

#include "modules/workflow/api.hpp"

#include "platform/db/db.hpp"

// What the portal says of itself, as an administrator set it.
namespace qiyue::site {

struct Settings {
    // name, name_en, organiser, organiser_en, phone, elder_phone, hours, mail, code, icp, police, mistake: texts. What is
    // not there was not entered and is not shown.
    Value entered = Value::object();
    std::int64_t revision = 1;  // 1: nobody has entered anything (If-Match can't name a nought)

    std::string text(std::string_view name) const { return entered[name].text_or({}); }
};

Settings settings(db::Tx& tx);

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::site
