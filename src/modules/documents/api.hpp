#pragma once

#include "modules/workflow/api.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// Files and papers. A file belongs to whoever sent it until it is given with a step; from then on it is read with the
// object. A paper is made from what stands on a page, in the layout of official papers, the same bytes every time.
namespace qiyue::documents {

// ---- files ----

struct Upload {
    std::string digest;
    std::string name;  // as the sender calls it; made harmless when it is kept
    std::string type;  // by content
    std::int64_t size = 0;
};

// How much one person may send on one day, and how long what nobody uses is kept.
struct Limits {
    std::int64_t bytes_a_day = std::int64_t{2} << 30;
    int unused_days = 7;
};

// Refuses when the person's day is full. Asked before the bytes are kept, and again by receive().
Result<void> within_quota(db::Tx& tx, Context const& context, std::int64_t size, Limits const& limits);
Result<void> receive(db::Tx& tx, Context const& context, api::Ports& ports, Upload upload, Limits const& limits);

// ---- a file that comes in pieces ----

struct Begun {
    std::int64_t id = 0;
    std::string name;
    std::int64_t size = 0;  // of the whole, as announced
    std::string digest;     // "" until the last piece came
    // The name of its pieces in the store of files.
    std::string pieces() const { return std::to_string(id); }
};

// Announces it: what was announced counts for the day as if it had come.
Result<Begun> begin(db::Tx& tx, Context const& context, api::Ports& ports, std::string name, std::int64_t size,
                    Limits const& limits);
// One that this caller began.
std::optional<Begun> begun(db::Tx& tx, Context const& context, std::int64_t id);
// Its last piece came: it is sent, like a file that came at once.
Result<void> finish(db::Tx& tx, Context const& context, api::Ports& ports, Begun const& begun, Upload upload,
                    Limits const& limits);
void give_up(db::Tx& tx, std::int64_t id);

// A file as one object holds it.
struct File {
    std::int64_t id = 0;
    std::string digest;
    std::int64_t object = 0;
    std::string kind;  // of the object
    std::int64_t project = 0;
    std::string field;  // "evidence.0.file": where in the step's input
    std::string step;
    std::string name, type;
    std::int64_t size = 0;
    std::int64_t person = 0, organisation = 0;  // who gave it with the step
    Instant at;
    std::int64_t disposal = 0;  // under which it was disposed of: nobody may have it any more
};

// Name and type under which the caller may have the file; nothing when he may not, or when there is none. He may when he
// sent it; when an object's page, as he sees it, shows it; when he is concerned with the object for the organisation
// that gave it, or as its auditor; or when a module above shows it to him or to everybody (WhoShows).
struct Found {
    std::string name, type;
    std::int64_t size = 0;
};

std::optional<Found> find(db::Tx& tx, workflow::Engine const& engine, Context const& context, std::string_view digest);

// Asked of the modules above, which answer by setting `shown`: does something published show this file, or what they show
// to this caller?
struct WhoShows {
    File const& file;
    bool& shown;
};

// Every digest in a described value, with its path.
struct Digest {
    std::string field, digest;
};

std::vector<Digest> digests_in(Fields const& fields, Value const& value, std::string const& path = {});
// The same of a description as plain data (describe()).
std::vector<std::string> digests_in(Value const& fields, Value const& values);

// Takes away what was sent and not used for Limits::unused_days, and what was disposed of. Gives how many files.
std::int64_t sweep(db::Tx& tx, Context const& context, api::Ports& ports, Limits const& limits);

// Takes away what lies in the store's folder for a day and no row tells of: a process died between moving it in and writing
// its row. Gives how many files.
std::int64_t sweep_unknown(db::Tx& tx, Context const& context, api::Ports& ports, std::string const& folder);

// ---- papers ----

// One template, read from papers/NAME.toml.
struct Paper {
    std::string name;                 // "contract"
    std::string kind;                 // of object; "notice": of published notices
    std::vector<std::string> states;  // in which it exists
    bool concerned = false;           // only for those concerned, not for everybody who may read the page
    Text title;                       // "政府购买服务合同"
    Value body;                       // issuer, number, headline and sections, with {{placeholders}}
};

// What a paper is made from: described data, and names for the placeholders.
struct Matter {
    std::map<std::string, std::string> names;  // title, owner, party, project, number, day …
    Value fields, values;
    // What it says in sentences for everybody: {sentences: [{zh,en}], whys: [{title:{zh,en}, tree: a node of law/telling.hpp}]}.
    Value told;
    std::string record;          // path of the public record: "/notices/7"; "": it is not public
    std::int64_t position = -1;  // of the journal's last entry about it
    Instant as_of;
};

// The templates, and the papers made last: whoever asks again gets the same bytes without their being made again.
class Library {
public:
    // `address` is where the public reaches this installation: "https://…", without a slash at its end.
    Library(std::string folder, std::string address);
    ~Library();
    Library(Library const&) = delete;
    Library& operator=(Library const&) = delete;

    std::vector<Paper> const& papers() const;
    Paper const* find(std::string_view kind, std::string_view name) const;
    // {download: {name, type, bytes}, digest, size}
    Value print(Paper const& paper, Matter const& matter) const;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

// References become names, so that a paper reads without the platform.
Value with_names(db::Tx& tx, workflow::Engine const& engine, Value const& fields, Value const& values);

workflow::Module module(workflow::Engine& engine, Library const& library);

}  // namespace qiyue::documents
