import type { ChartTableData } from './ChartTable.tsx';

/**
 * A figure's table as comma-separated values: RFC 4180, lines ended by CRLF, UTF-8 without a mark of its own.
 *
 * A row of time begins with its instant in ISO 8601, offset included. The unit stands in the header.
 */
export function formatCsv({ columns, rows }: ChartTableData): string {
  const header = columns.map(({ header }) => csvField(header)).join(',');
  const lines = Array.from(rows(), (row) =>
    [
      'datetime' in row ? row.datetime : csvField(row.name),
      ...row.cells.map((cell, index) =>
        csvField(columns[index + 1]?.numeric === true ? withPlainMinus(cell) : cell),
      ),
    ].join(','),
  );
  return [header, ...lines, ''].join('\r\n');
}

/** A figure for a message or a spreadsheet: its name, its summary, and the table with tabs between the cells. */
export function formatFigureText(name: string, summary: string, table: ChartTableData): string {
  const header = table.columns.map(({ header }) => header);
  const rows = Array.from(table.rows(), (row) => ['time' in row ? row.time : row.name, ...row.cells]);
  const lines = [header, ...rows].map((cells) =>
    cells.map((cell) => cell.replaceAll(/[\t\r\n]+/g, ' ')).join('\t'),
  );
  return [name, summary.trim(), '', ...lines, ''].join('\n');
}

const LONGEST_FILE_NAME = 80;

/** A figure's name as the stem of a file's: letters and digits of every script, the rest becomes hyphens. */
export function toFileStem(name: string): string {
  const stem = name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .slice(0, LONGEST_FILE_NAME)
    .replaceAll(/^-+|-+$/g, '');
  return stem === '' ? 'chart' : stem;
}

/**
 * A field that a spreadsheet shows and never runs.
 *
 * Spreadsheets take a cell that begins with = + - @ (or a tab, or a line break) for a formula, quoted or not; an
 * apostrophe before it makes it text (OWASP, "CSV Injection"). Signed numbers stay numbers.
 */
function csvField(text: string): string {
  const safe = /^[=+\-@\t\r\n]/.test(text) && !isNumber(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Digits with any reader's separators: a sign and nothing else that a formula could be made of. */
function isNumber(text: string): boolean {
  return /^[+-]?[\d.,'’\u00a0\u202f]*\d$/.test(text);
}

/** The true minus of the screen is no sign to a spreadsheet. */
function withPlainMinus(text: string): string {
  return text.replace(/^\u2212(?=[\d.,])/, '-');
}
