#pragma once

#include "base/shape.hpp"

#include <string_view>

// The words of a registration: legal forms with their kinds, proofs, what an authority finds. The values are stable.
namespace qiyue::provider {

std::vector<Option> const& legal_types();
std::vector<Option> const& subtypes();           // of a social organisation
std::vector<Option> const& association_kinds();  // of an association 社会团体
std::vector<Option> const& foundation_kinds();   // of a foundation 基金会
std::vector<Option> const& fields_of_work();     // of a private non-enterprise unit 民办非企业单位
std::vector<Option> const& identifications();
std::vector<Option> const& roles();
std::vector<Option> const& proofs();
std::vector<Option> const& tax_kinds();
std::vector<Option> const& service_fields();
std::vector<Option> const& scopes();  // kinds of project that a provider is confirmed for
std::vector<Option> const& finding_kinds();
std::vector<Option> const& finding_results();
std::vector<Option> const& graders();  // who graded a social organisation
Text label_in(std::vector<Option> const& options, std::string_view value);

}  // namespace qiyue::provider
