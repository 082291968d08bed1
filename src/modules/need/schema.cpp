#include "modules/need/store.hpp"

namespace qiyue::need {

namespace {

constexpr char const* tables = R"sql(
CREATE TABLE need_need (
    id BIGINT PRIMARY KEY,
    project BIGINT NOT NULL,
    standard BIGINT NOT NULL,
    body TEXT NOT NULL,
    warnings TEXT NOT NULL
);
CREATE INDEX need_need_project ON need_need (project);
CREATE TABLE need_version (
    need BIGINT NOT NULL REFERENCES need_need (id),
    version BIGINT NOT NULL CHECK (version > 0),
    digest TEXT NOT NULL,
    content TEXT NOT NULL,
    frozen BIGINT NOT NULL,
    PRIMARY KEY (need, version)
);
CREATE TABLE need_record (
    id BIGINT PRIMARY KEY,
    need BIGINT NOT NULL REFERENCES need_need (id),
    kind TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX need_record_need ON need_record (need, kind);
CREATE TABLE need_standard (
    id BIGINT PRIMARY KEY,
    catalogue_item BIGINT NOT NULL,
    organisation BIGINT NOT NULL,
    version BIGINT NOT NULL,
    valid_from TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (catalogue_item, organisation, version)
);
CREATE TABLE need_control (
    id BIGINT PRIMARY KEY,
    organisation BIGINT NOT NULL,
    in_force BIGINT NOT NULL CHECK (in_force IN (0, 1)),
    body TEXT NOT NULL
);
CREATE INDEX need_control_organisation ON need_control (organisation, in_force);
CREATE TABLE need_word (
    word TEXT PRIMARY KEY,
    clause TEXT NOT NULL,
    harmless TEXT NOT NULL,
    advice_zh TEXT NOT NULL,
    advice_en TEXT NOT NULL
);
)sql";

// The words to begin with; `harmless` is a list parted by blanks.
constexpr char const* words = R"sql(
INSERT INTO need_word (word, clause, harmless, advice_zh, advice_en) VALUES
('一流', 'CD-12-1', '', '“一流”含义不明确,请改用可核对的指标', 'unclear: use a measure that can be checked'),
('优秀', 'CD-12-1', '', '“优秀”含义不明确,请改用可核对的指标', 'unclear: use a measure that can be checked'),
('优质', 'CD-12-1', '', '“优质”含义不明确,请改用可核对的指标', 'unclear: use a measure that can be checked'),
('良好', 'CD-12-1', '', '“良好”含义不明确,请改用可核对的指标', 'unclear: use a measure that can be checked'),
('较高', 'CD-12-1', '', '“较高”含义不明确,请写明数值', 'unclear: give a value'),
('丰富', 'CD-12-1', '', '“丰富”含义不明确,请写明年限或数量', 'unclear: give years or a number'),
('适当', 'CD-12-1', '', '“适当”含义不明确,请写明范围', 'unclear: give the range'),
('尽量', 'CD-12-1', '', '“尽量”不能核对,请写明要求', 'can not be checked: say what is required'),
('原则上', 'CD-12-1', '', '“原则上”不能核对,请写明例外情形', 'can not be checked: name the exceptions'),
('及时', 'CD-12-1', '', '“及时”含义不明确,请写明时限', 'unclear: give the time limit'),
('相关', 'CD-12-1', '', '“相关”所指不明,请写明具体内容', 'unclear: say which'),
('有关规定', 'CD-12-1', '', '所依据的规定没有名称,请写明名称和编号', 'name the rule and its number'),
('等', 'CD-12-1', '等级 等次 平等 等候 等待 同等 对等 高等 中等 初等 优等 等额 等于 不等 等效', '以“等”结尾的列举不完整,请列全或写明范围', 'a list that ends so is not complete: list all, or say how far it reaches'),
('指定品牌', 'CD-11-2', '', '不得以品牌限定或排斥供应商', 'no brand may be prescribed'),
('原厂', 'CD-11-2', '', '不得以原厂限定或排斥供应商', 'no manufacturer may be prescribed'),
('知名品牌', 'CD-11-2', '', '不得以品牌限定或排斥供应商', 'no brand may be prescribed'),
('产地', 'CD-11-2', '', '不得以产地限定或排斥供应商', 'no place of origin may be prescribed'),
('本地企业', 'CD-11-2', '', '不得以所在地限定或排斥供应商', 'no seat of the supplier may be prescribed');
)sql";

}  // namespace

std::vector<db::Migration> migrations() {
    return {{.module = "need", .number = 1, .name = "needs", .sql = tables},
            {.module = "need", .number = 2, .name = "words", .sql = words}};
}

}  // namespace qiyue::need
