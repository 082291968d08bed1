#include "app/scenario/junit.hpp"

#include <algorithm>

namespace qiyue::app::scenario {

namespace {

std::string escaped(std::string_view text) {
    std::string xml;
    for (char const c : text) {
        switch (c) {
        case '<': xml += "&lt;"; break;
        case '>': xml += "&gt;"; break;
        case '&': xml += "&amp;"; break;
        case '"': xml += "&quot;"; break;
        default: xml += c;
        }
    }
    return xml;
}

}  // namespace

std::string seconds(std::int64_t micros) {
    auto const millis = micros / 1000;
    auto const rest = std::to_string(millis % 1000);
    return std::to_string(millis / 1000) + "." + std::string(3 - rest.size(), '0') + rest;
}

std::string junit(std::vector<Outcome> const& outcomes) {
    std::int64_t micros = 0;
    for (auto const& outcome : outcomes) {
        micros += outcome.micros;
    }
    auto const failures = std::ranges::count(outcomes, false, &Outcome::passed);
    auto const counts = " tests=\"" + std::to_string(outcomes.size()) + "\" failures=\"" + std::to_string(failures) +
        "\" errors=\"0\" skipped=\"0\" time=\"" + seconds(micros) + "\"";
    auto xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + counts + ">\n<testsuite name=\"scenarios\"" +
        counts + ">\n";
    for (auto const& outcome : outcomes) {
        xml += "  <testcase classname=\"scenarios\" name=\"" + escaped(outcome.name) + "\" time=\"" +
            seconds(outcome.micros) + "\"";
        xml += outcome.passed
            ? "/>\n"
            : "><failure message=\"the story failed\">" + escaped(outcome.failure) + "</failure></testcase>\n";
    }
    return xml + "</testsuite>\n</testsuites>\n";
}

}  // namespace qiyue::app::scenario
