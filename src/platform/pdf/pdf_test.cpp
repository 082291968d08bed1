#include "platform/pdf/pdf.hpp"

#include "support/paper_text.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>

namespace pdf = qiyue::pdf;
using qiyue::support::text_of_paper;

namespace {

std::size_t count(std::string const& text, std::string const& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        found += 1;
    }
    return found;
}

pdf::Document paper() {
    pdf::Document document;
    document.issuer = "锦江区养老服务局（例）";
    document.number = "编号：7";
    document.title = "评审委员会名单";
    document.blocks.emplace_back(pdf::Paragraph{.text = "委员为朱镕、陈堃、刘䶮。"});
    document.made = qiyue::Instant::at(qiyue::Day(2026, 3, 2), 9);
    document.proof = {.heading = "核验", .lines = {"编号 7"}, .address = "https://city.example/notices/7"};
    return document;
}

}  // namespace

TEST_CASE("pdf: the same document gives the same bytes, another day gives others") {
    auto const first = pdf::write(paper());
    CHECK(first.starts_with("%PDF-1."));
    CHECK(pdf::write(paper()) == first);
    auto later = paper();
    later.made = later.made.plus_seconds(86'400);
    CHECK(pdf::write(later) != first);
}

TEST_CASE("pdf: text stays text, rare characters of names too") {
    auto text = text_of_paper(pdf::write(paper()));
    // How wide a gap is read as a space is the reader's affair.
    std::erase(text, ' ');
    for (auto const* part : {"锦江区养老服务局（例）", "评审委员会名单", "朱镕", "陈堃", "刘䶮", "—1—", "核验"}) {
        CAPTURE(std::string(part));
        CAPTURE(text);
        CHECK(text.find(part) != std::string::npos);
    }
}

TEST_CASE("pdf: a long table repeats its head on every page and loses no row") {
    auto document = paper();
    pdf::Table table;
    table.columns = {{.label = "序号", .millimetres = 12, .right = true}, {.label = "服务事项", .weight = 6}};
    constexpr std::size_t rows = 90;
    for (std::size_t i = 1; i <= rows; ++i) {
        table.rows.push_back({std::to_string(i), "第" + std::to_string(i) + "次上门服务记录"});
    }
    document.blocks.emplace_back(table);
    auto const text = text_of_paper(pdf::write(document));
    auto const pages = count(text, "\f");
    CHECK(pages >= 4);
    CHECK(count(text, "服务事项") == pages);
    CHECK(count(text, "次上门服务记录") == rows);
}

TEST_CASE("pdf: a row longer than a page goes on, and nothing of it is lost") {
    auto document = paper();
    std::string tale;
    for (int i = 1; i <= 120; ++i) {
        tale += "第" + std::to_string(i) + "条：服务人员须持健康证与护理员证上岗。\n";
    }
    document.blocks.emplace_back(pdf::Facts{{{"服务要求", tale}}});
    CHECK(count(text_of_paper(pdf::write(document)), "护理员证上岗") == 120);
}

TEST_CASE("pdf: no line begins with a closing mark") {
    auto document = paper();
    std::string words;
    for (int i = 0; i < 80; ++i) {
        words += std::string("服务对象满意") +
            (i % 3 == 0       ? "，"
                 : i % 3 == 1 ? "、"
                              : "。") +
            (i % 7 == 0 ? "）" : "");
    }
    document.blocks.emplace_back(pdf::Paragraph{.text = words});
    auto const text = text_of_paper(pdf::write(document));
    for (std::size_t at = 0; at < text.size();
         at = text.find('\n', at) == std::string::npos ? text.size() : text.find('\n', at) + 1) {
        auto const first = text.find_first_not_of(" \f", at);
        auto const start = first == std::string::npos ? std::string() : text.substr(first, 3);
        CHECK_FALSE((start == "，" || start == "、" || start == "。" || start == "）"));
    }
}

TEST_CASE("pdf: a QR code is square, with its three corners") {
    auto const rows = pdf::qr("https://city.example/notices/7");
    CHECK(rows.size() >= 21);
    CHECK(std::ranges::all_of(rows, [&](std::string const& row) { return row.size() == rows.size(); }));
    CHECK(rows.front().starts_with("1111111"));
    CHECK(rows.front().ends_with("1111111"));
    CHECK(rows.back().starts_with("1111111"));
}
