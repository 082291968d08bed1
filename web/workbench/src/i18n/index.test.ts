import { expect, test } from 'vitest';
import { language, say, start_of } from '.';

test('an instant in a sentence is read from the clock on the wall, with its weekday', () => {
  const late = { zh: '投标文件于 2025-05-27T18:00:01+08:00 送达,已过投标截止时间 2025-05-27T18:00:00+08:00,拒收', en: 'the bid came at 2025-05-27T10:00:01Z' };
  language.value = 'zh';
  expect(say(late)).toBe('投标文件于 2025-05-27 星期二 18:00:01 送达,已过投标截止时间 2025-05-27 星期二 18:00,拒收');
  language.value = 'en';
  expect(say(late)).toBe('The bid came at 2025-05-27 Tuesday 18:00:01');
  expect(say('from 2025-05-27 on')).toBe('from 2025-05-27 on');
  language.value = 'zh';
});

test('a beginning is told with what it begins, once', () => {
  expect(start_of({ zh: '编制', en: 'draft' }, { zh: '购买服务预算', en: 'budget' })).toBe('编制（购买服务预算）');
  expect(start_of({ zh: '提出项目', en: 'propose' }, { zh: '项目', en: 'project' })).toBe('提出项目');
});
