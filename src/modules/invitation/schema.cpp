#include "modules/invitation/store.hpp"

namespace qiyue::invitation {

std::vector<db::Migration> migrations() {
    return {{.module = "invitation", .number = 1, .name = "prequalifications, lists and letters", .sql = R"sql(
CREATE TABLE invitation_prequalification (
    id BIGINT PRIMARY KEY,
    tender BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE TABLE invitation_application (
    id BIGINT PRIMARY KEY,
    prequalification BIGINT NOT NULL REFERENCES invitation_prequalification (id),
    provider BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX invitation_application_of ON invitation_application (prequalification);
CREATE TABLE invitation_list (
    id BIGINT PRIMARY KEY,
    tender BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE TABLE invitation_letter (
    id BIGINT PRIMARY KEY,
    list BIGINT NOT NULL REFERENCES invitation_list (id),
    provider BIGINT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (list, provider)
);
)sql"}};
}

}  // namespace qiyue::invitation
