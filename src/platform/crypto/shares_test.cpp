#include "platform/crypto/shares.hpp"

#include <algorithm>
#include <bit>
#include <doctest/doctest.h>

namespace crypto = qiyue::crypto;

namespace {

struct Vector {
    int threshold;
    std::string secret;
    std::vector<std::string> shares;
};

// Made by the package that the browser uses, shamir-secret-sharing 0.0.4, which draws the places by lot.
std::vector<Vector> const made_in_the_browser{
    {2,
     "828e66c4e632e6afe3249db5f766ffc2614671d4ae694a95dc5143368882ff98",
     {"60446659702f2b195aada55861937564a01b45686582ff94b102ba4d4636c9b72b",
      "d86b66e02817a7aa36d2ca3f3970972f6eee68b8c8c4d11657aa1b72579afb8321"}},
    {2,
     "507f2a2e46ebf50e06c6d594ef33306b5aa1378b1a9fe82a3db321dbfa43ab9e",
     {"7eea302a653f9ff1fe5b7de6b4f0171f8a7ed651311fd263080eb5816a4c047940",
      "58fedba9bba5d2a88e52df8cd1794a3a9353e799f2d44df0a373c7829b788f07a8",
      "3bbbfa0e451188b78742e229017113e680037e0159f323548e2ced3d163ba4e736"}},
    {3,
     "7840efcfce167e0ea24c0428d23e666178869c6154b8972c8379c1c9b66bf8e4",
     {"0e70f2712f0d94f3cee3853baab3dd745a9ae772d2e0e81582662bbb3d41df6d1f",
      "8544612eadab49044ba6543615a45b45aaf353cf3875941b4ad16143bf2133de8f",
      "2a4a0ff8dcac64efeee960b0a490a9d457c1b233d68c58dc3189c7d9780430f926",
      "0260aadef5b092a646ad9092f74425529c8d8270864622b64846f1a8217ce4fb48",
      "d5e2b1a2207930c2ae5ab412f876305090fc5c990a1f5aca9c32144fa7d75a8212"}},
    {4,
     "887d2d7e28e3f9c9845d5abe953c039b6c001ba5cfa4044624329d6f9750ea7d",
     {"1126cabfbd8f0caa603ab7004ce87fbf8b326670ee72294541942bf8dd29583b6f",
      "3eef52a50a9163b821200f0b625897937d6a52af3346dc22675645a05235b294b3",
      "0fa5ffdfa0931258b567467887e8836c24938162ec4c096940604ebfee2ce13383",
      "b7905d352ab56a1d4e10d30ccea8ae522491fde03bed395f53ffa16e6bfa08c2a5",
      "5310af801748e39d1a102d34c7ce2318d00892293386fc3ef984e936484dbd3dc8",
      "571e40bbdd87706713b175c4584417c7ed3f9bb6fd6abdc44a61d6e97b131d6c69",
      "f453a3c713f3d19da8e9e8ae5dc52975823415fe510a2e559a39f60707ca420d94"}},
    {7,
     "6cf9fe2a744a91a4a95f2e9a49fee8bfdfa485bff32607e6b2ad95d5eb27eb1c",
     {"20840888b0daf96d9d94c60c5366709790e3010453abb052bab67918bc63452718",
      "5db9920025d91b7465a597a9e41f52e9a760ac8bb203d80b78b0b5787c837cecce",
      "a590241a65b557dc6d2de6d1e40ef3cb08aefd97b579f990828c1f01c2e795fe70",
      "643b892fc7e59cb79fd3ee128aa7d5dc5f87d7c93edea0462c8f4b174e5004aa2a",
      "a946315cce66e0badc48d7afb1ac40b22ae31c888165641138b32a9e1309aa7f20",
      "7a181a1b897afae6638c2a3a69dc3ba625db8cf6f03fdc93f3b214c86e8c844e69",
      "ba03047fa63349738b47977f38b148a06074fb4da803e45957712512bf84b6bd45"}},
};

std::string hex(std::string const& digits) {
    return crypto::from_hex(digits).value();
}

// Those of the shares that the bits of `chosen` name.
std::vector<std::string> some(std::vector<std::string> const& shares, unsigned chosen) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        if (((chosen >> i) & 1U) != 0) {
            all.push_back(shares[i]);
        }
    }
    return all;
}

// Every choice of shares: with the threshold or more the secret comes out, with fewer it does not.
void check_every_choice(std::string const& secret, std::vector<std::string> const& shares, int threshold) {
    for (unsigned chosen = 1; chosen < (1U << shares.size()); ++chosen) {
        CAPTURE(chosen);
        auto const combined = crypto::combine_shares(some(shares, chosen));
        auto const count = std::popcount(chosen);
        CHECK(combined.has_value() == (count >= 2));
        CHECK((combined == secret) == (count >= threshold));
    }
}

}  // namespace

TEST_CASE("crypto: shares made in the browser are put together here, by any who are enough") {
    for (auto const& vector : made_in_the_browser) {
        CAPTURE(vector.secret);
        std::vector<std::string> shares;
        for (auto const& share : vector.shares) {
            shares.push_back(hex(share));
        }
        check_every_choice(hex(vector.secret), shares, vector.threshold);
    }
}

TEST_CASE("crypto: every threshold of up to seven shares, every choice of them") {
    crypto::SeededRandom random(19);
    for (int count = 2; count <= 7; ++count) {
        for (int threshold = 2; threshold <= count; ++threshold) {
            CAPTURE(count);
            CAPTURE(threshold);
            auto const secret = random.bytes(32);
            auto const shares = crypto::split_secret(secret, count, threshold, random);
            REQUIRE(shares.size() == static_cast<std::size_t>(count));
            CHECK(shares.front().size() == 33);
            check_every_choice(secret, shares, threshold);
        }
    }
}

TEST_CASE("crypto: too few shares fit every secret alike") {
    // With one share of two any first byte is possible: some second share makes it so.
    crypto::SeededRandom random(7);
    auto const shares = crypto::split_secret("k", 2, 2, random);
    std::vector<bool> possible(256);
    for (int value = 0; value < 256; ++value) {
        std::string const other{static_cast<char>(value), '\x02'};
        auto const secret = crypto::combine_shares({shares[0], other});
        possible[static_cast<unsigned char>(secret.value()[0])] = true;
    }
    CHECK(std::count(possible.begin(), possible.end(), true) == 256);
}

TEST_CASE("crypto: a changed share gives another secret, and its digest tells") {
    crypto::SeededRandom random(3);
    auto const secret = random.bytes(32);
    auto shares = crypto::split_secret(secret, 3, 2, random);
    auto const published = crypto::sha256_hex(shares[1]);
    for (std::size_t byte = 0; byte + 1 < shares[1].size(); ++byte) {
        auto forged = shares[1];
        forged[byte] = static_cast<char>(forged[byte] ^ 1);
        CHECK(crypto::combine_shares({shares[0], forged}) != secret);
        CHECK(crypto::sha256_hex(forged) != published);
    }
}

TEST_CASE("crypto: what can't belong together is no set of shares") {
    crypto::SeededRandom random(5);
    auto const shares = crypto::split_secret("a secret", 3, 2, random);
    CHECK(!crypto::combine_shares({}));
    CHECK(!crypto::combine_shares({shares[0]}));
    CHECK(!crypto::combine_shares({shares[0], shares[0]}));
    CHECK(!crypto::combine_shares({shares[0], shares[1].substr(1)}));
    CHECK(!crypto::combine_shares({shares[0], shares[1].substr(0, 8) + std::string(1, '\0')}));
    CHECK(!crypto::combine_shares({std::string("a"), std::string("b")}));
}

TEST_CASE("crypto: what is wiped is gone") {
    std::string secret = "not to be kept";
    crypto::wipe(secret);
    CHECK(secret.empty());
}
