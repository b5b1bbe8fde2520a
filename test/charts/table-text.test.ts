import { expect, test } from 'vitest';

import type { ChartTableData } from '#charts/ChartTable.tsx';
import { formatCsv, formatFigureText, toFileStem } from '#charts/table-text.ts';

const at = { datetime: '2026-03-29T06:51:03+02:00', time: '29 Mar 2026, 06:51 (Europe/Paris)' };

function buildTable(rows: ReturnType<ChartTableData['rows']>, header = 'Weight (kg)'): ChartTableData {
  return {
    caption: 'Weight',
    columns: [{ header: 'Time' }, { header, numeric: true }, { header: 'Note' }],
    rows: () => rows,
  };
}

function fieldsOf(note: string): string {
  return formatCsv(buildTable([{ ...at, cells: ['80', note] }])).split('\r\n')[1] ?? '';
}

test('the first column is the instant with its offset, the header names the unit, lines end as RFC 4180 says', () => {
  expect(formatCsv(buildTable([{ ...at, cells: ['80.150', 'by hand'] }]))).toBe(
    'Time,Weight (kg),Note\r\n2026-03-29T06:51:03+02:00,80.150,by hand\r\n',
  );
});

test('a row that is no instant begins with its name', () => {
  expect(formatCsv(buildTable([{ name: 'Deep, first', cells: ['72', ''] }]))).toContain(
    '\r\n"Deep, first",72,\r\n',
  );
});

test('a table without rows is its header', () => {
  expect(formatCsv(buildTable([]))).toBe('Time,Weight (kg),Note\r\n');
});

test('commas, quotes and line breaks are quoted', () => {
  expect(fieldsOf('so-called "kg", say')).toMatch(/,"so-called ""kg"", say"$/);
  expect(formatCsv(buildTable([{ ...at, cells: ['80', 'a\nb'] }]))).toContain(',"a\nb"\r\n');
});

test.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1'])(
  'what a spreadsheet would run is text: %j',
  (formula) => {
    expect(fieldsOf(formula)).toBe(`${at.datetime},80,'${formula}`);
  },
);

test('a header and a name are made harmless like any cell', () => {
  expect(formatCsv(buildTable([{ name: '=A1', cells: ['', ''] }], '=B1'))).toBe(
    "Time,'=B1,Note\r\n'=A1,,\r\n",
  );
});

test.each(['-0.31', '+12', '+0,5', '-1,234.5', '-'])(
  'a signed number stays one, a lone sign does not: %s',
  (text) => {
    const expected = text === '-' ? "'-" : text.includes(',') ? `"${text}"` : text;
    expect(fieldsOf(text)).toBe(`${at.datetime},80,${expected}`);
  },
);

test('the true minus of a number becomes one that spreadsheets read', () => {
  expect(formatCsv(buildTable([{ ...at, cells: ['−0.31', '− is a sign'] }]))).toContain(
    ',-0.31,− is a sign\r\n',
  );
});

test('the text of a figure is its name, its summary and a table of tabs that a cell cannot break', () => {
  expect(formatFigureText('Weight', '80 kg.\n', buildTable([{ ...at, cells: ['80', 'a\tb\nc'] }]))).toBe(
    `Weight\n80 kg.\n\nTime\tWeight (kg)\tNote\n${at.time}\t80\ta b c\n`,
  );
});

test.each([
  ['Weight in kg, 1 Jan – 31 Mar 2026', 'weight-in-kg-1-jan-31-mar-2026'],
  ['Größe / 身長', 'größe-身長'],
  ['../', 'chart'],
  ['a'.repeat(200), 'a'.repeat(80)],
])('a file is named after its figure: %s', (name, stem) => {
  expect(toFileStem(name)).toBe(stem);
});
