// Invented data for looking at the portal's templates. Organisations, amounts and numbers are made up.
export function common({ elder, lang, url }) {
  const en = lang === 'en';
  const nav = [['/', '首页', 'Home'], ['/catalogue', '买什么', 'What'], ['/buyers', '谁来买', 'Who buys'], ['/providers', '向谁买', 'From whom'], ['/rules', '怎么买', 'How'], ['/results', '买得值不值', 'Worth it?'], ['/notices', '公告公示', 'Notices']];
  return {
    lang, elder, title: en ? 'Home' : '首页', query: '',
    site: { brand: en ? 'Qiyue' : '契约', name: en ? 'Chengdu public-service procurement' : '成都市政府购买服务平台', organiser: '成都市财政局', phone: '028-0000-0000', elder_phone: '028-0000-0000', hours: en ? 'working days 9:00—17:00' : '工作日 9:00—17:00', mail: 'help@example.cn', code: false, icp: false, police: false, mistake: false, sitemap: '/sitemap' },
    column: false, article: false, description: false, feed: false, has_crumbs: false, crumbs: false,
    elder_href: `/set/elder/${elder ? 'off' : 'on'}?to=${url}`, language_href: `/set/lang/${en ? 'zh' : 'en'}?to=${url}`, other_lang: en ? 'zh-CN' : 'en',
    nav: nav.map(([href, zh, english]) => ({ href, label: en ? english : zh, here: href === url || (href !== '/' && url.startsWith(href)) })),
    page_url: `https://example.cn${url}`, printed_at: '2026-09-22 10:30',
  };
}
const closes = (iso, weekday, left, soon = false, past = false) => ({ iso, text: `${iso.slice(0, 16).replace('T', ' ')} ${weekday}`, left, soon, past });
const row = (title, kind_label, date, more = {}) => ({ href: '/notice', title, kind_label, date, buyer: '锦江区民政局', buyer_href: '/profile', amount: false, unit: '元', closes: false, ...more });
const rows = [
  row('锦江区居家养老上门服务（2026—2027年度）竞争性磋商公告', '采购公告', '2026-09-15', { amount: '4,860,000.00', closes: closes('2026-09-30T18:00:00+08:00', '星期三', '剩 6 个工作日', true) }),
  row('武侯区社区矫正对象心理服务采购意向公开', '采购意向', '2026-09-14', { buyer: '武侯区司法局', amount: '680,000.00' }),
  row('老年人助浴服务 第二季度考核结果', '考核结果', '2026-09-08', { amount: false }),
  row('成华区公共图书馆夜间开放服务成交公告', '成交公告', '2026-09-04', { buyer: '成华区文化体育和旅游局', amount: '1,236,000.00' }),
  row('锦江区老年助餐点运营服务需求征求意见', '意见征集', '2026-09-02', { closes: closes('2026-09-18T17:30:00+08:00', '星期五', '已截止', false, true) }),
  row('青羊区青少年社会工作服务项目合同公告', '合同公告', '2026-08-28', { buyer: '共青团青羊区委', amount: '952,400.00' }),
];
const option = (value, label, selected = false) => ({ value, label, selected });
const pager = { previous_href: false, page_text: '第 1 页', next_href: '/notices?cursor=abc' };
const no_empty = { empty_title: '', empty_why: '', empty_href: false, empty_action: '' };
const question = (label, href, lead, figures, links) => ({ label, href, lead, has_figures: figures.length > 0, figures: figures.map(([name, value, unit]) => ({ name, value, unit })), links: links.map(([to, text]) => ({ href: to, label: text })) });
const home = {
  template: 'home', title: '首页', description: '成都市及各区（市）县政府购买服务的目录、公告、项目、规则和绩效',
  questions: [
    question('买什么', '/catalogue', '列入指导性目录的服务才可以购买。', [['现行品目', '312', '项'], ['本年意向', '186', '条']], [['/catalogue', '指导性目录'], ['/notices?kind=intent', '采购意向'], ['/needs', '正在征求意见的需求']]),
    question('谁来买', '/buyers', '各级行政机关和具有行政管理职能的事业单位。', [['购买主体', '243', '家'], ['本年预算', '3.26', '亿元']], [['/buyers', '购买主体名录'], ['/budget', '预算与支出']]),
    question('向谁买', '/providers', '依法成立、具备能力的社会组织、企业和机构。', [['承接主体', '1,052', '家'], ['失信名单', '7', '家']], [['/providers', '承接主体名录'], ['/credit', '信用与失信名单']]),
    question('怎么买', '/rules', '按条文办事，每一次拒绝都写明依据。', [['条文', '1,021', '条'], ['在办采购', '38', '件']], [['/rules', '规则与条文'], ['/notices?kind=tender', '采购公告'], ['/guide', '办事指南']]),
    question('买得值不值', '/results', '考核、验收、绩效评价和服务对象满意度。', [['平均得分', '88.7', '分'], ['满意度', '93.2', '%']], [['/results', '绩效评价结果'], ['/survey', '我来评价'], ['/complaints', '投诉与处理']]),
  ],
  has_latest: true, latest: rows.slice(0, 5), has_closing: true,
  closing: [{ href: '/notice', title: '锦江区居家养老上门服务 提交响应文件', ...closes('2026-09-30T18:00:00+08:00', '星期三', '剩 6 个工作日') }, { href: '/notice', title: '金牛区托育机构评估服务 报名', ...closes('2026-10-12T17:00:00+08:00', '星期一', '剩 10 个工作日') }],
  phone_block: false,
};
const crumbs = (...list) => ({ has_crumbs: true, crumbs: [{ label: '首页', href: '/' }, ...list.map(([label, href]) => ({ label, href: href ?? false }))] });
const clause = (id, article, quote) => ({ id, clause: id, article, quote, document: '成都市政府购买服务工作规程', number: '成财采〔2017〕143号' });
const facts = (...list) => ({ rows: list.map(([label, value, figures = false, link = false]) => ({ label, value, figures, link })) });
const leaf = (code, label, more = {}) => ({ code, label, href: '/item', has_children: false, children: false, open: false, mark: false, note: false, count_text: '', ...more });
const branch = (code, label, count_text, children, open = false) => ({ ...leaf(code, label), href: false, has_children: true, children, open, count_text });
const matrix = [
  [clause('CD-11-1', '第十一条', '项目实施前，购买主体应根据项目规划，进一步细化需求'), '不符即拒绝', '14'],
  [clause('CD-13-4a', '第十三条（四）', '考核管理标准'), '不符即拒绝', '31'],
  [clause('CD-21-2', '第二十一条', '资格条件不得作为评审因素'), '不符即拒绝', '9'],
  [clause('CD-25-3', '第二十五条', '应当通知3人以上实际使用人或者受益者对履约验收情况进行监督'), '不符即拒绝', '2'],
  [clause('CD-27-4', '第二十七条', '购买主体应当进行核实并在5个工作日内回复'), '计算期限', '0'],
  [clause('CD-28-1', '第二十八条', '与购买合同约定的资金支付相挂钩'), '自动计算', '0'],
].map(([one, effect_label, refused]) => ({ ...one, effect: 'enforced', effect_label, refused, href: `/rules/${one.id}` }));
const step = (iso, label, by, more = {}) => ({ iso, date: iso.slice(0, 10), label, by, href: false, current: false, clause: false, late: false, ...more });

const why = { label: '成财采〔2017〕143号 第二十八条', value: '计算得出', quote: '与购买合同约定的资金支付相挂钩', has_nodes: true, nodes: [
  { label: '本期应付', value: '880,000.00 元', quote: false, has_nodes: false, nodes: false }, { label: '得分', value: '85.00 分', quote: false, has_nodes: false, nodes: false }, { label: '应付金额', value: '792,000.00 元', quote: false, has_nodes: false, nodes: false }] };
const chapters = [{ id: 'paid', heading: '付了多少、为什么', has_sentences: true, sentences: [{ text: '2026-12-19 支付第一期 792,000.00 元:考核 85.00 分,付 880,000.00 元 的 90.00%。', href: '/notice', label: '资金支付', date: '2026-12-19' }], table: false, has_whys: true, whys: [{ title: '为什么是 792,000.00 元', tree: [why] }], none: false },
  { id: 'worth', heading: '值不值、大家怎么说', has_sentences: false, sentences: [], table: false, has_whys: false, whys: false, none: '评价完成后公开。' }];
const comment_form = { action: '/notice', token: 'A', closes: '2026-09-30', opinion: '夜间也要有人接电话。', name: '', contact: '', standings: [{ value: '', label: '不填写', selected: true }, { value: 'family', label: '服务对象家属', selected: false }],
  has_questions: true, questions: [{ text: '您希望多久上门一次?', options: [{ id: 'q1-1', name: 'q1', value: '1', label: '每周一次', checked: false }, { id: 'q1-2', name: 'q1', value: '2', label: '每周两次', checked: true }] }],
  has_wrong: true, wrong: [{ text: '页面已过期,意见尚未提交', remedy: '内容已为您保留,请再提交一次', href: '#c-opinion' }], opinion_wrong: '请写下您的意见', name_wrong: false, contact_wrong: false };
const totals = [{ label: '公开项目', value: '37', unit: '个' }, { label: '合同金额(元)', value: '126,430,000.00', unit: '' }, { label: '成交价占最高限价', value: '91.20%', unit: '' }];
const sums = { id: 'by-year', heading: '按预算年度', first: '预算年度', csv_href: '/statistics/year.csv', has_lines: true, lines: [['2026', '100', '21', '80,000,000.00'], ['2025', '58', '16', '46,430,000.00']].map(([label, share, projects, contract]) => ({ label, href: false, share, projects, budget: contract, contract, paid: '—', bids: '3.40', ceiling: '91.20%' })) };
const sanction = { name: '迟到(演示)服务有限公司', name_now: false, href: '/profile', code: '91510108Y000001476', ground: '转包合同', measure: '列入黑名单、禁止参加', grade: false, standing: '有效', period: '2026-03-17 至 2027-03-17', decision: '锦财采罚〔2026〕演示1号', basis: '政府采购法实施条例第七十二条', reasons: '转包属实。' };
const evaluation = { href: '/notice', title: '居家养老上门服务 绩效评价结果', grade: '良', score: '85.50 分', buyer: '锦江区民政局', buyer_href: '/profile', provider: '安馨(演示)养老服务有限公司', provider_href: '/profile', date: '2026-08-17' };
const piece = (text) => [...text.matchAll(/养老|[^养]+|养/g)].map(([part]) => ({ text: part, found: part === '养老' }));
const search_form = { stages: [{ value: '', label: '全部阶段', selected: true }], regions: [{ value: '', label: '全市', selected: true }] };

export const pages = {
  home,
  directory: { template: 'directory', title: '谁来买:购买主体', lead: '各级行政机关。', has_lines: true, count_text: '1 家', lines: [{ name: '锦江区民政局', href: '/profile', code: '11510104Y000000409', region: '锦江区' }], ...no_empty },
  credit: { template: 'credit', title: '信用处理名单', lead: '财政部门依法作出的决定。', q: '', has_now: true, now_table: { named: true, lines: [sanction] }, none_now: '', has_ended: true, ended_table: { named: true, lines: [{ ...sanction, standing: '已期满' }] }, none_ended: '' },
  providers: { template: 'providers', title: '向谁买:承接主体', lead: '依法登记的社会组织、企业和机构。', years: [{ value: '2026', label: '2026 年度名录', selected: true }], types: [{ value: '', label: '全部', selected: true }], fields: [{ value: '', label: '全部', selected: true }], regions: [{ value: '', label: '全市', selected: true }], q: '', has_lines: true, count_text: '1 家', has_downloads: true, downloads: [{ href: '#', label: 'CSV' }], lines: [{ name: '康乐(演示)社会工作服务中心', href: '/profile', type: '社会组织', fields: '养老服务、社区服务', region: '青羊区', sources: '成都市(演示)民政登记处' }], ...no_empty },
  profile: { template: 'profile', title: '安馨(演示)养老服务有限公司', kind_label: '承接主体', has_rows: true, rows: [{ label: '区域', value: '锦江区', figures: false, link: false }], has_totals: true, totals, has_credit: true, credit: '今日不在全国失信名单上。', has_sanctions: true, sanctions_table: { named: false, lines: [sanction] }, has_record: true, record: [{ id: 'findings', heading: '年检、评估与执法', head: [{ text: '日期' }, { text: '结果' }], has_lines: true, lines: [{ cells: [{ column: '日期', text: '2026-03-02' }, { column: '结果', text: '4A（市级评定）' }] }], none: '' }],
    has_results: true, results: [{ href: '/project', title: '锦江区居家养老上门服务', number: '510104-2026-0037', buyer: '锦江区民政局', buyer_href: '/profile', state: '采购中', date: '2026-09-15' }], has_evaluations: true, evaluations: [evaluation], tables: [{ ...sums, csv_href: false }] },
  statistics: { template: 'statistics', title: '公开数据统计', has_totals: true, totals, tables: [sums], ...no_empty },
  'statistics-empty': { template: 'statistics', title: '公开数据统计', has_totals: false, totals: [], tables: [], ...no_empty, empty_title: '还没有可以汇总的公开信息', empty_why: '第一份公告公布后,在这里汇总。' },
  results: { template: 'results', title: '买得值不值', lead: '三方合成。', has_evaluations: true, count_text: '本页 1 项', evaluations: [evaluation], ...pager, ...no_empty },
  receipt: { template: 'receipt', title: '意见办理进度', receipt: 'YISNWKZGOFAVUS4N', sent: true, known: true, unknown: false, of_comment: true, rows: [{ label: '状态', value: '已收到', figures: false, link: false }] },
  vouchers: { template: 'vouchers', title: '居家照护凭单（演示）', code: '7KQ2M-XH4TR', known: true, unknown: false, token: 'T', has_wrong: false, wrong: false, done: false, waiting: { text: '安和（演示）照护中心说，2026-09-30 为您服务了 6 小时，共 240.00 元，用这张凭单支付。' }, confirms: false, declines: false, rows: [{ label: '凭单编号', value: '6071 4565 5234', figures: true, link: false }], free: false, choices: false, qr: false, own_qr: false },
  'receipt-unknown': { template: 'receipt', title: '意见办理进度', receipt: 'YISN', sent: false, known: false, unknown: true, of_comment: true, rows: false },
  remark: { template: 'remark', title: '提出监督意见', head: '对这份公告有话要说', why: '任何人都可以提出意见建议或投诉举报，不需要登录。', has_kinds: true, notice_title: '居家养老上门服务 合同公开', notice_href: '/notice', action: '/remark', token: 'A', kinds: [{ id: 'c-kind', value: 'comment', label: '意见建议', checked: true }, { id: 'c-kind-complaint', value: 'complaint', label: '投诉举报', checked: false }], opinion: '', contact: '', has_wrong: true, wrong: [{ text: '请填写内容', remedy: false, href: '#c-content' }], kind_wrong: '请选择类型', content_wrong: '请填写内容', contact_wrong: '太长' },
  consultation: { template: 'notice', title: '居家养老上门服务 需求公开征求意见', number: '7', published: '2026-09-15', publisher: '锦江区民政局', publisher_href: '/profile', kind_label: '需求公开征求意见', closes: false, sections: [], has_whys: false, whys: false, paper: false, has_form: true, form: comment_form, has_attachments: false, attachments: false, has_clauses: false, clauses: false, project: false, verify: false },
  'home-elder': { ...home, phone_block: { number: '028-0000-0000', hours: '工作日 9:00—17:00' } },
  notices: { template: 'notices', title: '公告公示', column: '公告公示', feed: '/notices.atom', lead: '意向、采购、更正、成交、合同、验收、考核、绩效和终止，均在此公开。', ...crumbs(['公告公示']),
    kinds: [option('', '全部类型', true), option('intent', '采购意向'), option('tender', '采购公告'), option('award', '成交公告')], regions: [option('', '全市'), option('510104', '锦江区', true)], years: [option('2026', '2026', true), option('2025', '2025')], q: '',
    has_notices: true, notices: rows, count_text: '共 128 条', has_downloads: true, downloads: [{ href: '/notices.csv', label: 'CSV' }, { href: '/notices.xlsx', label: 'XLSX' }, { href: '/notices.json', label: 'JSON' }], ...pager, ...no_empty },
  'notices-empty': { template: 'notices', title: '公告公示', lead: false, ...crumbs(['公告公示']), kinds: [option('', '全部类型', true)], regions: [option('', '全市', true)], years: [option('2026', '2026', true)], q: '气象站',
    has_notices: false, notices: [], count_text: '', has_downloads: false, ...pager, empty_title: '没有符合条件的公告', empty_why: '换一个类型、年份或关键词试试。', empty_href: '/notices', empty_action: '查看全部' },
  notice: { template: 'notice', has_whys: false, whys: false, has_form: false, form: false, publisher_href: false, title: '锦江区居家养老上门服务（2026—2027年度）竞争性磋商公告', column: '采购公告', article: { title: '锦江区居家养老上门服务（2026—2027年度）竞争性磋商公告', published: '2026-09-15' }, ...crumbs(['公告公示', '/notices'], ['采购公告']),
    number: '510104-2026-0037-C', published: '2026-09-15', publisher: '锦江区民政局', kind_label: '采购公告', closes: closes('2026-09-30T18:00:00+08:00', '星期三', '剩 6 个工作日', true),
    sections: [
      { heading: '一、采购内容', paragraphs: ['为 16 个街道的 2,400 名高龄、独居和失能老人提供每周两次的上门助餐、助浴、助医和巡访服务，紧急呼叫 30 分钟内到场率不低于 95%。'], has_rows: true, ...facts(['最高限价', '4,860,000.00 元', true], ['服务期限', '2026-11-01 至 2027-10-31'], ['采购方式', '竞争性磋商'], ['目录品目', 'A0603 居家养老服务', false, '/catalogue']), table: false },
      { heading: '二、评审因素', paragraphs: false, has_rows: false, table: { stacked: false, head: [['因素', false], ['区间', false], ['分值', true]].map(([text, figures]) => ({ text, figures })), lines: [['服务方案', '完整且有可核查措施 24—30 分；完整但措施一般 15—23 分；有缺项 0—14 分', '30'], ['人员配备', '持证护理员 12 人以上 20—25 分；8 至 11 人 12—19 分', '25'], ['履约能力', '近三年同类项目考核均在 90 分以上 20—25 分', '25'], ['价格', '（最低报价 ÷ 本报价）× 20 分', '20']].map((line) => ({ cells: line.map((text, at) => ({ text, column_label: ['因素', '区间', '分值'][at], figures: at === 2, tight: false })) })) } },
      { heading: '三、提交与开启', paragraphs: ['响应文件在供应商的浏览器中用开启公钥加密后提交。截止时间之前，平台运营者无法读取。', '开启公钥指纹：eedd 883d a0a9 4515 93dc 0a38 e583 fb77'], has_rows: false, table: false },
    ],
    paper: { href: '/api/public/notices/1/paper', label: '下载 PDF' }, has_attachments: true, attachments: [{ href: '/files/1', label: '磋商文件.pdf', size: '1.8 MB', digest: '9f2c4d1e0b7a6f5583c2a1908d7e6c5b4a39281706f5e4d3c2b1a09f8e7d6c5b' }],
    has_clauses: true, clauses: [clause('CD-20-3', '第二十条（三）', '评审方法、评审标准'), clause('CD-21-5', '第二十一条', '量化到相应区间，并设置各区间对应的不同分值')],
    remark_href: '/remark', objection_href: false, petition_href: false, project: { href: '/project', label: '锦江区居家养老上门服务（2026—2027年度）' }, verify: { code: '510104-2026-0037-C · 8Q4F-K2MA', href: '/verify' } },
  project: { template: 'project', chapters, title: '锦江区居家养老上门服务（2026—2027年度）', column: '项目', ...crumbs(['公告公示', '/notices'], ['项目']), number: '510104-2026-0037', state_label: '采购中', lead: '为 16 个街道的高龄、独居和失能老人提供上门助餐、助浴、助医和巡访服务。',
    ...facts(['购买主体', '锦江区民政局', false, '/buyers'], ['目录品目', 'A0603 居家养老服务', false, '/catalogue'], ['服务人数', '2,400 人', true], ['服务期限', '2026-11-01 至 2027-10-31'], ['适用规则', '成财采〔2017〕143号']),
    has_money: true, money: [{ label: '批复预算', amount: '4,860,000.00', share: false }, { label: '合同金额', amount: '4,588,000.00', share: '94' }, { label: '已支付', amount: '1,376,400.00', share: '30' }],
    has_parties: true, parties: [{ role: '购买主体', name: '锦江区民政局', href: '/buyers' }, { role: '财政部门', name: '锦江区财政局', href: false }, { role: '承接主体', name: '尚未确定', href: false }],
    has_notices: true, notices: rows.slice(0, 3),
    steps: [step('2026-03-02', '项目入库', '锦江区民政局'), step('2026-03-30', '预算批复', '锦江区财政局', { clause: '《成都市政府购买服务工作规程》第八条' }), step('2026-06-18', '采购意向公开', '锦江区民政局', { href: '/notice', late: '晚于期限 2 个工作日' }), step('2026-08-12', '需求论证并冻结', '锦江区民政局'), step('2026-09-15', '发布采购文件', '锦江区民政局', { href: '/notice', current: true, clause: '《成都市政府购买服务工作规程》第二十条' })] },
  catalogue: { template: 'catalogue', title: '指导性目录', column: '买什么', ...crumbs(['买什么'], ['指导性目录']), edition: '2026 年版（2026-03-20 起施行）',
    items: [branch('A', '公共服务', '6 类 248 项', [branch('A06', '养老服务', '5 项', [leaf('A0601', '养老服务规划和政策研究'), leaf('A0602', '机构养老服务', { mark: '修订' }), leaf('A0603', '居家养老服务', { note: '上门助餐、助浴、助洁、助医、巡访' }), leaf('A0604', '老年助餐服务', { mark: '新增' }), leaf('A0605', '养老机构评估')], true), branch('A07', '社区矫正', '2 项', [leaf('A0701', '心理服务'), leaf('A0702', '就业帮扶')])], true),
      branch('B', '政府履职所需辅助性服务', '5 类 64 项', [leaf('B0101', '课题研究辅助服务'), leaf('B0102', '法律顾问服务')])],
    has_editions: true, editions: [['2026 年版', true], ['2024 年版', false], ['2021 年版', false]].map(([label, here]) => ({ label, href: '/catalogue', here, in_force: here })), has_downloads: true, downloads: [{ href: '/catalogue.csv', label: 'CSV' }, { href: '/catalogue.xlsx', label: 'XLSX' }] },
  rules: { template: 'rules', title: '规则', column: '怎么买', ...crumbs(['怎么买'], ['规则']), totals: [['条文', '1,021'], ['由程序执行', '806'], ['本年拒绝', '412'], ['本年期限', '3,977']].map(([label, value]) => ({ label, value })),
    documents: [option('', '全部文件'), option('cd', '成都市政府购买服务工作规程', true)], effects: [option('', '全部方式', true), option('enforced', '不符即拒绝')], q: '', has_clauses: true, clauses: matrix, previous_href: false, page_text: '第 1 页，共 12 页', next_href: '/rules?cursor=2', ...no_empty },
  statutes: { template: 'statutes', title: '规则文件登记簿', column: '怎么买', ...crumbs(['怎么买'], ['规则文件登记簿']), documents: [
    { href: '/statute', name: '成都市政府购买服务工作规程', number: '成财采〔2017〕143号', issuer: '成都市财政局', place: '成都', days: '自 2017-09-01 起', in_force: true },
    { href: '/statute', name: '成都市政府购买棚户区改造服务管理暂行办法', number: false, issuer: '成都市人民政府', place: '成都', days: '2016-06-09 — 2018-06-08', in_force: false }] },
  statute: { template: 'statute', title: '成都市政府购买服务工作规程', column: '怎么买', ...crumbs(['怎么买'], ['规则文件登记簿', '/statutes'], ['工作规程']), ...facts(['文号', '成财采〔2017〕143号'], ['发文机关', '成都市财政局'], ['施行', '自 2017-09-01 起'], ['解释机关', '成都市财政局']), in_force: true, excerpts: false,
    has_basis: true, basis_list: [{ basis: '中华人民共和国预算法', number: false, has_statutes: true, statutes: [{ title: '中华人民共和国预算法', href: '/statute' }] }, { basis: '省政府办公厅《关于推进政府向社会力量购买服务工作的意见》', number: '川办发〔2014〕67号', has_statutes: false, statutes: [] }],
    articles: [{ article: '第四十二条', paragraphs: ['本规程由成都市财政局负责解释。'], ids: [{ id: 'CD-42-1' }], has_notes: true, notes: [{ name: '关于服务期限的起算', number: '成财采便函(例)〔2026〕1号', authority: '成都市(例)财政局', published: '2026-03-04', paragraphs: ['自合同约定的服务开始之日起算。'] }] }] },
  search: { template: 'search', title: '搜索', query: '养老', q: '养老', form: search_form, ...crumbs(['搜索']), asked: true, has_results: true, count_text: '找到 26 条与“养老”有关的内容',
    results: [{ href: '/project', title: piece('锦江区居家养老上门服务（2026—2027年度）'), excerpt: piece('为 16 个街道的高龄、独居和失能老人提供上门助餐、助浴、助医和巡访服务……'), kind_label: '项目', date: '2026-09-15' }, { href: '/catalogue', title: piece('A0603 居家养老服务'), excerpt: piece('公共服务 › 养老服务 › 居家养老服务'), kind_label: '目录', date: '2026-03-20' }],
    has_articles: true, articles: [{ href: '/rules', document: '成都市政府购买服务工作规程', number: '成财采〔2017〕143号', article: '第三条', past: false, excerpt: piece('养老服务等公共服务……'), ids: [{ id: 'CD-3-1', href: '/rules' }] }], previous_href: false, page_text: '第 1 页', next_href: '/search?q=x&cursor=2', ...no_empty },
  'search-empty': { template: 'search', title: '搜索', query: '气象站运维', q: '气象站运维', form: search_form, ...crumbs(['搜索']), asked: true, has_results: false, results: [], has_articles: false, articles: [], ...pager, empty_title: '没有找到与“气象站运维”有关的内容', empty_why: '检查有没有错字，或换一个更短的词。', empty_href: '/notices', empty_action: '查看全部公告' },
  accessibility: { template: 'accessibility', title: '无障碍说明', ...crumbs(['无障碍说明']), checked_on: '2026-09-01', has_faults: true, faults: ['部分历史附件是扫描图片，读屏软件读不出；可以电话索取文字版。'] },
  data: { template: 'data', title: '开放数据与接口', ...crumbs(['开放数据与接口']), openapi_href: '/api/openapi.json', feed_href: '/notices.atom',
    files: [{ label: '公告', updated: '2026-09-22', formats: [{ href: '/notices.csv', label: 'CSV' }, { href: '/notices.xlsx', label: 'XLSX' }, { href: '/notices.json', label: 'JSON' }] }, { label: '采购全过程(OCDS 1.1.5)', updated: '2026-09-22', formats: [{ href: '/ocds.json', label: 'JSON' }] }],
    operations: [['GET', '/api/public/notices', '公告列表'], ['GET', '/api/public/projects/{id}', '一个项目'], ['GET', '/api/public/projects/{id}/timeline', '项目经过'], ['GET', '/api/clauses/{id}', '一条条文']].map(([method, path, label]) => ({ method, path, label })) },
  'error-404': { template: 'error', title: '没有这一页', code: '404', what: '网址可能写错了，或者这份内容已经移走。已公开的公告不会删除，可以用编号搜索。', ways: [{ label: '用编号或名称搜索', href: '/search' }, { label: '查看全部公告', href: '/notices' }], reference: false },
  'error-500': { template: 'error', title: '系统出错了', code: '500', what: '这不是您的问题。我们已经记下，请稍后再试。', ways: [{ label: '若仍不行，请拨打 028-0000-0000，并说出下面的编号', href: false }], reference: '7K3Q-0922-1030' },
};
