#pragma once

#include "app/clauses/showings.hpp"
#include "app/portal/render.hpp"
#include "app/world.hpp"
#include "modules/appraisal/api.hpp"
#include "modules/credit/api.hpp"
#include "modules/disclosure/api.hpp"
#include "modules/provider/api.hpp"
#include "modules/voucher/api.hpp"
#include "platform/http/http.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qiyue::app::portal {

// What the site calls itself: the demonstration city says that it is one.
enum class Site { plain, demonstration };

// A form that was sent: its fields, and why it was not taken (nothing: it was, or none was sent).
struct Sent {
    std::map<std::string, std::string> fields = {};
    std::vector<Finding> wrong = {};
    int status = 200;
};

// One reader's request, in the reader's language and mode.
struct Visit {
    http::Request const& request;
    Context const& context;
    Language language = Language::zh;
    bool elder = false;

    std::string query(std::string const& name) const;
    std::int64_t number(std::string const& name) const;  // 0 when it is not one
    static std::int64_t number_in(std::string_view text);
    // The Chinese or the English sentence.
    std::string says(std::string_view zh, std::string_view en) const {
        return std::string(language == Language::zh ? zh : en);
    }
};

// The address of another page of a list: narrowed by what the reader chose of `chosen`, and begun at the cursor (0: at the beginning).
std::string narrowed(Visit const& visit, std::string const& path, std::vector<std::string> const& chosen,
                     std::int64_t cursor);

// A way to speak up from a notice; all share one form.
struct Voice {
    std::string_view path;       // "/notices/12/remark"
    std::string_view operation;  // what is asked
    std::string_view content;    // its field for what is said
    Text title, head, why;       // of the page, and of the form in it
};
std::optional<Voice> voice_of(std::string_view path);

// Where the portal takes a form that was sent; every other page can only be read.
bool takes_forms(std::string_view path);

// The name of a region of GB/T 2260; its code where the platform knows none.
std::string region_name(std::string const& code);

// disclosure::projects as lines of a list: {href, title, excerpt, kind_label, date}.
Value project_lines(Visit const& visit, Value const& projects);

// disclosure::sums of everything at once, as the numbers that stand large on a page: {label, value, unit}.
Value totals_of(Visit const& visit, Value const& lines);

// Sanctions as lines of a table, those in force or those that ended.
Value sanction_lines(Visit const& visit, std::vector<credit::Entry> const& entries, bool active);

// What a registration says to everybody, as facts after those that stand already.
Value with_card(Visit const& visit, Value rows, std::optional<provider::Record> const& record);
// A provider's contracts, results and findings as tables; before them its score, where the place has one.
Value record_tables(Visit const& visit, provider::Record const& record, Value const& score);

// The public pages, rendered on the server; they read without a script. Each page function fills the keys that its
// template expects (web/portal/README.md).
class Portal {
public:
    Portal(World& world, std::string const& home, Site site);
    http::Response answer(http::Request const& request, Context const& context) const;

private:
    http::Response route(Visit const& visit) const;
    // By how many parts the path has; nothing where there is no such page.
    std::optional<http::Response> list_page(Visit const& visit, std::string_view name) const;
    std::optional<http::Response> page_of_one(Visit const& visit, std::string_view of, std::string_view one) const;
    std::optional<http::Response> third_of(Visit const& visit, std::vector<std::string_view> const& parts) const;
    // What an administrator entered; what nobody entered is false and not shown.
    Value site_of(Visit const& visit) const;
    http::Response home(Visit const& visit) const;
    http::Response notices(Visit const& visit) const;
    http::Response notice(Visit const& visit, std::int64_t id) const;
    // A notice with what was written in its form and what is wrong with it, when it was sent in vain.
    http::Response notice(Visit const& visit, std::int64_t id, Sent const& sent) const;
    http::Response send_comment(Visit const& visit, std::int64_t id) const;
    // The form by which anybody comments while the consultation is open; false when it is not.
    Value comment_form(Visit const& visit, disclosure::Notice const& notice, Sent const& sent) const;
    http::Response projects(Visit const& visit) const;
    http::Response project(Visit const& visit, std::int64_t id) const;
    http::Response catalogue(Visit const& visit) const;
    // The joined directory of a year, or everybody who is registered; narrowed by form, field, region and name.
    http::Response providers(Visit const& visit) const;
    http::Response providers_file(Visit const& visit, std::int64_t year) const;
    http::Response buyers(Visit const& visit) const;
    // Who buys, who provides, what is bought: everything public about one of them.
    http::Response buyer(Visit const& visit, std::int64_t id) const;
    http::Response provider(Visit const& visit, std::int64_t id) const;
    http::Response item(Visit const& visit, std::string const& code) const;
    http::Response statistics(Visit const& visit) const;
    Value competition_of(Visit const& visit) const;
    http::Response statistics_file(Visit const& visit, std::string const& by) const;
    http::Response results(Visit const& visit) const;
    http::Response results_file(Visit const& visit) const;
    // What evaluation.results finds by what the reader asked.
    Value results_of(Visit const& visit) const;
    // A satisfaction survey, answered by the one who has its code.
    http::Response surveys(Visit const& visit) const;
    http::Response survey_page(Visit const& visit, std::string const& typed,
                               std::optional<appraisal::Questionnaire> const& asked, Sent const& sent) const;
    http::Response methods(Visit const& visit) const;
    Result<Form> read_methods_query(Visit const& visit, api::Operation const& operation) const;
    Value answer_of(Visit const& visit, api::Operation const& operation, Form const& query) const;
    http::Response credit(Visit const& visit) const;
    // What buyers owed small and medium enterprises at a year's end; awards and subsidies beside the price.
    http::Response arrears(Visit const& visit) const;
    http::Response grants(Visit const& visit) const;
    // What a page of one of them shows below its facts.
    http::Response profile(Visit const& visit, Value data, disclosure::SumFilter sums,
                           disclosure::ProjectFilter const& projects) const;
    // Sums of published figures with bars, told apart by `filter.by`.
    Value sums_table(Visit const& visit, disclosure::SumFilter const& filter) const;
    http::Response rules(Visit const& visit) const;
    http::Response clause(Visit const& visit, law::ClauseEntry const& clause) const;
    http::Response statutes(Visit const& visit) const;
    http::Response statute(Visit const& visit, std::string const& id) const;
    http::Response search(Visit const& visit) const;
    http::Response accessibility(Visit const& visit) const;
    http::Response data(Visit const& visit) const;
    http::Response reference(Visit const& visit) const;
    http::Response reference_group(Visit const& visit, std::string const& name) const;
    // The form by which anybody speaks up about a notice, and its sending.
    http::Response speak(Visit const& visit, disclosure::Notice const& notice, Voice const& voice,
                         Sent const& sent) const;
    http::Response speak_on(Visit const& visit, std::int64_t id, Voice const& voice) const;
    // What was signed, by whom and with which key, and whether it holds.
    http::Response contract(Visit const& visit, std::int64_t id) const;
    http::Response receipt(Visit const& visit) const;
    // A voucher by its short code: what its holder sees of it, and what he sends.
    http::Response vouchers(Visit const& visit) const;
    http::Response voucher_page(Visit const& visit, std::string const& typed, std::optional<voucher::Seen> const& seen,
                                Sent const& sent) const;
    http::Response error(Visit const& visit, int status, std::string const& title, std::string const& what) const;
    http::Response feed(Visit const& visit) const;

    // The choices by which notices are narrowed, the reader's own selected.
    Value stage_choices(Visit const& visit) const;
    Value region_choices(Visit const& visit) const;
    // Title, navigation, links of the head and foot: what every page has.
    Value common(Visit const& visit, std::string const& title) const;
    http::Response page(Visit const& visit, std::string const& name, Value data) const;
    Value notice_row(Visit const& visit, Value const& notice) const;
    // The page of a buyer or a provider; false for whom none is kept.
    Value organisation_href(std::int64_t id) const;
    Value evaluation_line(Visit const& visit, disclosure::Notice const& notice) const;
    Value closes_of(Visit const& visit, std::string const& rule, std::int64_t object) const;
    // What closes next, the nearest first.
    Value closing(Visit const& visit) const;
    Value paper_link(Visit const& visit, std::string const& href) const;
    Value attachments_of(disclosure::Notice const& notice) const;

    World& world_;
    Site site_;
    Templates templates_;
    clauses::Showings showings_;
};

}  // namespace qiyue::app::portal
