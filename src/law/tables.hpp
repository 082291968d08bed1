#pragma once

#include "law/rule.hpp"

#include <vector>

namespace qiyue::law {

// One table a folder: the rows of its rules.cpp. Whoever adds a folder names its table here and in rules.cpp.
std::vector<Rule> caiku_2017_141_rules();
std::vector<Rule> caiku_2020_46_rules();
std::vector<Rule> caiku_2021_22_rules();
std::vector<Rule> caiku_2022_17_rules();
std::vector<Rule> caiku_2022_19_rules();
std::vector<Rule> domestic_products_2025_rules();
std::vector<Rule> caizong_2016_53_rules();
std::vector<Rule> concession_2024_rules();
std::vector<Rule> chengdu_guicheng_2017_rules();
std::vector<Rule> civil_code_2020_rules();
std::vector<Rule> dongguan_banfa_rules();
std::vector<Rule> platform_article_rules();
std::vector<Rule> chengdu_penggai_2016_rules();
std::vector<Rule> dongguan_caizheng_rules();
std::vector<Rule> guobanfa_2013_96_rules();
std::vector<Rule> luan_2015_rules();
std::vector<Rule> xianning_2015_rules();
std::vector<Rule> shanghai_2015_rules();
std::vector<Rule> shenyang_2015_rules();
std::vector<Rule> caiku_2014_214_rules();
std::vector<Rule> caiku_2014_37_rules();
std::vector<Rule> caiku_2015_124_rules();
std::vector<Rule> caiku_2015_135_rules();
std::vector<Rule> caiku_2015_36_rules();
std::vector<Rule> caiku_2016_198_rules();
std::vector<Rule> caiku_2026_2_rules();
std::vector<Rule> caiku_2026_12_rules();
std::vector<Rule> measures_102_rules();
std::vector<Rule> measures_110_rules();
std::vector<Rule> measures_74_rules();
std::vector<Rule> measures_87_rules();
std::vector<Rule> measures_94_rules();
std::vector<Rule> procurement_law_2014_rules();
std::vector<Rule> regs_2015_rules();
std::vector<Rule> sme_payment_2025_rules();
std::vector<Rule> treasury_reply_2026_rules();

}  // namespace qiyue::law
