// The recorded purchase where its second instalment was sent, with many small awards beside it: each an order of the treasury.
export function many_sent(count) {
  const step = (lines) => `[[step]]\n${lines.join('\n')}\n`;
  const awards = Array.from({ length: count }, (_, at) => [
    step(['as = "payer"', 'do = "grant.propose"', `save = "award${at}"`, `with = { contract = "$contract", sort = "award", matter = "优秀服务之${at + 1}(演示)", year = 2025, ground = "评选结果(演示)。", amount = "${at + 1}00.00" }`]),
    step(['as = "head"', 'do = "grant.decide"', `on = "award${at}"`, 'with = { opinion = "同意。" }']),
  ]);
  return ['title = { zh = "经联机线路送国库(演示)", en = "sent over the line" }', 'after = "chengdu/stages/80_payment"', 'until = "sent"', '', ...awards.flat()].join('\n');
}
