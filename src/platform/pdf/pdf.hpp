#pragma once

#include "base/day.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

// Official papers on A4, in the layout of 公文 (GB/T 9704: type area 156 x 225 mm, 22 lines of 28 characters).
// The same document gives the same bytes: no clock, no chance, and fonts named one by one.
namespace qiyue::pdf {

struct Heading {
    std::string text;
    int level = 1;  // 1 一、 in 黑体; 2 (一)
};

struct Paragraph {
    std::string text;
    bool indented = true;  // by two characters
};

// Label and value, one row each.
struct Facts {
    struct Row {
        std::string label, value;
    };

    std::vector<Row> rows;
};

struct Table {
    struct Column {
        std::string label;
        int weight = 1;       // how wide, beside the others
        int millimetres = 0;  // …or exactly so wide
        bool right = false;   // figures
    };

    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;  // each as long as `columns`
};

// Figures as horizontal bars beside each other, drawn from the data: label, bar, figure.
struct Bars {
    struct Bar {
        std::string label, figure;
        std::int64_t length = 0;  // of the whole, 10,000; more than the whole is drawn as the whole
    };

    std::string caption;
    std::vector<Bar> bars;
};

// Small grey words below what they explain.
struct Note {
    std::string text;
};

// Right-aligned at the end: who issues, and the day. They stay together.
struct Signature {
    std::vector<std::string> lines;
};

// Two parties side by side, each with room to sign and seal.
struct Parties {
    std::vector<std::vector<std::string>> sides;
};

using Block = std::variant<Heading, Paragraph, Facts, Table, Bars, Note, Signature, Parties>;

// How a reader checks the paper against the record: at the end, with a QR code of the address.
struct Proof {
    std::string heading;  // "核验"
    std::vector<std::string> lines;
    std::string address;  // "https://…"; "": no code
};

struct Document {
    std::string issuer;  // the red head; "": none
    std::string number;  // below it
    std::string title;
    std::vector<Block> blocks;
    Proof proof;
    std::string running;  // a line at the foot of every page
    // What stands at the outer edge of every page with its number and the count of pages (骑缝), so that no page can be taken
    // out, put in or replaced unseen; "": nothing.
    std::string seam = {};
    Instant made;  // stands in the file as its date
};

// The file's bytes. Text stays text: it can be searched, copied and read aloud. One document is made at a time; throws
// Fault when too many wait, or when the fonts are not on this machine (their Debian packages are named).
std::string write(Document const& document);

// The QR code of a text as rows of '0' and '1'.
std::vector<std::string> qr(std::string const& text);

}  // namespace qiyue::pdf
