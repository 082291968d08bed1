#include "modules/tender/store.hpp"

namespace qiyue::tender {

std::vector<db::Migration> migrations() {
    return {{.module = "tender", .number = 1, .name = "tenders", .sql = R"sql(
CREATE TABLE tender_tender (
    id BIGINT PRIMARY KEY,
    project BIGINT NOT NULL,
    purchase_class TEXT NOT NULL CHECK (purchase_class IN ('procurement', 'other')),
    method TEXT NOT NULL,
    complex BIGINT NOT NULL CHECK (complex IN (0, 1)),
    repeats BIGINT REFERENCES tender_tender (id),
    budget BIGINT NOT NULL CHECK (budget >= 0),
    choice TEXT NOT NULL,
    document TEXT,
    published TEXT,
    published_on TEXT,
    documents_until TEXT,
    bid_deadline BIGINT,
    reservation BIGINT,
    end_reason TEXT
);
CREATE INDEX tender_tender_project ON tender_tender (project);
CREATE TABLE tender_clarification (
    id BIGINT PRIMARY KEY,
    tender BIGINT NOT NULL REFERENCES tender_tender (id),
    body TEXT NOT NULL
);
CREATE INDEX tender_clarification_tender ON tender_clarification (tender);
CREATE TABLE tender_received (
    bid BIGINT PRIMARY KEY,
    tender BIGINT NOT NULL REFERENCES tender_tender (id),
    provider BIGINT NOT NULL,
    at BIGINT NOT NULL,
    digest TEXT NOT NULL,
    UNIQUE (tender, provider)
);
CREATE TABLE tender_opening (
    bid BIGINT PRIMARY KEY,
    tender BIGINT NOT NULL REFERENCES tender_tender (id),
    provider BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    digest TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('opened', 'unreadable')),
    price BIGINT,
    term TEXT NOT NULL
);
CREATE INDEX tender_opening_tender ON tender_opening (tender);
)sql"},
            {.module = "tender", .number = 2, .name = "exceptions", .sql = R"sql(
CREATE TABLE tender_exception (
    id BIGINT PRIMARY KEY,
    body TEXT NOT NULL
);
)sql"},
            {.module = "tender", .number = 3, .name = "rounds of envelopes", .sql = R"sql(
ALTER TABLE tender_tender ADD COLUMN quotes TEXT;
CREATE TABLE tender_received_in_round (
    bid BIGINT NOT NULL,
    round BIGINT NOT NULL CHECK (round IN (1, 2)),
    tender BIGINT NOT NULL REFERENCES tender_tender (id),
    provider BIGINT NOT NULL,
    at BIGINT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (bid, round),
    UNIQUE (tender, provider, round)
);
INSERT INTO tender_received_in_round (bid, round, tender, provider, at, digest)
SELECT bid, 1, tender, provider, at, digest FROM tender_received;
DROP TABLE tender_received;
ALTER TABLE tender_received_in_round RENAME TO tender_received;
CREATE TABLE tender_opening_in_round (
    bid BIGINT NOT NULL,
    round BIGINT NOT NULL CHECK (round IN (1, 2)),
    tender BIGINT NOT NULL REFERENCES tender_tender (id),
    provider BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    digest TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('opened', 'unreadable')),
    price BIGINT,
    term TEXT NOT NULL,
    PRIMARY KEY (bid, round)
);
INSERT INTO tender_opening_in_round (bid, round, tender, provider, received_at, digest, outcome, price, term)
SELECT bid, 1, tender, provider, received_at, digest, outcome, price, term FROM tender_opening;
DROP TABLE tender_opening;
ALTER TABLE tender_opening_in_round RENAME TO tender_opening;
CREATE INDEX tender_opening_tender ON tender_opening (tender);
)sql"},
            {.module = "tender", .number = 4, .name = "opening key in shares", .sql = R"sql(
CREATE TABLE tender_key (
    tender BIGINT NOT NULL REFERENCES tender_tender (id),
    round BIGINT NOT NULL CHECK (round IN (1, 2)),
    threshold BIGINT NOT NULL CHECK (threshold >= 2),
    public_key TEXT NOT NULL,
    opened_at BIGINT,
    PRIMARY KEY (tender, round)
);
CREATE TABLE tender_holder (
    tender BIGINT NOT NULL REFERENCES tender_tender (id),
    round BIGINT NOT NULL CHECK (round IN (1, 2)),
    place BIGINT NOT NULL,
    person BIGINT NOT NULL,
    organisation BIGINT NOT NULL,
    post TEXT NOT NULL,
    share_key TEXT NOT NULL,
    wrapped TEXT NOT NULL,
    digest TEXT NOT NULL,
    given_at BIGINT,
    share TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (tender, round, person),
    UNIQUE (tender, round, place)
);
)sql"},
            {.module = "tender", .number = 5, .name = "additions", .sql = R"sql(
ALTER TABLE tender_tender ADD COLUMN adds_to BIGINT;
CREATE INDEX tender_tender_adds_to ON tender_tender (adds_to);
)sql"},
            {.module = "tender", .number = 6, .name = "suites of the opening key", .sql = R"sql(
ALTER TABLE tender_key ADD COLUMN suite BIGINT NOT NULL DEFAULT 1;
)sql"},
            {.module = "tender", .number = 7, .name = "patterns of conditions, questions", .sql = R"sql(
CREATE TABLE tender_pattern (
    name TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    together TEXT NOT NULL,
    harmless TEXT NOT NULL
);
INSERT INTO tender_pattern (name, kind, words, together, harmless) VALUES
('size_capital', 'size', '注册资本 注册资金 实缴资本 资产总额 总资产 净资产 营业收入 年营业额 销售额 年利润 净利润 利润总额 纳税额 纳税总额', '', ''),
('size_staff', 'size', '从业人员数 从业人数 员工人数 员工总数 职工人数 职工总数 在职员工 从业人员不少于 员工不少于 职工不少于', '', ''),
('years_in_business', 'years', '成立 注册 登记 经营', '年以上 年及以上 年限 周年 满一年 满两年 满三年 满五年 满1年 满2年 满3年 满5年', ''),
('ownership', 'ownership', '国有企业 国有独资 国有控股 民营企业 私营企业 外资企业 合资企业 内资企业 股权结构 所有制', '', ''),
('legal_form', 'legal_form', '仅限 只限 仅接受 必须为 必须是', '企业 公司 事业单位 社会组织 社会团体 民办非企业 基金会', ''),
('region_seat', 'region', '本市 本区 本县 本省 本地 当地 辖区内', '注册 登记 住所 办公 分支机构 分公司 经营场所 营业场所 社保 纳税 设立', ''),
('region_supplier', 'region', '本地企业 本市企业 本区企业 本省企业 本地供应商 本市供应商 本区供应商 外地企业 外地供应商', '', ''),
('award', 'award', '获奖 奖项 荣誉称号 先进单位 示范单位 表彰 省级奖 市级奖 区级奖', '', ''),
('regional_contracts', 'award', '本市业绩 本区业绩 本省业绩 本地业绩 本行业业绩', '', ''),
('brand', 'brand', '指定品牌 知名品牌 著名品牌 原厂 专利号 注册商标 驰名商标', '', ''),
('floor_price', 'floor_price', '最低限价 报价下限 最低报价限制 报价不得低于 报价不低于', '', '');
CREATE TABLE tender_question (
    id BIGINT PRIMARY KEY,
    tender BIGINT NOT NULL REFERENCES tender_tender (id),
    question TEXT NOT NULL,
    asked_at BIGINT NOT NULL
);
CREATE INDEX tender_question_tender ON tender_question (tender);
)sql"},
            // The key ceremony serves framework agreements too: its tables went to `sealing`.
            {.module = "tender", .number = 8, .name = "opening keys move to sealing", .sql = R"sql(
INSERT INTO sealing_key (object, round, threshold, public_key, suite, opened_at)
SELECT tender, round, threshold, public_key, suite, opened_at FROM tender_key;
INSERT INTO sealing_holder (object, round, place, person, organisation, post, share_key, wrapped, digest, given_at, share)
SELECT tender, round, place, person, organisation, post, share_key, wrapped, digest, given_at, share FROM tender_holder;
DROP TABLE tender_holder;
DROP TABLE tender_key;
)sql"},
            {.module = "tender", .number = 9, .name = "lots", .sql = R"sql(
CREATE TABLE tender_lot (
    tender BIGINT PRIMARY KEY REFERENCES tender_tender (id),
    whole BIGINT NOT NULL REFERENCES tender_tender (id),
    number BIGINT NOT NULL CHECK (number >= 1),
    body TEXT NOT NULL,
    UNIQUE (whole, number)
);
)sql"}};
}

}  // namespace qiyue::tender
