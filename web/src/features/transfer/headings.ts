const DELIMITERS = [',', ';', '\t', '|'];
const SPRINTS = ['velstarttime', 'delivered', 'velocity'];
const FIRST_BYTES = 65_536;

/** The headings of a CSV file as the server reads them: for choosing columns when it knew none of them. */
export async function headingsOf(file: Blob): Promise<string[]> {
  return firstRow(await file.slice(0, FIRST_BYTES).text());
}

/** What a file is: past sprints have a column that says what was delivered. */
export async function formatOf(file: File): Promise<'csv' | 'json' | 'sprints'> {
  if (/\.json$/i.test(file.name)) return 'json';
  const headings = (await headingsOf(file)).map((heading) => heading.toLowerCase().replace(/[ _()-]/g, ''));
  return headings.some((heading) => SPRINTS.includes(heading)) ? 'sprints' : 'csv';
}

/** The cells of the first row, split at the delimiter that stands in it most often outside of quotes. */
export function firstRow(text: string): string[] {
  const source = text.replace(/^\uFEFF/, '');
  const rows = DELIMITERS.map((delimiter) => cells(source, delimiter));
  return rows.reduce((best, row) => (row.length > best.length ? row : best)).filter(Boolean);
}

function cells(text: string, delimiter: string): string[] {
  const row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[i + 1] === '"') cell += text[i++];
      else quoted = false;
    } else if (letter === '"' && cell.trim() === '') quoted = true;
    else if (letter === delimiter) {
      row.push(cell.trim());
      cell = '';
    } else if (letter === '\n' || letter === '\r') break;
    else cell += letter;
  }
  row.push(cell.trim());
  return row;
}
