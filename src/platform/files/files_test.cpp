#include "platform/files/files.hpp"

#include "base/failure.hpp"
#include "platform/crypto/crypto.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

namespace files = qiyue::files;
using namespace std::string_literals;

namespace {

struct Folder {
    Folder() {
        auto name = (std::filesystem::temp_directory_path() / "qiyue_files_XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path); }
    std::string file(std::string const& name, std::string const& bytes) const {
        auto where = path + "/" + name;
        std::ofstream(where, std::ios::binary) << bytes;
        return where;
    }
    std::string path;
};

void keeps_what_it_is_given(files::Store& store, Folder const& folder) {
    auto const digest = store.put("履约评价报告");
    CHECK(digest == qiyue::crypto::sha256_hex("履约评价报告"));
    CHECK(store.put("履约评价报告") == digest);
    CHECK(store.get(digest) == "履约评价报告");
    CHECK(store.has(digest));
    CHECK(store.get(store.put("")) == "");

    auto const large = std::string(700'001, 'x');
    auto const spooled = folder.file("upload", large);
    auto const adopted = store.adopt(spooled);
    CHECK(adopted == qiyue::crypto::sha256_hex(large));
    CHECK(store.get(adopted) == large);
    CHECK(!std::filesystem::exists(spooled));
    CHECK(store.adopt(folder.file("upload", large)) == adopted);
    CHECK(!std::filesystem::exists(spooled));
    CHECK_THROWS_AS(store.adopt(folder.path + "/absent"), qiyue::Fault);

    for (auto const& bad : {""s, "abc"s, "../../etc/passwd"s, std::string(64, 'g'), std::string(64, 'A'),
                            "../" + std::string(61, 'a'), std::string(64, 'a')}) {
        CHECK(!store.has(bad));
        CHECK(!store.get(bad));
        CHECK(!store.path(bad));
    }
}

}  // namespace

namespace {

void grows_by_pieces(files::Store& store) {
    CHECK(store.begun("a1") == 0);
    CHECK(store.append("a1", 0, "履约") == 6);
    CHECK(store.append("a1", 0, "评价") == 6);  // sent again: it is there
    CHECK(store.append("a1", 7, "评价") == 6);  // a piece is missing
    CHECK(store.append("a1", 6, "评价") == 12);
    CHECK(store.append("b2", 0, "别的") == 6);
    CHECK(store.begun("a1") == 12);
    auto const digest = store.complete("a1");
    CHECK(store.get(digest) == "履约评价");
    CHECK(store.begun("a1") == 0);
    CHECK(store.begun("b2") == 6);
    store.drop("b2");
    store.drop("b2");
    CHECK(store.begun("b2") == 0);
    CHECK(store.get(store.complete("c3")) == "");
}

}  // namespace

TEST_CASE("files: what comes in pieces grows at its end alone, and goes on after a restart") {
    Folder const folder;
    grows_by_pieces(*files::open_memory());
    grows_by_pieces(*files::open_folder(folder.path));
    CHECK(files::open_folder(folder.path)->append("d4", 0, "12345") == 5);
    auto const again = files::open_folder(folder.path);
    CHECK(again->begun("d4") == 5);
    CHECK(again->append("d4", 5, "6") == 6);
    CHECK(again->get(again->complete("d4")) == "123456");
}

TEST_CASE("files: of pieces sent by many for one place, one is taken") {
    Folder const folder;
    auto const store = files::open_folder(folder.path);
    {
        std::vector<std::jthread> many;
        many.reserve(8);
        for (int i = 0; i < 8; ++i) {
            many.emplace_back(
                [&, i] { CHECK(store->append("e5", 0, std::string(1000, static_cast<char>('a' + i))) == 1000); });
        }
    }
    CHECK(store->begun("e5") == 1000);
}

TEST_CASE("files: a memory store keeps what it is given") {
    Folder const folder;
    keeps_what_it_is_given(*files::open_memory(), folder);
}

TEST_CASE("files: a folder store keeps what it is given, also when opened again") {
    Folder const folder;
    auto const root = folder.path + "/a/b/store";
    keeps_what_it_is_given(*files::open_folder(root), folder);
    auto const store = files::open_folder(root);
    auto const digest = qiyue::crypto::sha256_hex("履约评价报告");
    REQUIRE(store->path(digest));
    CHECK(*store->path(digest) == root + "/" + digest.substr(0, 2) + "/" + digest.substr(2, 2) + "/" + digest);
    CHECK(files::read(*store->path(digest)) == "履约评价报告");
    CHECK(std::filesystem::is_empty(root + "/incoming"));
}

TEST_CASE("files: the same bytes put by many at once are kept once") {
    Folder const folder;
    auto const store = files::open_folder(folder.path);
    {
        std::vector<std::jthread> many;
        many.reserve(8);
        for (int i = 0; i < 8; ++i) {
            many.emplace_back([&] { CHECK(store->put("same").size() == 64); });
        }
    }
    CHECK(store->get(qiyue::crypto::sha256_hex("same")) == "same");
    CHECK(std::filesystem::is_empty(folder.path + "/incoming"));
}

TEST_CASE("files: a folder that can't be made is a fault, a file that is not there is nothing") {
    Folder const folder;
    CHECK_THROWS_AS(files::open_folder(folder.file("plain", "x") + "/store"), qiyue::Fault);
    CHECK(!files::read(folder.path + "/absent"));
    CHECK_THROWS_AS(files::read(folder.path), qiyue::Fault);
}

TEST_CASE("files: the type is told by content") {
    auto const entry = [](std::string const& name) {
        return "PK\x03\x04"s + std::string(22, '\0') + static_cast<char>(name.size()) + "\0\0\0"s + name + "data";
    };
    CHECK(files::sniff("%PDF-1.7\n%\xE2\xE3") == "application/pdf");
    CHECK(files::sniff("\x89PNG\r\n\x1a\n\0\0"s) == "image/png");
    CHECK(files::sniff("\xFF\xD8\xFF\xE0\0"s) == "image/jpeg");
    CHECK(files::sniff(entry("a.txt")) == "application/zip");
    CHECK(files::sniff(entry("[Content_Types].xml") + entry("xl/workbook.xml")) ==
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    CHECK(files::sniff(entry("_rels/.rels") + entry("word/document.xml")).ends_with("wordprocessingml.document"));
    CHECK(files::sniff(entry("OFD.xml")) == "application/ofd");
    CHECK(files::sniff("PK\x03\x04") == "application/zip");
    CHECK(files::sniff("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") == "application/x-ole-storage");
    for (auto const* text : {"项目，金额\n居家养老，100\n", "<html><script>alert(1)</script>", "\357\273\277a,b",
                             "<svg xmlns='http://www.w3.org/2000/svg'/>", "#!/bin/sh\n", "a\xE5\xB1"}) {
        CHECK(files::sniff(text) == "text/plain");
    }
    for (auto const& other : {""s, "\0"s, "a\0b"s,
                              "\x7F"
                              "ELF"s,
                              "\xC4\xFA\xBA\xC3 GBK"s, "MZ\x90\x01"s}) {
        CHECK(files::sniff(other) == "application/octet-stream");
    }
}
