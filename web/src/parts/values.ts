import { t } from '@/lang/texts';

/** Points as typed: undefined for none, null for what points cannot be. A comma is a decimal point, too. */
export function parsePoints(typed: string): number | undefined | null {
  const text = typed.trim().replace(',', '.');
  if (text === '') return undefined;
  if (!/^\d{1,4}(\.\d{1,2})?$/.test(text)) return null;
  const points = Number(text);
  return points <= 1000 ? points : null;
}

/** Sums of points without the noise of binary fractions: 0.1 + 0.2 is 0.3. */
export function sumPoints(stories: Iterable<{ readonly points?: number }>): number {
  let hundredths = 0;
  for (const { points } of stories) hundredths += Math.round((points ?? 0) * 100);
  return hundredths / 100;
}

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** 1234.5 as people read it. */
export function showNumber(value: number): string {
  return number.format(value);
}

/** A title as the server takes it: ends trimmed, no control characters; undefined when nothing is left. */
export function cleanTitle(typed: string): string | undefined {
  return (
    typed
      .replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
      .trim()
      .slice(0, 512) || undefined
  );
}

const names: Readonly<Record<string, string>> = t.story.column;

/** What people call a field of a card; presence carries its name in the code. */
export const fieldName = (field: string): string => names[field] ?? field;

/** A figure as typed, with spaces or commas between thousands; undefined: no number. */
export function parseFigure(typed: string): number | undefined {
  const text = typed
    .replace(/[\s\u00a0%]/g, '')
    .replace(/,(?=\d{3}(\D|$))/g, '')
    .replace(',', '.');
  if (!/^[-−+]?\d{1,13}(\.\d{1,6})?$/.test(text)) return undefined;
  return Number(text.replace('−', '-'));
}
