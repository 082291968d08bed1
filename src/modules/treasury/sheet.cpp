#include "modules/treasury/sheet.hpp"

#include "platform/api/operation.hpp"
#include "platform/crypto/crypto.hpp"

#include "base/number.hpp"
#include "base/utf8.hpp"

#include <algorithm>

namespace qiyue::treasury {

Layout const instructions_layout{.name = "QIYUE-INSTRUCTIONS", .cells = 8, .amount = 1};
Layout const answers_layout{.name = "QIYUE-ANSWERS", .cells = 7, .amount = 2};
Layout const statement_layout{.name = "QIYUE-STATEMENT", .cells = 6, .amount = 2};

namespace {

constexpr std::string_view version = "1";
constexpr std::string_view ending = "END";
constexpr std::size_t head_cells = 5;
constexpr std::size_t end_cells = 4;
constexpr std::int64_t beyond = std::int64_t{1} << 53U;  // Money's own bound, in fen

std::vector<std::string> cut(std::string_view text, char at) {
    std::vector<std::string> parts;
    for (std::size_t from = 0;;) {
        auto const to = text.find(at, from);
        parts.emplace_back(text.substr(from, to - from));
        if (to == std::string_view::npos) {
            return parts;
        }
        from = to + 1;
    }
}

std::string joined(std::vector<std::string> const& cells) {
    std::string line;
    for (auto const& cell : cells) {
        line += cell + "\t";
    }
    line.back() = '\n';
    return line;
}

Refusal broken(std::string const& what, Text says, Text remedy) {
    return api::invalid("treasury." + what, "file", std::move(says), std::move(remedy));
}

Refusal no_such_file(Layout const& layout) {
    return broken("other_file",
                  {"这不是“" + std::string(layout.name) + "”第 " + std::string(version) + " 版文件",
                   "this is no file " + std::string(layout.name) + " of version " + std::string(version)},
                  {"请上传国库系统生成的原文件", "upload the file as the treasury's system made it"});
}

Refusal changed() {
    return broken("changed",
                  {"文件被截断或改动：末行的摘要与内容不符", "the file was cut or changed: its digest does not agree"},
                  {"请重新取得原文件", "fetch the original once more"});
}

}  // namespace

Refusal wrong_line(std::size_t line, Text why) {
    auto const number = std::to_string(line);
    return broken("wrong_line", {"第 " + number + " 行：" + why.zh, "line " + number + ": " + why.en},
                  {"请由国库系统重新生成文件，不要手工修改", "have it made anew; don't mend it by hand"});
}

Layout const& layout_named(std::string_view name) {
    for (auto const* layout : {&instructions_layout, &answers_layout, &statement_layout}) {
        if (layout->name == name) {
            return *layout;
        }
    }
    ENSURE(false);
}

std::optional<Money> amount_in(std::string_view cell) {
    auto const digits = !cell.empty() && std::ranges::all_of(cell, [](char c) { return c >= '0' && c <= '9'; });
    auto const fen = digits ? whole_number(cell) : std::nullopt;
    return fen && *fen > 0 && *fen < beyond ? std::optional(Money::fen(*fen)) : std::nullopt;
}

std::string write(Layout const& layout, Sheet const& sheet) {
    auto text = joined({std::string(layout.name), std::string(version), sheet.number, sheet.region, sheet.day.iso()});
    Money sum;
    for (auto const& line : sheet.lines) {
        ENSURE(line.size() == layout.cells);
        auto const amount = amount_in(line[layout.amount]);
        ENSURE(amount.has_value());
        sum += *amount;
        text += joined(line);
    }
    return text +
        joined({std::string(ending), std::to_string(sheet.lines.size()), std::to_string(sum.in_fen()),
                crypto::sha256_hex(text)});
}

Result<Sheet> read(Layout const& layout, std::string_view text) {
    if (!is_utf8(text) || !text.starts_with(std::string(layout.name) + "\t" + std::string(version) + "\t")) {
        return no_such_file(layout);
    }
    auto const last =
        text.size() < 2 || text.back() != '\n' ? std::string_view::npos : text.rfind('\n', text.size() - 2);
    if (last == std::string_view::npos) {
        return changed();
    }
    auto const end = cut(text.substr(last + 1, text.size() - last - 2), '\t');
    auto const before = text.substr(0, last + 1);
    if (end.size() != end_cells || end[0] != ending || end[3] != crypto::sha256_hex(before)) {
        return changed();
    }
    auto const lines = cut(before.substr(0, before.size() - 1), '\n');
    auto const head = cut(lines.front(), '\t');
    auto const day = head.size() == head_cells ? Day::parse(head[4]) : Result<Day>(no_such_file(layout));
    if (!day.ok()) {
        return no_such_file(layout);
    }
    Sheet sheet{.number = head[2], .region = head[3], .day = day.value(), .lines = {}};
    Money sum;
    for (std::size_t at = 1; at < lines.size(); ++at) {
        auto cells = cut(lines[at], '\t');
        if (cells.size() != layout.cells) {
            return wrong_line(at + 1,
                              {"应有 " + std::to_string(layout.cells) + " 栏",
                               "it should have " + std::to_string(layout.cells) + " cells"});
        }
        auto const amount = amount_in(cells[layout.amount]);
        if (!amount) {
            return wrong_line(
                at + 1, {"金额须为正的整数分，不能有小数点和负号", "an amount is a positive whole number of fen"});
        }
        if (amount->in_fen() >= beyond - sum.in_fen()) {
            return wrong_line(at + 1, {"金额累计超出可记录的范围", "the sum so far is more than can be kept"});
        }
        sum += *amount;
        sheet.lines.push_back(std::move(cells));
    }
    if (end[1] != std::to_string(sheet.lines.size()) || end[2] != std::to_string(sum.in_fen())) {
        return broken(
            "control_sum",
            {"末行的笔数或控制金额与明细不符", "count or control sum at the end does not agree with the lines"},
            {"明细共 " + std::to_string(sheet.lines.size()) + " 笔、" + sum.in_yuan() + " 元",
             "there are " + std::to_string(sheet.lines.size()) + " lines of " + sum.in_yuan() + " yuan"});
    }
    return sheet;
}

}  // namespace qiyue::treasury
