#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace qiyue::files {

// Content-addressed store: a file's name is its sha-256; the same bytes are kept once; nothing is overwritten.
// Durable (fsync of file and folder) when put returns.
class Store {
public:
    virtual ~Store() = default;
    virtual std::string put(std::string_view bytes) = 0;     // gives the digest
    virtual std::string adopt(std::string const& path) = 0;  // moves a spooled upload in; path is gone after
    virtual std::optional<std::string> get(std::string_view digest) const = 0;   // whole content
    virtual std::optional<std::string> path(std::string_view digest) const = 0;  // for sending it; empty in memory
    virtual bool has(std::string_view digest) const = 0;

    // ---- what comes in pieces, under a name of letters and digits ----
    virtual std::int64_t begun(std::string_view name) const = 0;  // how many bytes are there
    // Adds at its end, if the end is at `at`, and nothing otherwise; durable. Gives how many bytes there are then.
    virtual std::int64_t append(std::string_view name, std::int64_t at, std::string_view bytes) = 0;
    virtual std::string complete(std::string_view name) = 0;  // the whole becomes a file: gives its digest
    virtual void drop(std::string_view name) = 0;
};

// Throws Fault when the folder can't be made.
std::unique_ptr<Store> open_folder(std::string const& folder);
std::unique_ptr<Store> open_memory();

// The type by content, never by name or claim: PDF, OFD, PNG, JPEG, DOCX, XLSX, PPTX, old Office (x-ole-storage),
// other ZIP, "text/plain" for any UTF-8 text (CSV, HTML, SVG and scripts too, so that none is ever executed);
// "application/octet-stream" when unknown or empty. The first 64 kB do; which kind of ZIP it is may need more.
std::string_view sniff(std::string_view first_bytes);

// Reads a whole file; nothing when it does not exist.
std::optional<std::string> read(std::string const& path);

// Makes a file that its owner alone may read, on disk when this returns. Throws Fault when there is one already.
void write_secret(std::string const& path, std::string_view bytes);

}  // namespace qiyue::files
