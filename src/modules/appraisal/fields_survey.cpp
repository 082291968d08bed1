#include "modules/appraisal/survey.hpp"

namespace qiyue::appraisal {

Fields const& survey_fields() {
    static Fields const fields{
        field::reference("project", {"项目", "project"}, "project"),
        field::text("title", {"调查名称", "title"}),
        field::prose("introduction", {"致服务对象", "to those who are asked"}),
        field::list("questions", {"问题", "questions"}, {field::text("question", {"问题", "question"})})
            .maybe()
            .says({"每题由服务对象按 1 至 5 分作答；总体评价和是否满意由系统另问",
                   "each is answered from 1 to 5; overall marks and satisfaction are asked besides"}),
        field::integer("minimum", {"最少有效份数", "least answers for it to be valid"}).between(1, 100'000),
        field::day("closes", {"截止日", "closes"}),
    };
    return fields;
}

Fields const& invite_fields() {
    static Fields const fields{
        field::list("recipients", {"调查对象", "who is asked"},
                    {field::text("name", {"姓名或编号", "name or number"}).confidential()})
            .at_least(1)
            .says({"每人得到一个一次性短码，凭码作答，不须账号",
                   "each gets a short code that works once; nobody needs an account"}),
    };
    return fields;
}

Fields const& reply_fields() {
    static Fields const fields{
        field::reference("survey", {"满意度调查", "survey"}, "satisfaction_survey"),
        field::secret("code", {"短码", "short code"}),
        field::integer("overall", {"总体评价", "overall"}).between(1, 5),
        field::yes_no("satisfied", {"是否满意", "satisfied"}),
        field::list("answers", {"各题", "answers"},
                    {field::integer("question", {"题号", "question"}).at_least(1),
                     field::integer("value", {"评分", "marks"}).between(1, 5)})
            .maybe(),
        field::prose("comment", {"意见", "comment"}).maybe().confidential(),
    };
    return fields;
}

Fields const& survey_page_fields() {
    static Fields const fields = [] {
        auto all = survey_fields();
        all.push_back(field::integer("invited", {"发放份数", "invited"}));
        all.push_back(field::integer("answers", {"收回份数", "answers"}));
        all.push_back(field::score("mean", {"平均得分", "mean"}));
        all.push_back(field::share("rate", {"满意率", "satisfied"}));
        all.push_back(field::yes_no("valid", {"达到最少份数，结果有效", "enough answers: the result is valid"}));
        all.push_back(field::list("question_results", {"各题结果", "by question"},
                                  {field::text("question", {"问题", "question"}),
                                   field::integer("answers", {"作答人数", "answers"}),
                                   field::score("mean", {"平均得分", "mean"})}));
        all.push_back(field::list("comments", {"意见", "comments"}, {field::prose("comment", {"意见", "comment"})}));
        all.push_back(field::list("handed_out", {"短码已发出", "codes handed out"},
                                  {field::text("by", {"发出人", "by"}), field::instant("at", {"时间", "at"}),
                                   field::integer("codes", {"份数", "how many"})}));
        all.push_back(
            field::list("invitations", {"短码（交给本人）", "codes, to be handed to each"},
                        {field::text("name", {"姓名或编号", "name or number"}), field::text("code", {"短码", "code"}),
                         field::text("link", {"作答地址", "address"})}));
        return all;
    }();
    return fields;
}

}  // namespace qiyue::appraisal
