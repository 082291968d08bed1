#pragma once

#include <string>
#include <string_view>

// The few system calls behind the folder store, each a Fault when it fails.
namespace qiyue::files {

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor();
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    int number() const { return number_; }

private:
    int number_;
};

[[noreturn]] void fail(std::string_view what, std::string const& path);

Descriptor open_to_read(std::string const& path);
// Reads up to the size of `buffer`; 0 at the end.
std::size_t read_some(Descriptor const& from, std::string& buffer, std::string const& path);
void write_all(Descriptor const& to, std::string_view bytes, std::string const& path);
void sync(Descriptor const& file, std::string const& path);
void sync_folder(std::string const& folder);
bool exists(std::string const& path);
// Makes the folder and what lies above it, each recorded on disk in the one above.
void make_folder(std::string const& folder);

}  // namespace qiyue::files
