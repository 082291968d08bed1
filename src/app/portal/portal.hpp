#pragma once

#include "app/portal/render.hpp"
#include "app/world.hpp"
#include "modules/disclosure/api.hpp"
#include "platform/http/http.hpp"

#include <map>
#include <string>

namespace qiyue::app::portal {

// What the site calls itself: the demonstration city says that it is one.
enum class Site { plain, demonstration };

// One reader's request, in the reader's language and mode.
struct Visit {
    http::Request const& request;
    Context const& context;
    Language language = Language::zh;
    bool elder = false;

    std::string query(std::string const& name) const;
    // The Chinese or the English sentence.
    std::string says(char const* zh, char const* en) const { return language == Language::zh ? zh : en; }
};

// The public pages, rendered on the server; they read without a script. Each page function fills the keys that its
// template expects (web/portal/README.md).
class Portal {
public:
    Portal(World& world, std::string const& home, Site site);
    http::Response answer(http::Request const& request, Context const& context) const;

private:
    http::Response route(Visit const& visit) const;
    // What an administrator entered; what nobody entered is false and not shown.
    Value site_of(Visit const& visit) const;
    http::Response home(Visit const& visit) const;
    http::Response notices(Visit const& visit, std::string const& stage, std::string const& path) const;
    http::Response notice(Visit const& visit, std::int64_t id) const;
    http::Response projects(Visit const& visit) const;
    http::Response project(Visit const& visit, std::int64_t id) const;
    http::Response catalogue(Visit const& visit) const;
    http::Response organisations(Visit const& visit, std::string const& kind) const;
    http::Response rules(Visit const& visit) const;
    http::Response clause(Visit const& visit, law::ClauseEntry const& clause) const;
    http::Response statutes(Visit const& visit) const;
    http::Response statute(Visit const& visit, std::string const& id) const;
    http::Response search(Visit const& visit) const;
    http::Response accessibility(Visit const& visit) const;
    http::Response data(Visit const& visit) const;
    http::Response reference(Visit const& visit) const;
    http::Response reference_group(Visit const& visit, std::string const& name) const;
    http::Response remark(Visit const& visit) const;
    http::Response error(Visit const& visit, int status, std::string const& title, std::string const& what) const;
    http::Response feed(Visit const& visit) const;

    // Title, navigation, links of the head and foot: what every page has.
    Value common(Visit const& visit, std::string const& title) const;
    http::Response page(Visit const& visit, std::string const& name, Value data) const;
    Value notice_row(Visit const& visit, Value const& notice) const;
    Value paper_link(Visit const& visit, std::string const& href) const;
    Value attachments_of(disclosure::Notice const& notice) const;

    World& world_;
    Site site_;
    Templates templates_;
    std::map<std::string, std::string> regions_;  // code -> name
};

}  // namespace qiyue::app::portal
