#include "modules/expert/fields.hpp"

#include "law/clauses.gen.hpp"
#include "modules/expert/api.hpp"

namespace qiyue::expert {

namespace {

Field ties() {
    return field::list(
               "ties", {"利害关系", "ties"},
               {field::reference("organisation", {"单位", "organisation"}, "organisation"),
                field::choice("kind", {"关系", "tie"},
                              {{"employment", {"劳动关系", "employment"}},
                               {"directorship", {"担任董事、监事", "director or supervisor"}},
                               {"holding", {"控股股东或实际控制人", "controlling holder"}},
                               {"kin", {"与其负责人有亲属关系", "kin of its head"}},
                               {"other", {"其他可能影响公正的关系", "another tie"}}}),
                field::day("until", {"截至", "until"}).maybe().says({"仍在持续的不填", "leave out while it lasts"})})
        .maybe()
        .says({"近三年及现有的全部如实填写", "all of the last years and of today"});
}

Fields particulars() {
    return {field::list("fields", {"专业领域", "fields"}, {field::choice("field", {"领域", "field"}, field_options())})
                .by({clause::CD_14_4})
                .at_least(1),
            field::text("employer", {"工作单位", "employer"}).by({clause::CD_14_4}),
            field::text("title", {"职称", "title"}).by({clause::CD_14_4}),
            field::day("term_from", {"聘期自", "term from"}),
            field::day("term_until", {"聘期至", "term until"}),
            ties()};
}

}  // namespace

std::vector<Option> const& field_options() {
    static std::vector<Option> const options{{"business", {"业务", "business"}},
                                             {"finance", {"财务", "finance"}},
                                             {"management", {"管理", "management"}},
                                             {"law", {"法律", "law"}}};
    return options;
}

Fields const& entry_fields() {
    static Fields const fields = [] {
        Fields all{field::reference("person", {"专家", "expert"}, "person")};
        for (auto& one : particulars()) {
            all.push_back(std::move(one));
        }
        return all;
    }();
    return fields;
}

Fields const& change_fields() {
    static Fields const fields = particulars();
    return fields;
}

Fields const& tie_fields() {
    static Fields const fields{ties()};
    return fields;
}

Fields const& shown_fields() {
    static Fields const fields = [] {
        auto all = particulars();
        all.insert(all.begin(), field::text("name", {"姓名", "name"}));
        return all;
    }();
    return fields;
}

}  // namespace qiyue::expert
