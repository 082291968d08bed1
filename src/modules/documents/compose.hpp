#pragma once

#include "modules/documents/api.hpp"

#include "platform/pdf/pdf.hpp"

namespace qiyue::documents {

// The paper as blocks. `address` is where the public reaches the installation.
pdf::Document compose(Paper const& paper, Matter const& matter, std::string const& address);

// "{{owner}}就{{project}}……" with its names filled in; nothing when one of them has no value, so that no paper has a gap.
std::optional<std::string> filled(std::string const& text, Matter const& matter);

// SHA-256 of the values as JSON: stands on the paper.
std::string digest_of(Matter const& matter);

}  // namespace qiyue::documents
