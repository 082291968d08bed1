#pragma once

#include "law/rulebook.hpp"

#include <string>
#include <vector>

// Hand-made articles for tests of the law and of what judges by it.
namespace qiyue::support {

law::SourceFile statute_file(std::string const& id, std::string const& place, std::string const& rank,
                             std::string const& from);
// An article with one clause of each id.
law::SourceFile article_file(std::string const& statute, std::string const& label,
                             std::vector<std::string> const& clauses);
// Adds to the file a [[number]], a [[deadline]] in working days, a [[case]].
void add_number(law::SourceFile& file, std::string const& key, std::string const& clause, std::string const& from,
                std::int64_t value, std::string const& status = "source");
void add_deadline(law::SourceFile& file, std::string const& key, std::string const& clause, std::string const& from,
                  std::int64_t working_days);
void add_case(law::SourceFile& file, Value one);

}  // namespace qiyue::support
