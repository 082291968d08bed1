#include "support/paper_text.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace qiyue::support {

std::string text_of_paper(std::string const& bytes) {
    auto name = (std::filesystem::temp_directory_path() / "qiyue_paper_XXXXXX").string();
    ::close(::mkstemp(name.data()));
    std::ofstream(name, std::ios::binary) << bytes;
    std::string text;
    auto* pipe = ::popen(("pdftotext -layout " + name + " -").c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string piece(4096, '\0');
    for (auto count = std::fread(piece.data(), 1, piece.size(), pipe); count > 0;
         count = std::fread(piece.data(), 1, piece.size(), pipe)) {
        text.append(piece, 0, count);
    }
    CHECK(::pclose(pipe) == 0);
    std::filesystem::remove(name);
    return text;
}

}  // namespace qiyue::support
