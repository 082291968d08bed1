#include "source.hpp"

#include <cctype>

namespace tidy {

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
    for (auto at = text.find(word, from); at != std::string_view::npos; at = text.find(word, at + 1)) {
        bool const left = at == 0 || !is_word(text[at - 1]);
        auto const end = at + word.size();
        bool const right = end == text.size() || !is_word(text[end]) || !is_word(word.back());
        if (left && right) {
            return at;
        }
    }
    return std::string_view::npos;
}

namespace {

// Walks the text once; each taker consumes one construct and leaves `at` behind it.
class Scanner {
public:
    explicit Scanner(std::string const& text) : text_(text) {}

    Source run() {
        while (at_ < text_.size()) {
            if (looking_at("//")) {
                skip_until("\n", 0);
            } else if (looking_at("/*")) {
                skip_until("*/", 2);
            } else if (looking_at("R\"") && (at_ == 0 || !is_word(text_[at_ - 1]))) {
                take_raw();
            } else if (text_[at_] == '"') {
                take_quoted('"');
            } else if (text_[at_] == '\'' && (at_ == 0 || !is_word(text_[at_ - 1]))) {
                take_quoted('\'');
            } else {
                keep();
            }
        }
        source_.code.push_back(line_);
        return std::move(source_);
    }

private:
    bool looking_at(std::string_view what) const { return text_.compare(at_, what.size(), what) == 0; }

    void keep() {
        if (text_[at_] == '\n') {
            source_.code.push_back(line_);
            line_.clear();
        } else {
            line_ += text_[at_];
        }
        ++at_;
    }

    void blank(std::size_t end) {
        for (; at_ < end && at_ < text_.size(); ++at_) {
            if (text_[at_] == '\n') {
                source_.code.push_back(line_);
                line_.clear();
            } else {
                line_ += ' ';
            }
        }
    }

    void skip_until(std::string_view what, std::size_t behind) {
        auto const end = text_.find(what, at_ + 2);
        blank(end == std::string::npos ? text_.size() : end + behind);
    }

    void take_raw() {
        auto const open = text_.find('(', at_);
        if (open == std::string::npos) {
            return keep();
        }
        auto const mark = ")" + text_.substr(at_ + 2, open - at_ - 2) + "\"";
        auto close = text_.find(mark, open);
        close = close == std::string::npos ? text_.size() : close;
        source_.literals.push_back({source_.code.size() + 1, text_.substr(open + 1, close - open - 1)});
        blank(close + mark.size());
    }

    void take_quoted(char quote) {
        auto end = at_ + 1;
        while (end < text_.size() && text_[end] != quote && text_[end] != '\n') {
            end += text_[end] == '\\' ? 2U : 1U;
        }
        if (quote == '"' && end <= text_.size()) {
            source_.literals.push_back({source_.code.size() + 1, text_.substr(at_ + 1, end - at_ - 1)});
        }
        blank(end < text_.size() && text_[end] == quote ? end + 1 : end);
    }

    std::string const& text_;
    std::size_t at_ = 0;
    std::string line_;
    Source source_;
};

}  // namespace

Source take_apart(File const& file) {
    std::string text;
    for (auto const& line : file.lines) {
        text += line + '\n';
    }
    return Scanner(text).run();
}

std::vector<Include> includes_of(File const& file) {
    std::vector<Include> found;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        auto const& line = file.lines[i];
        auto const hash = line.find_first_not_of(" \t");
        if (hash == std::string::npos || line[hash] != '#') {
            continue;
        }
        auto const word = line.find("include", hash);
        auto const open = word == std::string::npos ? word : line.find_first_of("\"<", word);
        if (open == std::string::npos) {
            continue;
        }
        auto const close = line.find(line[open] == '<' ? '>' : '"', open + 1);
        if (close != std::string::npos) {
            found.push_back({i + 1, line[open] == '"', line.substr(open + 1, close - open - 1)});
        }
    }
    return found;
}

}  // namespace tidy
