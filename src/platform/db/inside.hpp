#pragma once

namespace qiyue::db {

// Marks this thread as inside a transaction of a database, while it lives. A second transaction inside the first
// would wait for itself, so it is a Bug at once and on every engine.
class Inside {
public:
    explicit Inside(void const* database);
    ~Inside();
    Inside(Inside const&) = delete;
    Inside& operator=(Inside const&) = delete;

    static void ensure_outside(void const* database);
};

}  // namespace qiyue::db
