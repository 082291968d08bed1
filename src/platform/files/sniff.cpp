#include "platform/files/files.hpp"

#include "base/utf8.hpp"

namespace qiyue::files {

namespace {

using namespace std::string_view_literals;

unsigned two_bytes(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]) |
        static_cast<unsigned>(static_cast<unsigned char>(bytes[at + 1])) << 8U;
}

// A ZIP is told by the names of the entries inside, read from their local headers.
std::string_view sniff_zip(std::string_view bytes) {
    constexpr auto local_header = "PK\x03\x04"sv;
    constexpr std::size_t header_bytes = 30;
    for (auto at = bytes.find(local_header); at != std::string_view::npos && bytes.size() - at > header_bytes;
         at = bytes.find(local_header, at + 1)) {
        auto const name = bytes.substr(at + header_bytes, two_bytes(bytes, at + 26));
        if (name.starts_with("word/")) {
            return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        }
        if (name.starts_with("xl/")) {
            return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        }
        if (name.starts_with("ppt/")) {
            return "application/vnd.openxmlformats-officedocument.presentationml.presentation";
        }
        if (name == "OFD.xml") {
            return "application/ofd";
        }
    }
    return "application/zip";
}

bool is_text(std::string_view bytes) {
    while (!bytes.empty()) {
        auto const length = utf8_length(bytes);
        if (length == 0) {
            // The last character may be cut off where the first bytes end.
            return bytes.size() < 4 && (static_cast<unsigned char>(bytes.front()) & 0xC0U) == 0xC0U;
        }
        auto const c = bytes.front();
        if ((static_cast<unsigned char>(c) < 0x20U && c != '\t' && c != '\n' && c != '\r' && c != '\f') || c == 0x7F) {
            return false;
        }
        bytes.remove_prefix(length);
    }
    return true;
}

}  // namespace

std::string_view sniff(std::string_view first_bytes) {
    if (first_bytes.starts_with("%PDF-"sv)) {
        return "application/pdf";
    }
    if (first_bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) {
        return "image/png";
    }
    if (first_bytes.starts_with("\xFF\xD8\xFF"sv)) {
        return "image/jpeg";
    }
    if (first_bytes.starts_with("PK\x03\x04"sv)) {
        return sniff_zip(first_bytes);
    }
    if (first_bytes.starts_with("PK\x05\x06"sv)) {
        return "application/zip";
    }
    if (first_bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) {
        return "application/x-ole-storage";
    }
    return !first_bytes.empty() && is_text(first_bytes) ? "text/plain" : "application/octet-stream";
}

}  // namespace qiyue::files
