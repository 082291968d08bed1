#include "base/failure.hpp"

#include "modules/documents/compose.hpp"

#include "platform/crypto/crypto.hpp"
#include "platform/files/files.hpp"
#include "platform/json/json.hpp"
#include "platform/toml/toml.hpp"

#include <algorithm>
#include <filesystem>
#include <list>
#include <mutex>

namespace qiyue::documents {

namespace {

Text text_in(Value const& value) {
    return {value["zh"].text_or({}), value["en"].text_or({})};
}

Paper read(std::string const& path) {
    auto parsed = toml::parse(files::read(path).value_or(""), path);
    if (!parsed.ok()) {
        throw Fault(path + ": " + parsed.refusal().findings().front().says.en);
    }
    auto const& body = parsed.value();
    Paper paper;
    paper.name = std::filesystem::path(path).stem().string();
    paper.kind = body["kind"].text_or({});
    paper.title = text_in(body["title"]);
    paper.concerned = body["readers"].text_or({}) == "concerned";
    for (auto const& state : body["states"].is_list() ? body["states"].items() : Value::List{}) {
        paper.states.push_back(state.text());
    }
    paper.body = body;
    if (paper.kind.empty() || paper.title.zh.empty() || paper.title.en.empty() || !body["section"].is_list()) {
        throw Fault(path + ": a paper has a kind, a title in both languages, and sections");
    }
    return paper;
}

std::vector<Paper> read_all(std::string const& folder) {
    std::vector<std::string> paths;
    for (auto const& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".toml") {
            paths.push_back(entry.path().string());
        }
    }
    std::ranges::sort(paths);
    std::vector<Paper> papers;
    papers.reserve(paths.size());
    for (auto const& path : paths) {
        papers.push_back(read(path));
    }
    return papers;
}

}  // namespace

// Worlds of one process share the templates' text but not the address, so each has its own library; it reads them when
// first asked, for most stories never ask.
struct Library::Inside {
    std::string folder, address;
    std::once_flag read;
    std::vector<Paper> papers;

    struct Made {
        std::string key, bytes;
    };

    std::mutex guard;
    std::list<Made> made;  // the one asked for last comes first
};

Library::Library(std::string folder, std::string address) : inside_(std::make_unique<Inside>()) {
    inside_->folder = std::move(folder);
    inside_->address = std::move(address);
}

Library::~Library() = default;

std::vector<Paper> const& Library::papers() const {
    std::call_once(inside_->read, [&] { inside_->papers = read_all(inside_->folder); });
    return inside_->papers;
}

Paper const* Library::find(std::string_view kind, std::string_view name) const {
    auto const& all = papers();
    auto const found =
        std::ranges::find_if(all, [&](Paper const& paper) { return paper.kind == kind && paper.name == name; });
    return found == all.end() ? nullptr : &*found;
}

Value Library::print(Paper const& paper, Matter const& matter) const {
    constexpr std::size_t kept = 24;
    auto names = Value::object();
    for (auto const& [name, value] : matter.names) {
        names.set(name, value);
    }
    auto const asked = Value::object()
                           .set("paper", paper.name)
                           .set("names", names)
                           .set("fields", matter.fields)
                           .set("values", matter.values)
                           .set("told", matter.told)
                           .set("record", matter.record)
                           .set("position", matter.position)
                           .set("as_of", matter.as_of.iso());
    auto const key = crypto::sha256(json::write(asked));
    std::string bytes;
    {
        std::scoped_lock const lock(inside_->guard);
        auto const found = std::ranges::find(inside_->made, key, &Inside::Made::key);
        if (found != inside_->made.end()) {
            inside_->made.splice(inside_->made.begin(), inside_->made, found);
            bytes = found->bytes;
        }
    }
    auto const document = compose(paper, matter, inside_->address);
    if (bytes.empty()) {
        bytes = pdf::write(document);
        std::scoped_lock const lock(inside_->guard);
        inside_->made.push_front({.key = key, .bytes = bytes});
        if (inside_->made.size() > kept) {
            inside_->made.pop_back();
        }
    }
    auto const size = static_cast<std::int64_t>(bytes.size());
    auto const digest = crypto::sha256_hex(bytes);
    return Value::object()
        .set("digest", digest)
        .set("size", size)
        .set("download",
             Value::object()
                 .set("name", document.title + ".pdf")
                 .set("type", "application/pdf")
                 .set("bytes", std::move(bytes)));
}

}  // namespace qiyue::documents
