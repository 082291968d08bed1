#include "platform/files/files.hpp"

#include "platform/crypto/crypto.hpp"
#include "platform/files/disk.hpp"
#include "platform/files/pieces.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <map>
#include <mutex>

namespace qiyue::files {

namespace {

constexpr std::size_t piece_bytes = std::size_t{256} << 10U;

// A digest may come from an address line: only what can be one ever becomes part of a path.
bool is_digest(std::string_view text) {
    return text.size() == 64 &&
        std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// ab/cd/abcd…: two levels of 256 keep every folder small. A file is written under incoming/ and renamed into
// place when it is whole and on disk, so no reader sees half of one, not even after a power failure.
class FolderStore final : public Store {
public:
    explicit FolderStore(std::string folder)
        : folder_(std::move(folder)), incoming_(folder_ + "/incoming"), pieces_(folder_ + "/pieces") {
        make_folder(incoming_);
        sweep();
    }

    std::string put(std::string_view bytes) override {
        auto digest = crypto::sha256_hex(bytes);
        if (!already_there(digest)) {
            auto const draft =
                write_draft([&](Descriptor const& to, std::string const& path) { write_all(to, bytes, path); });
            move_in(draft, digest);
        }
        return digest;
    }

    std::string adopt(std::string const& path) override {
        auto digest = digest_of(path);
        if (already_there(digest)) {
            ::unlink(path.c_str());
            return digest;
        }
        sync(open_to_read(path), path);
        ::chmod(path.c_str(), 0440);
        make_folder(folder_of(digest));
        if (::rename(path.c_str(), place_of(digest).c_str()) == 0) {
            sync_folder(folder_of(digest));
            return digest;
        }
        if (errno != EXDEV) {
            fail("move in", path);
        }
        // The spool lies on another disk.
        auto const draft = write_draft([&](Descriptor const& to, std::string const& draft_path) {
            auto const from = open_to_read(path);
            std::string piece(piece_bytes, '\0');
            while (auto const count = read_some(from, piece, path)) {
                write_all(to, std::string_view(piece).substr(0, count), draft_path);
            }
        });
        move_in(draft, digest);
        ::unlink(path.c_str());
        return digest;
    }

    std::optional<std::string> get(std::string_view digest) const override {
        return is_digest(digest) ? read(place_of(digest)) : std::nullopt;
    }

    std::optional<std::string> path(std::string_view digest) const override {
        return has(digest) ? std::optional(place_of(digest)) : std::nullopt;
    }

    bool has(std::string_view digest) const override { return is_digest(digest) && exists(place_of(digest)); }

    std::int64_t begun(std::string_view name) const override { return pieces_.size(name); }
    std::int64_t append(std::string_view name, std::int64_t at, std::string_view bytes) override {
        return pieces_.append(name, at, bytes);
    }
    std::string complete(std::string_view name) override {
        return pieces_.size(name) == 0 ? put({}) : adopt(pieces_.path(name));
    }
    void drop(std::string_view name) override { pieces_.drop(name); }

private:
    std::string folder_of(std::string_view digest) const {
        return folder_ + "/" + std::string(digest.substr(0, 2)) + "/" + std::string(digest.substr(2, 2));
    }
    std::string place_of(std::string_view digest) const { return folder_of(digest) + "/" + std::string(digest); }

    // Whoever put it first may still be on the way to the disk: wait for the folder entry too.
    bool already_there(std::string const& digest) const {
        if (!exists(place_of(digest))) {
            return false;
        }
        sync_folder(folder_of(digest));
        return true;
    }

    static std::string digest_of(std::string const& path) {
        auto const from = open_to_read(path);
        crypto::Sha256 sum;
        std::string piece(piece_bytes, '\0');
        while (auto const count = read_some(from, piece, path)) {
            sum.add(std::string_view(piece).substr(0, count));
        }
        return crypto::to_hex(sum.digest());
    }

    template <class Write> std::string write_draft(Write const& write) const {
        auto path = incoming_ + "/XXXXXX";
        Descriptor const draft(::mkostemp(path.data(), O_CLOEXEC));
        if (draft.number() < 0) {
            fail("write in", incoming_);
        }
        try {
            write(draft, path);
            ::fchmod(draft.number(), 0440);
            sync(draft, path);
        } catch (...) {
            ::unlink(path.c_str());
            throw;
        }
        return path;
    }

    void move_in(std::string const& draft, std::string const& digest) const {
        make_folder(folder_of(digest));
        if (::rename(draft.c_str(), place_of(digest).c_str()) != 0) {
            auto const reason = errno;
            ::unlink(draft.c_str());
            errno = reason;
            fail("move in", draft);
        }
        sync_folder(folder_of(digest));
    }

    // Drafts of a process that died. Younger ones may belong to another node on the same folder.
    void sweep() const {
        constexpr std::time_t old_seconds = 24 * 60 * 60;
        auto* const listing = ::opendir(incoming_.c_str());
        if (listing == nullptr) {
            fail("list", incoming_);
        }
        while (auto const* entry = ::readdir(listing)) {
            auto const path = incoming_ + "/" + entry->d_name;
            struct stat about = {};
            if (::stat(path.c_str(), &about) == 0 && S_ISREG(about.st_mode) &&
                about.st_mtime < std::time(nullptr) - old_seconds) {
                ::unlink(path.c_str());
            }
        }
        ::closedir(listing);
    }

    std::string folder_;
    std::string incoming_;
    Pieces pieces_;
};

class MemoryStore final : public Store {
public:
    std::string put(std::string_view bytes) override {
        auto digest = crypto::sha256_hex(bytes);
        std::scoped_lock const lock(mutex_);
        contents_.try_emplace(digest, bytes);
        return digest;
    }
    std::string adopt(std::string const& path) override {
        auto const bytes = read(path);
        if (!bytes) {
            errno = ENOENT;
            fail("adopt", path);
        }
        ::unlink(path.c_str());
        return put(*bytes);
    }
    std::optional<std::string> get(std::string_view digest) const override {
        std::scoped_lock const lock(mutex_);
        auto const found = contents_.find(digest);
        return found == contents_.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<std::string> path(std::string_view) const override { return std::nullopt; }
    bool has(std::string_view digest) const override {
        std::scoped_lock const lock(mutex_);
        return contents_.contains(digest);
    }

    std::int64_t begun(std::string_view name) const override {
        std::scoped_lock const lock(mutex_);
        auto const found = pieces_.find(name);
        return found == pieces_.end() ? 0 : static_cast<std::int64_t>(found->second.size());
    }
    std::int64_t append(std::string_view name, std::int64_t at, std::string_view bytes) override {
        std::scoped_lock const lock(mutex_);
        auto& whole = pieces_[std::string(name)];
        if (static_cast<std::int64_t>(whole.size()) == at) {
            whole += bytes;
        }
        return static_cast<std::int64_t>(whole.size());
    }
    std::string complete(std::string_view name) override {
        std::string whole;
        {
            std::scoped_lock const lock(mutex_);
            whole = std::move(pieces_[std::string(name)]);
            pieces_.erase(std::string(name));
        }
        return put(whole);
    }
    void drop(std::string_view name) override {
        std::scoped_lock const lock(mutex_);
        pieces_.erase(std::string(name));
    }

private:
    mutable std::mutex mutex_;
    std::map<std::string, std::string, std::less<>> contents_, pieces_;
};

}  // namespace

std::unique_ptr<Store> open_folder(std::string const& folder) {
    return std::make_unique<FolderStore>(folder);
}

std::unique_ptr<Store> open_memory() {
    return std::make_unique<MemoryStore>();
}

std::optional<std::string> read(std::string const& path) {
    Descriptor const from(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (from.number() < 0) {
        if (errno == ENOENT || errno == ENOTDIR) {
            return std::nullopt;
        }
        fail("open", path);
    }
    struct stat about = {};
    if (::fstat(from.number(), &about) != 0) {
        fail("read", path);
    }
    std::string whole;
    whole.reserve(static_cast<std::size_t>(about.st_size));
    std::string piece(std::clamp(static_cast<std::size_t>(about.st_size) + 1, std::size_t{4096}, piece_bytes), '\0');
    while (auto const count = read_some(from, piece, path)) {
        whole.append(piece, 0, count);
    }
    return whole;
}

void write_secret(std::string const& path, std::string_view bytes) {
    Descriptor const made(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (made.number() < 0) {
        fail("make", path);
    }
    write_all(made, bytes, path);
    sync(made, path);
    auto const end = path.rfind('/');
    sync_folder(end == std::string::npos ? "." : path.substr(0, end));
}

}  // namespace qiyue::files
