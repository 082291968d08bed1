#include "modules/disclosure/fields.hpp"

#include "law/clauses.gen.hpp"
#include "modules/disclosure/table.hpp"

namespace qiyue::disclosure {

namespace {

std::vector<Option> ground_options() {
    std::vector<Option> options;
    for (auto const& ground : grounds()) {
        options.push_back({ground.name, ground.label});
    }
    return options;
}

// A text that names a part of the described world: the form offers what there is instead of asking for its code.
Field naming(Field text, std::string of) {
    text.of = std::move(of);
    return text;
}

}  // namespace

Fields const& exemption_fields() {
    static Fields const fields{
        field::reference("project", {"项目", "project"}, "project"),
        naming(field::text("object_kind", {"信息所在的对象", "kind of object"}), "kind"),
        naming(field::text("field", {"字段", "field"}), "field:object_kind"),
        field::choice("ground", {"不公开的依据", "ground"}, ground_options()).by({clause::CD_34_2}),
        field::prose("reason", {"理由", "reason"}).by({clause::CD_34_2}),
    };
    return fields;
}

Fields const& decision_fields() {
    static Fields const fields{field::prose("opinion", {"意见", "opinion"})};
    return fields;
}

Fields const& publication_fields() {
    static Fields const fields{
        field::reference("project", {"项目", "project"}, "project"),
        field::reference("due", {"应公开事项", "item that is due"}, "publication_due"),
        field::prose("text", {"公开内容", "what is published"}).by({clause::CD_34_1}),
        field::digest("file", {"附件", "file"}).maybe(),
    };
    return fields;
}

Fields const& remark_fields() {
    static Fields const fields{
        field::reference("project", {"项目", "project"}, "project"),
        field::reference("notice", {"所针对的公开信息", "the published item it is about"}, "notice"),
        field::choice("kind", {"类型", "kind"},
                      {{"comment", {"意见建议", "comment"}}, {"complaint", {"投诉举报", "complaint"}}}),
        field::prose("content", {"内容", "content"}).between(1, 5'000),
        field::text("contact", {"联系方式", "how to reach you"})
            .maybe()
            .says({"可不填；只有处理人员能看到", "may be left out; only who handles it sees it"})
            .confidential(),
    };
    return fields;
}

Fields const& assignment_fields() {
    static Fields const fields{field::text("handler", {"承办人或科室", "who handles it"})};
    return fields;
}

Fields const& answer_fields() {
    static Fields const fields{field::prose("answer", {"答复", "answer"})};
    return fields;
}

Fields const& remark_page_fields() {
    static Fields const fields = [] {
        auto all = remark_fields();
        all.push_back(field::text("receipt", {"回执号", "receipt"}));
        all.push_back(field::text("handler", {"承办人或科室", "who handles it"}));
        all.push_back(field::prose("answer", {"答复", "answer"}));
        return all;
    }();
    return fields;
}

}  // namespace qiyue::disclosure
