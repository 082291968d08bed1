#include "modules/project/store.hpp"

#include "platform/db/bodies.hpp"
#include "platform/json/json.hpp"

namespace qiyue::project::store {

namespace {

constexpr char const* insert_joint_row = "INSERT INTO project_joint (id, body) VALUES ($1, $2)";
constexpr char const* update_joint_row = "UPDATE project_joint SET body = $2 WHERE id = $1";
constexpr char const* select_joint = "SELECT body FROM project_joint WHERE id = $1";
constexpr char const* insert_project = R"sql(
INSERT INTO project_project (id, number, name, fiscal_year, nature, service_class, catalogue_item, buyer, body)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))sql";

constexpr char const* update_project = R"sql(
UPDATE project_project SET name = $2, fiscal_year = $3, nature = $4, service_class = $5, catalogue_item = $6, body = $7
WHERE id = $1)sql";

constexpr char const* select_project = R"sql(
SELECT id, number, name, fiscal_year, nature, service_class, catalogue_item, buyer, body
FROM project_project WHERE id = $1)sql";

constexpr char const* count_projects = "SELECT COUNT(*) FROM project_project WHERE fiscal_year = $1";

constexpr char const* insert_survey_row = "INSERT INTO project_survey (id, project, body) VALUES ($1, $2, $3)";

constexpr char const* select_surveys = "SELECT body FROM project_survey WHERE project = $1 ORDER BY id";

char const* name_of(Nature nature) {
    return nature == Nature::self_use ? "self_use" : "public_service";
}

}  // namespace

void insert(db::Tx& tx, Project const& p) {
    tx.run(insert_project,
           {p.id, p.number, p.name, std::int64_t{p.fiscal_year}, name_of(p.nature), std::int64_t{p.service_class},
            p.catalogue_item, p.buyer, json::write(p.body)});
}

void update(db::Tx& tx, Project const& p) {
    tx.run(update_project,
           {p.id, p.name, std::int64_t{p.fiscal_year}, name_of(p.nature), std::int64_t{p.service_class},
            p.catalogue_item, json::write(p.body)});
}

std::optional<Project> find(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_project, {id});
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    Project p;
    p.id = row.integer(0);
    p.number = row.text(1);
    p.name = row.text(2);
    p.fiscal_year = static_cast<int>(row.integer(3));
    p.nature = row.text(4) == "self_use" ? Nature::self_use : Nature::public_service;
    p.service_class = static_cast<int>(row.integer(5));
    p.catalogue_item = row.integer(6);
    p.buyer = row.integer(7);
    p.body = json::parse(row.text(8)).value();
    return p;
}

std::int64_t count_of_year(db::Tx& tx, int fiscal_year) {
    return tx.run(count_projects, {std::int64_t{fiscal_year}}).front().integer(0);
}

void insert_joint(db::Tx& tx, std::int64_t id, Value const& body) {
    tx.run(insert_joint_row, {id, json::write(body)});
}

void update_joint(db::Tx& tx, std::int64_t id, Value const& body) {
    tx.run(update_joint_row, {id, json::write(body)});
}

Value joint(db::Tx& tx, std::int64_t id) {
    return db::body_in(tx.run(select_joint, {id}));
}

void insert_survey(db::Tx& tx, std::int64_t id, std::int64_t project, Value const& body) {
    tx.run(insert_survey_row, {id, project, json::write(body)});
}

std::vector<Value> surveys(db::Tx& tx, std::int64_t project) {
    std::vector<Value> all;
    for (auto const& row : tx.run(select_surveys, {project})) {
        all.push_back(json::parse(row.text(0)).value());
    }
    return all;
}

}  // namespace qiyue::project::store
