#include "modules/journal/merkle.hpp"

#include "base/ensure.hpp"

#include "platform/crypto/crypto.hpp"

#include <bit>

namespace qiyue::journal {

namespace {

// The largest power of two below `count` (which is 2 or more): where the RFC splits a tree.
std::int64_t split_of(std::int64_t count) {
    return static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(count - 1)));
}

// MTH(D[from:to]). The RFC only ever asks for ranges whose parts are aligned, so each is a stored subtree in the end.
Hash hash_of_range(std::int64_t from, std::int64_t to, Stored const& stored) {
    auto const count = static_cast<std::uint64_t>(to - from);
    if (std::has_single_bit(count)) {
        auto const level = std::countr_zero(count);
        return stored({.level = level, .number = from >> level});
    }
    auto const middle = from + split_of(to - from);
    return node_hash(hash_of_range(from, middle, stored), hash_of_range(middle, to, stored));
}

// PATH(position, D[from:to]); position counts from `from`.
void add_path(std::int64_t position, std::int64_t from, std::int64_t to, Stored const& stored,
              std::vector<Hash>& proof) {
    if (to - from == 1) {
        return;
    }
    auto const split = split_of(to - from);
    if (position < split) {
        add_path(position, from, from + split, stored, proof);
        proof.push_back(hash_of_range(from + split, to, stored));
    } else {
        add_path(position - split, from + split, to, stored, proof);
        proof.push_back(hash_of_range(from, from + split, stored));
    }
}

// SUBPROOF(earlier, D[from:to], known): `known` while the reader has the hash of D[from:from+earlier] already.
enum class Known { yes, no };

void add_subproof(std::int64_t earlier, std::int64_t from, std::int64_t to, Known known, Stored const& stored,
                  std::vector<Hash>& proof) {
    if (earlier == to - from) {
        if (known == Known::no) {
            proof.push_back(hash_of_range(from, to, stored));
        }
        return;
    }
    auto const split = split_of(to - from);
    if (earlier <= split) {
        add_subproof(earlier, from, from + split, known, stored, proof);
        proof.push_back(hash_of_range(from + split, to, stored));
    } else {
        add_subproof(earlier - split, from + split, to, Known::no, stored, proof);
        proof.push_back(hash_of_range(from, from + split, stored));
    }
}

}  // namespace

Hash leaf_hash(std::string_view leaf) {
    return crypto::sha256(std::string(1, '\x00').append(leaf));
}

Hash node_hash(std::string_view left, std::string_view right) {
    return crypto::sha256(std::string(1, '\x01').append(left).append(right));
}

Hash empty_root() {
    return crypto::sha256({});
}

std::vector<Subtree> completed_by(std::int64_t position) {
    std::vector<Subtree> completed;
    for (int level = 0; ((position >> level) & 1) == 1; ++level) {
        completed.push_back({.level = level + 1, .number = position >> (level + 1)});
    }
    return completed;
}

Hash root_of(std::int64_t size, Stored const& stored) {
    ENSURE(size >= 0);
    return size == 0 ? empty_root() : hash_of_range(0, size, stored);
}

std::vector<Hash> inclusion_proof(std::int64_t position, std::int64_t size, Stored const& stored) {
    ENSURE(position >= 0 && position < size);
    std::vector<Hash> proof;
    add_path(position, 0, size, stored, proof);
    return proof;
}

std::vector<Hash> consistency_proof(std::int64_t earlier, std::int64_t size, Stored const& stored) {
    ENSURE(earlier >= 0 && earlier <= size);
    std::vector<Hash> proof;
    if (earlier > 0) {
        add_subproof(earlier, 0, size, Known::yes, stored, proof);
    }
    return proof;
}

// The steps of RFC 9162, section 2.1.3.2, under their names there: fn and sn.
bool verify_inclusion(std::string_view leaf_hash, std::int64_t position, std::int64_t size,
                      std::vector<Hash> const& proof, std::string_view root) {
    if (position < 0 || position >= size) {
        return false;
    }
    auto fn = position;
    auto sn = size - 1;
    auto computed = Hash(leaf_hash);
    for (auto const& step : proof) {
        if (sn == 0) {
            return false;
        }
        if ((fn & 1) == 1 || fn == sn) {
            computed = node_hash(step, computed);
            while ((fn & 1) == 0 && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            computed = node_hash(computed, step);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && computed == root;
}

// The steps of RFC 9162, section 2.1.4.2.
bool verify_consistency(std::int64_t earlier, std::int64_t size, std::vector<Hash> const& proof,
                        std::string_view earlier_root, std::string_view root) {
    if (earlier < 0 || earlier > size) {
        return false;
    }
    if (earlier == 0) {
        return proof.empty() && earlier_root == empty_root();
    }
    if (earlier == size) {
        return proof.empty() && earlier_root == root;
    }
    auto path = proof;
    if (std::has_single_bit(static_cast<std::uint64_t>(earlier))) {
        path.insert(path.begin(), Hash(earlier_root));
    }
    if (path.empty()) {
        return false;
    }
    auto fn = earlier - 1;
    auto sn = size - 1;
    while ((fn & 1) == 1) {
        fn >>= 1;
        sn >>= 1;
    }
    auto first = path.front();
    auto second = path.front();
    for (std::size_t i = 1; i < path.size(); ++i) {
        if (sn == 0) {
            return false;
        }
        if ((fn & 1) == 1 || fn == sn) {
            first = node_hash(path[i], first);
            second = node_hash(path[i], second);
            while ((fn & 1) == 0 && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            second = node_hash(second, path[i]);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && first == earlier_root && second == root;
}

}  // namespace qiyue::journal
