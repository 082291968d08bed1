#include "modules/delivery/fields.hpp"

// The fields of what goes between the sides: tickets and investigations.
namespace qiyue::delivery {

namespace {

Field parent_field() {
    return field::reference("delivery", {"项目实施", "follow-up"}, "delivery");
}

}  // namespace

Fields const& ask_fields() {
    static Fields const fields{
        parent_field(),
        field::text("title", {"需协调事项", "what has to be coordinated"}),
        field::prose("content", {"情况说明", "what it is about"}),
    };
    return fields;
}

Fields const& request_fields() {
    static Fields const fields{
        parent_field(),
        field::text("title", {"所需报告或材料", "report or material asked for"}),
        field::prose("content", {"要求", "what has to be in it"}),
        field::day("due", {"提供期限", "due"}),
    };
    return fields;
}

Fields const& problem_fields() {
    static Fields const fields{
        parent_field(),
        field::text("title", {"问题", "problem"}),
        field::prose("content", {"问题情况", "what was found"}),
        field::day("found_on", {"发现日", "found on"}),
    };
    return fields;
}

Fields const& assign_fields() {
    static Fields const fields{
        field::reference("department", {"转办单位", "department"}, "organisation").maybe(),
        field::text("handler", {"经办人", "who handles it"}),
        field::prose("note", {"办理要求", "note"}).maybe(),
    };
    return fields;
}

Fields const& answer_fields() {
    static Fields const fields{
        field::prose("answer", {"答复或办结情况", "answer"}),
        field::list("files", {"附件", "files"}, {field::digest("file", {"文件", "file"})}).maybe(),
    };
    return fields;
}

Fields const& ticket_page_fields() {
    static Fields const fields = [] {
        auto all = ask_fields();
        all.insert(all.begin() + 1,
                   field::choice("sort", {"类别", "sort"},
                                 {{"coordination", {"协调事项", "coordination"}},
                                  {"materials", {"报告与材料要求", "request for materials"}},
                                  {"problem", {"问题", "problem"}}}));
        all.push_back(field::day("due", {"期限", "due"}));
        all.push_back(field::day("found_on", {"发现日", "found on"}));
        for (auto const& group : {assign_fields(), answer_fields()}) {
            all.insert(all.end(), group.begin(), group.end());
        }
        all.push_back(field::instant("answered_at", {"答复时间", "answered"}));
        return all;
    }();
    return fields;
}

Fields const& investigate_fields() {
    static Fields const fields{
        parent_field(),
        field::text("title", {"调查事项", "subject"}),
        field::prose("grounds", {"调查缘由", "why"}),
    };
    return fields;
}

Fields const& hear_fields() {
    static Fields const fields{
        field::text("person", {"被询问人", "who was heard"}),
        field::text("role", {"身份", "in what role"}),
        field::day("on", {"日期", "on"}),
        field::prose("statement", {"陈述", "what was said"}),
        field::digest("record", {"笔录", "record"}).maybe(),
    };
    return fields;
}

Fields const& conclude_fields() {
    static Fields const fields{
        field::prose("findings", {"查明的事实", "findings"}),
        field::prose("result", {"处理结果", "result"}),
    };
    return fields;
}

Fields const& investigation_page_fields() {
    static Fields const fields = [] {
        auto all = investigate_fields();
        all.push_back(field::list("heard", {"询问记录", "heard"}, hear_fields()));
        for (auto const& one : conclude_fields()) {
            all.push_back(one);
        }
        return all;
    }();
    return fields;
}

}  // namespace qiyue::delivery
