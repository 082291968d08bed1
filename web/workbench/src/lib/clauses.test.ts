import { expect, test } from 'vitest';
import { by_article, clause_name } from './clauses';

const cited = (clause: string, article: string, quote: string) => ({ clause, document: '规程(演示)', number: '演〔2026〕1号', article, quote });

test('an article stands once, with all its sentences in their order', () => {
  const groups = by_article([cited('CD-3-2', '第三条', '甲'), cited('CD-4-1', '第四条', '乙'), cited('CD-3-1', '第三条', '丙')]);
  expect(groups.map((one) => [one.name, one.clauses.map((clause) => clause.quote)])).toEqual([['《规程(演示)》第三条', ['甲', '丙']], ['《规程(演示)》第四条', ['乙']]]);
});

test('of a clause that is not looked up yet the number is told', () => {
  expect(clause_name({ clause: 'CD-3-2', document: '', number: '', article: '', quote: '' })).toBe('CD-3-2');
});
