// Reads target metrics out of a cell: "检出率≥98%；响应时间不超过 5 ms" becomes rows with name, operator, value and unit.
import type { Metric, MetricOperator } from '#app/domain/opportunity.ts';

const operatorWords: readonly (readonly [RegExp, MetricOperator])[] = [
  [/大于等于|不低于|不小于|不少于|达到|至少|at least|no less than|not less than|>=|≧/gi, '≥'],
  [/小于等于|不高于|不大于|不超过|至多|at most|no more than|not exceed(?:ing)?|up to|<=|≦/gi, '≤'],
  [/大于|高于|超过|优于(?=\s*\d)|more than|greater than|above/gi, '>'],
  [/小于|低于|少于|less than|below|under/gi, '<'],
  [/等于|equals?/gi, '='],
  [/\+\/-|±/g, '±'],
];

const metricPattern =
  /^(.{1,80}?)[\s:：,，为是]*([≥≤><=±])\s*(\d+(?:[,，]\d{3})*(?:\.\d+)?)\s*([^\d≥≤><=±；;。，,]{0,20}?(?:\^?[²³23])?)(以上|以下)?$/u;

/** Items of a list written in one cell: numbered, bulleted, on lines of their own or parted by semicolons. */
export function splitItems(text: string): string[] {
  return text
    .normalize('NFKC')
    .replaceAll(/(?:^|[\s;；。])\s*(?:\(?\d{1,2}\)|\d{1,2}[.、](?!\d)|[①-⑳]|[•·●▪-](?=\s))\s*/g, '\n')
    .split(/[\n;；]+/)
    .map((item) => item.replace(/[。.,，\s]+$/, '').trim())
    .filter(Boolean);
}

function toMetric(item: string): Metric | null {
  let text = item;
  for (const [pattern, operator] of operatorWords) text = text.replaceAll(pattern, operator);
  const match = metricPattern.exec(text.trim());
  if (!match) return null;
  const [, name = '', operator = '=', value = '', unit = ''] = match;
  if (!/\p{L}/u.test(name)) return null;
  return {
    name: name.trim(),
    operator: operator as MetricOperator,
    value: value.replaceAll(/[,，]/g, ''),
    unit: unit.trim(),
  };
}

/** `rest` are the items that are no single measurable row; they stay in the text. */
export function parseMetrics(text: string): { metrics: Metric[]; rest: string[] } {
  const metrics: Metric[] = [];
  const rest: string[] = [];
  for (const item of splitItems(text)) {
    const metric = toMetric(item);
    if (metric) metrics.push(metric);
    else rest.push(item);
  }
  return { metrics, rest };
}
