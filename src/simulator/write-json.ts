/**
 * JSON of an answer. A `Map` becomes an object whose keys keep their order: the minute series comes with its keys
 * in no order, and a plain object of JavaScript would sort keys that look like numbers.
 */
export function writeJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`;
  const entries: Iterable<[unknown, unknown]> = value instanceof Map ? value : Object.entries(value);
  const fields: string[] = [];
  for (const [key, item] of entries) {
    if (item !== undefined) fields.push(`${JSON.stringify(String(key))}:${writeJson(item)}`);
  }
  return `{${fields.join(',')}}`;
}
