#include "modules/documents/compose.hpp"

#include "modules/documents/typeset.hpp"

#include "platform/crypto/crypto.hpp"
#include "platform/json/json.hpp"

#include "base/said.hpp"

#include <algorithm>
#include <set>

namespace qiyue::documents {

namespace {

bool is_one_of(std::string const& kind, std::initializer_list<std::string_view> kinds) {
    return std::ranges::find(kinds, std::string_view(kind)) != kinds.end();
}

// Ciphertext, secrets and files have no place on paper; files are told apart by their own list.
bool on_paper(Value const& field) {
    return !is_one_of(field["kind"].text(), {"sealed", "secret", "digest"});
}

Value::List const& list_of(Value const& value) {
    static Value::List const none;
    return value.is_list() ? value.items() : none;
}

Value const* described(Value const& fields, std::string const& name) {
    if (!fields.is_list()) {
        return nullptr;
    }
    auto const& all = fields.items();
    auto const found = std::ranges::find_if(all, [&](Value const& field) { return field["name"] == Value(name); });
    return found == all.end() ? nullptr : &*found;
}

int weight_of(Value const& field) {
    auto const& kind = field["kind"].text();
    return is_one_of(kind, {"integer", "yes_no"})       ? 2
        : is_one_of(kind, {"share", "score", "choice"}) ? 3
        : is_one_of(kind, {"prose", "group", "list"})   ? 8
        : is_one_of(kind, {"money", "day", "instant"})  ? 4
                                                        : 5;
}

// As a paper has it. A part without words (the number of a row) leaves no gap: it is left out.
std::string in_words(Value const& field, Value const& value) {
    return typeset(said(field, value, Language::zh, Medium::paper));
}

// What of these values stands on the paper, line by line.
pdf::Facts facts_of(Value const& fields, Value const& values) {
    pdf::Facts facts;
    for (auto const& field : fields.items()) {
        auto text = on_paper(field) ? in_words(field, values[field["name"].text()]) : std::string();
        if (!text.empty()) {
            facts.rows.push_back({.label = typeset(field["label"]["zh"].text()), .value = std::move(text)});
        }
    }
    return facts;
}

std::string words(Value const& text) {
    return typeset(in(Language::zh, text));
}

// What a judgement looked at and came to, line by line.
void add_leaves(pdf::Facts& facts, Value const& node) {
    if (node["nodes"].is_list()) {
        for (auto const& under : node["nodes"].items()) {
            add_leaves(facts, under);
        }
    } else if (!node["value"].is_null()) {
        facts.rows.push_back({.label = words(node["label"]), .value = words(node["value"])});
    }
}

class Composer {
public:
    Composer(Matter const& matter, std::vector<pdf::Block>& blocks) : matter_(matter), blocks_(blocks) {}

    void section(Value const& section) {
        auto const start = blocks_.size();
        for (auto const& text : list_of(section["text"])) {
            if (auto const words = filled(text.text(), matter_)) {
                blocks_.emplace_back(pdf::Paragraph{.text = typeset(*words)});
            }
        }
        if (section["told"].boolean_or(false)) {
            tell();
        }
        for (auto const& name : list_of(section["fields"])) {
            names_.push_back(name.text());
        }
        if (section["rest"].boolean_or(false)) {
            for (auto const& field : matter_.fields.items()) {
                if (!told_.contains(field["name"].text())) {
                    names_.push_back(field["name"].text());
                }
            }
        }
        fields(matter_.fields, matter_.values, names_);
        told_.insert(names_.begin(), names_.end());
        names_.clear();
        for (auto const& chart : list_of(section["bars"])) {
            bars(chart);
        }
        if (auto const& note = section["note"]; note.is_text() && blocks_.size() > start) {
            if (auto const words = filled(note.text(), matter_)) {
                blocks_.emplace_back(pdf::Note{.text = typeset(*words)});
            }
        }
        if (blocks_.size() > start && section["heading"].is_text()) {
            chapter_ += 1;
            blocks_.insert(blocks_.begin() + static_cast<std::ptrdiff_t>(start),
                           pdf::Heading{.text = numeral(chapter_) + "、" + section["heading"].text()});
        }
        ends(section);
    }

private:
    void fields(Value const& fields, Value const& values, std::vector<std::string> const& names) {
        auto plain = Value::list();
        std::vector<std::pair<Value const*, Value const*>> large;
        for (auto const& name : names) {
            auto const* field = described(fields, name);
            auto const& value = values[name];
            if (field == nullptr || !on_paper(*field) || blank(value)) {
                continue;
            }
            if (is_one_of((*field)["kind"].text(), {"group", "list"})) {
                large.emplace_back(field, &value);
            } else {
                plain.push(*field);
            }
        }
        add(facts_of(plain, values));
        int number = 0;
        for (auto const& [field, value] : large) {
            number += 1;
            subheading(number, (*field)["label"]["zh"].text());
            if (value->is_list()) {
                list((*field)["fields"], *value);
            } else {
                add(facts_of((*field)["fields"], *value));  // one level down everything is told in words
            }
        }
    }

    // Its sentences, and below them why a figure is what it is, with the article's words.
    void tell() {
        for (auto const& sentence : list_of(matter_.told["sentences"])) {
            blocks_.emplace_back(pdf::Paragraph{.text = words(sentence)});
        }
        for (auto const& why : list_of(matter_.told["whys"])) {
            auto const& tree = why["tree"];
            pdf::Facts facts;
            add_leaves(facts, tree);
            blocks_.emplace_back(pdf::Paragraph{.text = words(why["title"]) + "："});
            add(std::move(facts));
            if (auto const quote = tree["quote"].text_or({}); !quote.empty()) {
                blocks_.emplace_back(pdf::Note{.text = words(tree["label"]) + "：“" + typeset(quote) + "”"});
            }
        }
    }

    void add(pdf::Facts facts) {
        if (!facts.rows.empty()) {
            blocks_.emplace_back(std::move(facts));
        }
    }

    void subheading(int number, std::string const& label) {
        blocks_.emplace_back(pdf::Heading{.text = "（" + numeral(number) + "）" + typeset(label), .level = 2});
    }

    void list(Value const& fields, Value const& rows) {
        std::vector<Value const*> used;
        for (auto const& field : fields.items()) {
            auto const& name = field["name"].text();
            if (on_paper(field) &&
                std::ranges::any_of(rows.items(), [&](Value const& row) { return !blank(row[name]); })) {
                used.push_back(&field);
            }
        }
        constexpr std::size_t most_columns = 6;
        if (used.size() > most_columns) {
            for (auto const& row : rows.items()) {
                add(facts_of(fields, row));
            }
            return;
        }
        pdf::Table table;
        table.columns.push_back({.label = "序号", .millimetres = 12});
        for (auto const* field : used) {
            table.columns.push_back({.label = typeset((*field)["label"]["zh"].text()),
                                     .weight = weight_of(*field),
                                     .right = in_figures((*field)["kind"].text())});
        }
        for (std::size_t i = 0; i < rows.size(); ++i) {
            auto& cells = table.rows.emplace_back();
            cells.push_back(std::to_string(i + 1));
            for (auto const* field : used) {
                cells.push_back(in_words(*field, rows.items()[i][(*field)["name"].text()]));
            }
        }
        if (!used.empty()) {
            blocks_.emplace_back(std::move(table));
        }
    }

    // {of: a list, label, length: its members, caption}: a bar for each row, as long as its share or marks of a hundred.
    void bars(Value const& chart) {
        auto const& name = chart["of"].text();
        auto const* field = described(matter_.fields, name);
        auto const& rows = matter_.values[name];
        if (field == nullptr || !rows.is_list()) {
            return;
        }
        auto const* label = described((*field)["fields"], chart["label"].text());
        auto const* length = described((*field)["fields"], chart["length"].text());
        pdf::Bars drawn{.caption = chart["caption"].text_or({}), .bars = {}};
        for (auto const& row : rows.items()) {
            auto const& figure = row[chart["length"].text()];
            if (label != nullptr && length != nullptr && figure.is_integer()) {
                drawn.bars.push_back({.label = in_words(*label, row[chart["label"].text()]),
                                      .figure = in_words(*length, figure),
                                      .length = figure.integer()});
            }
        }
        if (!drawn.bars.empty()) {
            blocks_.emplace_back(std::move(drawn));
        }
    }

    void ends(Value const& section) {
        if (section["signature"].is_text()) {
            if (auto const who = filled(section["signature"].text(), matter_)) {
                auto const day = matter_.names.find("day");
                blocks_.emplace_back(
                    pdf::Signature{{typeset(*who), day == matter_.names.end() ? std::string() : day->second}});
            }
        }
        if (section["parties"].is_list()) {
            pdf::Parties parties;
            auto const [hand, day] = signed_by(section["formed"]);
            for (auto const& party : section["parties"].items()) {
                parties.sides.push_back({typeset(filled(party.text(), matter_).value_or("")), hand, day});
            }
            blocks_.emplace_back(std::move(parties));
        }
    }

    // Under each side: room for hand and date, or, once all have signed with their keys, that and when.
    std::pair<std::string, std::string> signed_by(Value const& formed) const {
        if (formed.is_text()) {
            auto const* field = described(matter_.fields, formed.text());
            auto const& at = matter_.values[formed.text()];
            if (field != nullptr && !blank(at)) {
                return {"签署：已用其签名密钥电子签名", "日期：" + in_words(*field, at)};
            }
        }
        return {"法定代表人或授权代表：", "日期：　　　年　　月　　日"};
    }

    Matter const& matter_;
    std::vector<pdf::Block>& blocks_;
    std::vector<std::string> names_;
    std::set<std::string> told_;
    int chapter_ = 0;
};

pdf::Proof proof_of(std::string const& number, Matter const& matter, std::string const& address) {
    pdf::Proof proof{.heading = "核验", .lines = {}, .address = {}};
    auto first = number;
    if (matter.position >= 0) {
        first += (first.empty() ? "" : " · ") + std::string("留痕第 ") + std::to_string(matter.position) + " 条";
    }
    if (!first.empty()) {
        proof.lines.push_back(first);
    }
    proof.lines.push_back("内容摘要（SHA-256）" + digest_of(matter));
    if (!matter.record.empty()) {
        proof.address = address + matter.record;
        proof.lines.push_back("公开记录 " + proof.address);
    }
    proof.lines.push_back("本件载明截至 " + matter.as_of.iso().substr(0, 10) + " " + matter.as_of.iso().substr(11, 5) +
                          " 的记录；与" + (matter.record.empty() ? "平台" : "公开") + "记录不一致的，以记录为准。");
    return proof;
}

}  // namespace

std::string digest_of(Matter const& matter) {
    return crypto::sha256_hex(json::write(matter.values));
}

std::optional<std::string> filled(std::string const& text, Matter const& matter) {
    std::string whole;
    std::size_t from = 0;
    for (auto open = text.find("{{"); open != std::string::npos; open = text.find("{{", from)) {
        auto const close = text.find("}}", open);
        if (close == std::string::npos) {
            return std::nullopt;
        }
        whole += text.substr(from, open - from);
        auto const name = text.substr(open + 2, close - open - 2);
        auto const known = matter.names.find(name);
        auto const* field = described(matter.fields, name);
        auto const value = known != matter.names.end() ? known->second
            : field != nullptr                         ? in_words(*field, matter.values[name])
                                                       : std::string();
        if (value.empty()) {
            return std::nullopt;
        }
        whole += value;
        from = close + 2;
    }
    return whole + text.substr(from);
}

pdf::Document compose(Paper const& paper, Matter const& matter, std::string const& address) {
    pdf::Document document;
    document.title = typeset(filled(paper.body["headline"].text_or(paper.title.zh), matter).value_or(paper.title.zh));
    document.issuer = typeset(filled(paper.body["issuer"].text_or({}), matter).value_or(""));
    document.number = typeset(filled(paper.body["number"].text_or({}), matter).value_or(""));
    document.made = matter.as_of;
    Composer composer(matter, document.blocks);
    for (auto const& section : list_of(paper.body["section"])) {
        composer.section(section);
    }
    // Where a paper has a public page of its own, its code leads there.
    auto about = matter;
    if (auto const page = filled(paper.body["record"].text_or({}), matter);
        page && !page->empty() && !about.record.empty()) {
        about.record = *page;
    }
    document.seam = filled(paper.body["seam"].text_or({}), matter).value_or("");
    document.proof = proof_of(document.number, about, address);
    document.running = paper.title.zh + (document.number.empty() ? "" : " · " + document.number) + " · 内容摘要 " +
        digest_of(matter).substr(0, 16);
    return document;
}

}  // namespace qiyue::documents
