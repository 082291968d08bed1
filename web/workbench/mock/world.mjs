// One invented purchase: community elderly care in a district. Every name of an organisation or person is made up.
import { field as f, hint, opt, say } from './fields.mjs';

const document_of_city = '成财采〔2017〕143号 成都市政府购买服务工作规程';
const quotes = {
  'CD-11-1': ['第十一条', '项目实施前，购买主体应根据项目规划，进一步细化需求'],
  'CD-12-2': ['第十二条', '能够通过客观指标量化的应当量化'],
  'CD-13-1a': ['第十三条（一）', '服务标的需要实现的功能或者目标'],
  'CD-13-3': ['第十三条（三）', '服务数量或范围、期限、服务对象、服务内容、服务质量要求'],
  'CD-13-4a': ['第十三条（四）', '考核管理标准'],
  'CD-13-5': ['第十三条（五）', '服务衔接期安排、不可预见事项的处理、资金结算方式'],
  'CD-13-9': ['第十三条', '考核管理结果应与资金支付相衔接'],
  'CD-14-1': ['第十四条', '征求相关供应商、专家的意见'],
  'CD-20-3': ['第二十条（三）', '评审方法、评审标准'],
  'CD-21-3': ['第二十一条', '评审因素应当在购买文件中规定'],
  'CD-21-5': ['第二十一条', '量化到相应区间，并设置各区间对应的不同分值'],
  'CD-26-2': ['第二十六条', '日常考核、专项考核、随机抽查或相关职能部门督查'],
  'CD-27-1': ['第二十七条', '购买主体应当及时出具考核检查情况通报'],
  'CD-27-2': ['第二十七条', '书面告知承接主体'],
  'CD-27-3': ['第二十七条', '应及时书面向购买主体提出异议并提供相应证据'],
  'CD-27-4': ['第二十七条', '购买主体应当进行核实并在5个工作日内回复'],
  'CD-28-1': ['第二十八条', '与购买合同约定的资金支付相挂钩'],
};
export const cite = (clause) => ({ clause, document: '成都市政府购买服务工作规程', number: '成财采〔2017〕143号',
  article: quotes[clause]?.[0] ?? '', quote: quotes[clause]?.[1] ?? '' });
export { document_of_city };

export const posts = Object.fromEntries([
  ['buyer.need_drafter', '需求编制岗', 'Need drafter'], ['buyer.reviewer', '复核岗', 'Reviewer'],
  ['buyer.opening_officer', '开标岗', 'Opening officer'], ['buyer.assessor', '考核岗', 'Assessment officer'],
  ['provider.bidder', '投标岗', 'Bidding officer'], ['experts.judge', '评审专家', 'Judge'],
  ['finance.supervisor', '监督岗', 'Supervisor'],
].map(([name, zh, en]) => [name, { name, label: say(zh, en) }]));

export const organisations = {
  11: { id: 11, name: '锦江区民政局', kind: 'buyer', region: '510104' },
  12: { id: 12, name: '锦江区财政局', kind: 'finance', region: '510104' },
  21: { id: 21, name: '成都安馨养老服务中心', kind: 'provider', region: '510104' },
  22: { id: 22, name: '成都夕悦社工服务中心', kind: 'provider', region: '510104' },
  23: { id: 23, name: '四川常青居家照护有限公司', kind: 'provider', region: '510100' },
  31: { id: 31, name: '成都市政府购买服务专家库', kind: 'experts', region: '510100' },
};
const person = (id, name, holds) => ({ person: { id, name }, holds });
export const people = {
  need: person(101, '林知秋', { 11: ['buyer.need_drafter'] }),
  reviewer: person(102, '周怀远', { 11: ['buyer.reviewer'] }),
  opener: person(103, '何明镜', { 11: ['buyer.opening_officer'] }),
  assessor: person(104, '唐守一', { 11: ['buyer.assessor'] }),
  anxin: person(201, '苏晚晴', { 21: ['provider.bidder'] }),
  expert: person(301, '顾衡', { 31: ['experts.judge'] }),
  many: person(105, '罗双城', { 11: ['buyer.need_drafter', 'buyer.assessor'], 12: ['finance.supervisor'] }),
  keeper: person(107, '程守钥', { 12: ['finance.supervisor'] }),
  totp: person(106, '沈密言', { 11: ['buyer.reviewer'] }),
};

const state = (name, zh, en, final = false) => ({ name, label: say(zh, en), final });
const who = (post, relation = 'owner') => ({ post, label: posts[post].label, relation });
const step = (kind, name, zh, en, from, to, actors, input, clauses = [], more = {}) => ({ name, operation: `${kind}.${name}`,
  title: say(zh, en), from, to, creates: from.length === 0, who: actors, input, clauses, ...more });

const holders = [who('buyer.opening_officer'), who('buyer.reviewer'), who('finance.supervisor', 'anyone')];

const need_fields = [
  f.text('name', '需求名称', 'Name of the need', hint('写明服务和地域，例如“某街道居家养老服务”', 'Service and place')),
  f.group('aim', '功能与目标', 'Function and aim', [
    f.prose('goal', '需要实现的功能或者目标', 'What the service must achieve', { clauses: ['CD-13-1a'], ...hint('能量化的应当量化', 'Give numbers where there are numbers') }),
    f.choice('class', '服务类别', 'Class of service', [['public', '公共服务', 'Public service'], ['duty', '政府履职所需辅助性服务', 'Auxiliary service']]),
  ]),
  f.group('scope', '数量、期限与对象', 'Quantity, term and recipients', [
    f.integer('recipients', '服务人数', 'Number of recipients', { minimum: 1, maximum: 1000000, clauses: ['CD-13-3'] }),
    f.money('budget', '预算金额', 'Budget', { minimum: 1, clauses: ['CD-13-3'] }),
    f.day('starts', '服务开始日', 'Service starts', { clauses: ['CD-13-3'] }),
    f.day('ends', '服务结束日', 'Service ends', { clauses: ['CD-13-3'] }),
    f.share('advance', '预付比例', 'Advance share', { minimum: 0, maximum: 10000, optional: true }),
  ]),
  f.list('standards', '考核标准', 'Assessment standards', [
    f.text('item', '考核项目', 'Item'),
    f.score('points', '分值', 'Points', { minimum: 0, maximum: 10000 }),
    f.prose('measure', '量化办法', 'How it is measured', { maximum: 400 }),
  ], { minimum: 1, clauses: ['CD-13-4a', 'CD-13-9'] }),
  f.yes_no('consult', '是否向公众征求意见', 'Consult the public?'),
  f.reference('catalogue_item', '目录品目', 'Catalogue item', 'catalogue_item'),
  f.digest('study', '需求调查报告', 'Needs study', { ...opt, ...hint('PDF、OFD 或 Word，不超过 50 MB', 'PDF, OFD or Word, up to 50 MB') }),
];

const factors = f.list('factors', '评审因素', 'Factors', [f.text('name', '因素', 'Factor'), f.score('weight', '分值', 'Points'),
  f.list('bands', '区间', 'Bands', [f.text('text', '标准', 'Standard'), f.score('low', '下限', 'From'), f.score('high', '上限', 'To')])]);

export const kinds = [
  { kind: 'project', plural: 'projects', title: say('项目', 'Project'),
    states: [state('running', '进行中', 'Running'), state('closed', '已结项', 'Closed', true)],
    shows: [f.text('number', '项目编号', 'Number'), f.money('budget', '预算金额', 'Budget'), f.text('unit', '购买主体', 'Buyer'),
      f.day('starts', '开始日', 'Starts'), f.day('ends', '结束日', 'Ends'), f.prose('summary', '概况', 'Summary')],
    steps: [] },
  { kind: 'need', plural: 'needs', title: say('采购需求', 'Need'),
    states: [state('draft', '草稿', 'Draft'), state('consulting', '征求意见', 'Consultation'), state('submitted', '待复核', 'Awaiting review'), state('frozen', '已冻结', 'Frozen', true)],
    shows: need_fields,
    steps: [
      step('need', 'draft', '编制需求', 'Draft a need', [], 'draft', [who('buyer.need_drafter')],
        [f.reference('project', '所属项目', 'Project', 'project'), ...need_fields], ['CD-11-1', 'CD-13-3'], { parent_field: 'project', parent_kind: 'project' }),
      step('need', 'edit', '修改', 'Edit', ['draft'], '', [who('buyer.need_drafter')], need_fields, ['CD-12-2']),
      step('need', 'submit', '提交复核', 'Submit for review', ['draft'], 'submitted', [who('buyer.need_drafter')],
        [f.prose('note', '说明', 'Note', { ...opt, maximum: 500 })], ['CD-14-1'], { legal: true }),
      step('need', 'approve', '复核通过并冻结', 'Approve and freeze', ['submitted'], 'frozen', [who('buyer.reviewer')],
        [f.choice('verdict', '复核意见', 'Verdict', [['agree', '同意', 'Agree'], ['agree_with_note', '同意，附意见', 'Agree with a note']]),
          f.prose('opinion', '意见', 'Opinion', { ...opt, maximum: 500 })], ['CD-11-1']),
    ] },
  { kind: 'tender', plural: 'tenders', title: say('采购', 'Tender'),
    states: [state('prepared', '编制文件', 'Prepared'), state('published', '提交响应文件', 'Receiving bids'), state('closed', '已截止', 'Closed'), state('opened', '已开标', 'Opened')],
    shows: [f.text('number', '采购编号', 'Number'), f.choice('method', '采购方式', 'Method', [['consultation', '竞争性磋商', 'Competitive consultation'], ['open', '公开招标', 'Open tender']]),
      f.money('budget', '最高限价', 'Price ceiling'), f.instant('bid_deadline', '提交截止时间', 'Deadline for bids'), f.sealed('opening_key', '开标公钥', 'Opening key', opt),
      f.list('key_holders', '开启密钥份额持有人', 'Holders of the key', [f.choice('post', '岗位', 'Post', Object.values(posts).map((one) => [one.name, one.label.zh, one.label.en])), f.text('organisation_name', '单位', 'Organisation'), f.text('person_name', '持有人', 'Holder', opt), f.instant('given_at', '份额交出时间', 'Share given', opt)]),
      f.integer('key_threshold', '开启所需份数', 'Shares that open'),
      factors,
      f.list('opening', '开启记录', 'Opening record', [f.text('provider_name', '供应商', 'Bidder'), f.money('price', '报价', 'Price'), f.text('digest', '密封件摘要', 'Envelope digest')], opt)],
    steps: [
      step('tender', 'give_share_key', '交存份额公钥', 'Give the public key for your share', ['prepared', 'published'], '', holders, [f.sealed('share_key', '份额公钥', 'Public key')], []),
      step('tender', 'split_key', '生成并分存开标密钥', 'Make and split the opening key', ['prepared', 'published'], '', [who('buyer.opening_officer')],
        [f.sealed('opening_key', '开标公钥', 'Opening key'), f.list('shares', '封好的份额', 'Wrapped shares', [f.reference('person', '持有人', 'Holder', 'person'), f.sealed('wrapped', '封好的份额', 'Wrapped share'), f.text('digest', '份额摘要', 'Digest')])], []),
      step('tender', 'close', '截止投标', 'Close', ['published'], 'closed', [who('buyer.opening_officer')], [], []),
      step('tender', 'give_share', '交出密钥份额', 'Give your share', ['published', 'closed'], '', holders, [f.secret('share', '密钥份额', 'Share')], []),
      step('tender', 'open', '开标', 'Open the bids', ['closed'], 'opened', [who('buyer.opening_officer')], [f.text('witnesses', '在场人员', 'Who was present', opt)], ['CD-20-3']),
    ] },
  { kind: 'bid', plural: 'bids', title: say('响应文件', 'Bid'),
    states: [state('sealed', '已密封', 'Sealed'), state('opened', '已开启', 'Opened'), state('withdrawn', '已撤回', 'Withdrawn', true)],
    shows: [f.text('digest', '密封件摘要', 'Envelope digest'), f.instant('received', '收到时间', 'Received'), f.money('price', '报价', 'Price', opt)],
    steps: [
      step('bid', 'submit', '提交响应文件', 'Submit a bid', [], 'sealed', [who('provider.bidder', 'anyone')],
        [f.reference('tender', '采购', 'Tender', 'tender'), f.sealed('envelope', '密封件', 'Envelope'), f.list('attachments', '密封的附件', 'Sealed attachments', [f.digest('file', '密封的文件', 'Sealed file')], { optional: true })], ['CD-20-3'], { parent_field: 'tender', parent_kind: 'tender' }),
      step('bid', 'withdraw', '撤回', 'Withdraw', ['sealed'], 'withdrawn', [who('provider.bidder', 'party')], [f.prose('reason', '理由', 'Reason')], []),
    ] },
  { kind: 'review', plural: 'reviews', title: say('评审', 'Review'),
    states: [state('marking', '独立评分', 'Marking'), state('ranked', '已排序', 'Ranked', true)],
    shows: [factors, f.list('bids', '响应文件', 'Bids', [f.reference('bid', '响应文件', 'Bid', 'bid'), f.text('bidder', '供应商', 'Bidder'), f.money('price', '报价', 'Price')])],
    steps: [step('review', 'score', '评分', 'Score', ['marking'], '', [who('experts.judge', 'participant')],
      [f.list('scores', '评分', 'Scores', [f.reference('bid', '响应文件', 'Bid', 'bid'), f.text('factor', '因素', 'Factor'), f.score('score', '得分', 'Score', { minimum: 0, maximum: 10000 }),
        f.prose('reason', '理由', 'Reason', { ...opt, maximum: 400 })], { minimum: 1 }), f.prose('opinion', '评审意见', 'Opinion', { ...opt, maximum: 1000 })], ['CD-21-3', 'CD-21-5'])] },
  { kind: 'contract', plural: 'contracts', title: say('合同', 'Contract'),
    states: [state('running', '履行中', 'Running'), state('completed', '已完成', 'Completed', true)],
    shows: [f.text('number', '合同编号', 'Number'), f.money('amount', '合同金额', 'Amount'), f.day('signed', '签订日', 'Signed'), f.day('ends', '期满日', 'Ends'),
      f.list('payments', '付款安排', 'Payments', [f.text('stage', '阶段', 'Stage'), f.share('share', '比例', 'Share'), f.money('amount', '金额', 'Amount')])],
    steps: [] },
  { kind: 'assessment', plural: 'assessments', title: say('考核', 'Assessment'),
    states: [state('planned', '已计划', 'Planned'), state('scored', '已评分', 'Scored'), state('notified', '已送达', 'Notified'), state('objected', '异议核实中', 'Objection'), state('final', '结果确定', 'Final', true)],
    shows: [f.text('round', '轮次', 'Round'), f.choice('way', '方式', 'Way', [['daily', '日常考核', 'Daily'], ['special', '专项考核', 'Special'], ['sample', '随机抽查', 'Sample'], ['third', '第三方考核', 'Third party']]),
      f.list('indicators', '考核指标', 'Indicators', [f.text('name', '指标', 'Indicator'), f.score('weight', '分值', 'Weight'), f.prose('rule', '计分规则', 'Rule')]),
      f.score('total', '得分', 'Score', opt), f.money('payable', '应付金额', 'Payable', opt)],
    steps: [
      step('assessment', 'record', '记录考核', 'Record the round', ['planned'], 'scored', [who('buyer.assessor')],
        [f.day('held', '考核日期', 'Held on'), f.choice('way', '考核方式', 'Way', [['daily', '日常考核', 'Daily'], ['special', '专项考核', 'Special'], ['sample', '随机抽查', 'Sample'], ['third', '第三方考核', 'Third party']], { clauses: ['CD-26-2'] }),
          f.list('items', '逐项评分', 'Marks', [f.text('indicator', '考核指标', 'Indicator'), f.score('mark', '得分', 'Mark', { minimum: 0, maximum: 10000 }), f.prose('finding', '检查情况', 'Finding', { maximum: 500 }), f.digest('evidence', '佐证材料', 'Evidence', opt)], { minimum: 1 }),
          f.list('evidence', '佐证材料', 'Evidence', [f.text('what', '名称', 'What'), f.digest('file', '文件', 'File')], opt)], ['CD-26-2', 'CD-27-1']),
      step('assessment', 'notify', '送达通报', 'Notify the provider', ['scored'], 'notified', [who('buyer.assessor')], [f.prose('notice', '通报内容', 'Notice')], ['CD-27-1', 'CD-27-2']),
      step('assessment', 'object', '提出异议', 'Object', ['notified'], 'objected', [who('provider.bidder', 'party')],
        [f.prose('ground', '异议事项', 'Ground', { clauses: ['CD-27-3'] }), f.list('evidence', '证据', 'Evidence', [f.text('what', '名称', 'What'), f.digest('file', '文件', 'File')], { minimum: 1, clauses: ['CD-27-3'] })], ['CD-27-3']),
      step('assessment', 'reply', '答复异议', 'Reply to the objection', ['objected'], 'final', [who('buyer.assessor')],
        [f.choice('outcome', '核实结果', 'Outcome', [['kept', '维持', 'Kept'], ['corrected', '修正', 'Corrected']]), f.prose('reply', '答复', 'Reply'), f.score('total', '修正后得分', 'Corrected score', opt)], ['CD-27-4']),
    ] },
];

const factor_rows = [
  { name: '服务方案', weight: 3000, bands: [{ text: '方案完整，针对本区高龄独居老人有可核查的措施', low: 2400, high: 3000 }, { text: '方案完整，措施一般', low: 1500, high: 2399 }, { text: '方案有缺项', low: 0, high: 1499 }] },
  { name: '人员配备', weight: 2500, bands: [{ text: '持证护理员 12 人以上', low: 2000, high: 2500 }, { text: '持证护理员 8 至 11 人', low: 1200, high: 1999 }, { text: '少于 8 人', low: 0, high: 1199 }] },
  { name: '履约能力', weight: 2500, bands: [{ text: '近三年同类项目考核均在 90 分以上', low: 2000, high: 2500 }, { text: '有同类项目', low: 1000, high: 1999 }, { text: '无同类项目', low: 0, high: 999 }] },
  { name: '价格', category: 'price', weight: 2000, bands: [{ text: '（最低报价 ÷ 本报价）× 20 分，按公式计算', low: 0, high: 2000 }] },
];
const standards = [
  { item: '上门服务及时率', points: 4000, measure: '抽查 60 单，按时到达占比；低于 90% 每一个百分点扣 2 分' },
  { item: '服务对象满意度', points: 3500, measure: '电话回访不少于 80 人，满意和基本满意占比' },
  { item: '服务档案完整', points: 2500, measure: '随机抽取 30 份档案，缺一项扣 1 分' },
];
const indicators = standards.map((one) => ({ name: one.item, weight: one.points, rule: one.measure }));
const timeline = (...rows) => rows.map(([at, title, to, name, organisation, post]) => ({ at, step: '', title: say(title[0], title[1]), from: '', to,
  person: { id: 0, name }, organisation, post }));
const objects = () => [
  { id: 1001, kind: 'project', state: 'running', title: '锦江区居家养老上门服务（2026—2027年度）', project: 1001, parent: null, owner: 11, revision: 6, changed: '2026-09-21T10:20:00+08:00',
    body: { number: '510104-2026-0037', budget: 486000000, unit: '锦江区民政局', starts: '2026-11-01', ends: '2027-10-31', summary: '为 16 个街道的 2,400 名高龄、独居和失能老人提供每周两次的上门助餐、助浴、助医和巡访服务。' },
    timeline: timeline(['2026-03-02T09:12:00+08:00', ['项目入库', 'Entered in the library'], 'running', '林知秋', '锦江区民政局', 'buyer.need_drafter'], ['2026-03-30T16:40:00+08:00', ['预算批复', 'Budget approved'], 'running', '郑执衡', '锦江区财政局', 'finance.supervisor']) },
  { id: 2001, kind: 'need', state: 'draft', title: '锦江区居家养老上门服务需求', project: 1001, parent: 1001, owner: 11, revision: 3, changed: '2026-09-21T10:20:00+08:00',
    body: { name: '锦江区居家养老上门服务需求', aim: { goal: '使 2,400 名高龄、独居和失能老人每周得到两次上门服务，紧急呼叫 30 分钟内到场率不低于 95%。', class: 'public' },
      scope: { recipients: 2400, budget: 486000000, starts: '2026-11-01', ends: '2027-10-31', advance: 3000 }, standards, consult: true, catalogue_item: 901 },
    duties: [{ id: 51, title: say('答复征求到的意见', 'Answer the opinions gathered'), due: '2026-09-25', working_days_left: 3, overdue: false, provisional: false, clause: 'CD-14-1',
      sum: { start: '2026-09-18', key: 'opinion.reply', value: 5, unit: 'working_days', clause: 'CD-14-1', quote: quotes['CD-14-1'][1], skipped: [{ day: '2026-09-19', name: '星期六' }, { day: '2026-09-20', name: '星期日' }], due: '2026-09-25', provisional: false } }],
    timeline: timeline(['2026-09-10T14:02:00+08:00', ['编制需求', 'Drafted'], 'draft', '林知秋', '锦江区民政局', 'buyer.need_drafter'], ['2026-09-21T10:20:00+08:00', ['修改', 'Edited'], 'draft', '林知秋', '锦江区民政局', 'buyer.need_drafter']) },
  { id: 2002, kind: 'need', state: 'submitted', title: '老年助餐点运营服务需求', project: 1001, parent: 1001, owner: 11, revision: 4, changed: '2026-09-18T11:05:00+08:00',
    body: { name: '老年助餐点运营服务需求', aim: { goal: '在 12 个社区提供每日午餐，日均供餐 900 份。', class: 'public' }, scope: { recipients: 900, budget: 92000000, starts: '2026-12-01', ends: '2027-11-30' }, standards: standards.slice(0, 2), consult: false, catalogue_item: 902 }, timeline: [] },
  { id: 3001, kind: 'tender', state: 'published', title: '锦江区居家养老上门服务 竞争性磋商', project: 1001, parent: 2001, owner: 11, revision: 8, changed: '2026-09-15T09:00:00+08:00',
    body: { number: '510104-2026-0037-C', method: 'consultation', budget: 486000000, bid_deadline: '2026-09-30T18:00:00+08:00', opening_key: '', small_deduction: 1000, key_threshold: 2, key_holders: [{ post: 'buyer.opening_officer', organisation_name: '锦江区民政局' }, { post: 'finance.supervisor', organisation_name: '锦江区财政局' }, { post: 'buyer.reviewer', organisation_name: '锦江区民政局' }], key_people: [{ person: 103, person_name: '何明镜', share_key: '' }, { person: 107, person_name: '程守钥', share_key: '' }, { person: 102, person_name: '周怀远', share_key: '' }], factors: factor_rows },
    duties: [{ id: 52, title: say('开启响应文件', 'Open the bids'), due: '2026-09-30', working_days_left: 6, overdue: false, provisional: false, clause: 'CD-20-3', sum: null }],
    timeline: timeline(['2026-09-15T09:00:00+08:00', ['发布采购文件', 'Documents published'], 'published', '周怀远', '锦江区民政局', 'buyer.reviewer']) },
  { id: 5001, kind: 'review', state: 'marking', title: '上门服务磋商小组评审', project: 1001, parent: 3001, owner: 11, revision: 2, changed: '2026-09-22T09:30:00+08:00',
    body: { factors: factor_rows, bids: [{ bid: 4101, bidder: '成都安馨养老服务中心', price: 472000000 }, { bid: 4102, bidder: '成都夕悦社工服务中心', price: 458800000 }, { bid: 4103, bidder: '四川常青居家照护有限公司', price: 481500000 }] }, timeline: [] },
  { id: 6001, kind: 'contract', state: 'running', title: '老年人助浴服务合同', project: 1001, parent: 1001, owner: 11, party: 21, revision: 5, changed: '2026-07-01T15:00:00+08:00',
    body: { number: '锦民购〔2026〕18号', amount: 65800000, signed: '2026-06-30', ends: '2027-06-30', payments: [{ stage: '签订后预付', share: 3000, amount: 19740000 }, { stage: '中期考核后', share: 4000, amount: 26320000 }, { stage: '期满验收后', share: 3000, amount: 19740000 }] }, timeline: [] },
  { id: 7001, kind: 'assessment', state: 'planned', title: '助浴服务 第三季度考核', project: 1001, parent: 6001, owner: 11, party: 21, revision: 1, changed: '2026-09-01T09:00:00+08:00',
    body: { round: '2026 年第三季度', way: 'sample', indicators }, timeline: [] },
  { id: 7002, kind: 'assessment', state: 'objected', title: '助浴服务 第二季度考核', project: 1001, parent: 6001, owner: 11, party: 21, revision: 5, changed: '2026-09-14T17:10:00+08:00',
    body: { round: '2026 年第二季度', way: 'third', indicators, total: 8650, payable: 25003400 },
    duties: [{ id: 53, title: say('答复异议', 'Reply to the objection'), due: '2026-09-21', working_days_left: -1, overdue: true, provisional: false, clause: 'CD-27-4',
      sum: { start: '2026-09-14', key: 'objection.reply', value: 5, unit: 'working_days', clause: 'CD-27-4', quote: quotes['CD-27-4'][1], skipped: [{ day: '2026-09-19', name: '星期六' }, { day: '2026-09-20', name: '星期日' }], due: '2026-09-21', provisional: false } }],
    timeline: timeline(['2026-09-07T10:00:00+08:00', ['记录考核', 'Recorded'], 'scored', '唐守一', '锦江区民政局', 'buyer.assessor'], ['2026-09-08T09:00:00+08:00', ['送达通报', 'Notified'], 'notified', '唐守一', '锦江区民政局', 'buyer.assessor'], ['2026-09-14T17:10:00+08:00', ['提出异议', 'Objected'], 'objected', '苏晚晴', '成都安馨养老服务中心', 'provider.bidder']) },
];
export const references = {
  catalogue_item: [[901, 'A0603 居家养老服务'], [902, 'A0604 老年助餐服务'], [903, 'A0605 养老机构运营服务'], [911, 'B0101 课题研究辅助服务']],
  person: Object.values(people).map((one) => [one.person.id, one.person.name]),
  organisation: Object.values(organisations).map((one) => [one.id, one.name]),
};
export const fresh = () => ({ objects: objects(), next: 9001, files: new Map(), envelopes: new Map(), wrapped: new Map(), shares: [] });
