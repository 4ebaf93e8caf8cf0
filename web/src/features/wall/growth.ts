/**
 * The style of a `.grows`: how much larger than at least its contents may stand, so that few things fill a screen as many do.
 *
 * @param count how many there are
 * @param room how many there is room for at the smallest size
 * @param most times as large at most
 */
export function growth(count: number, room: number, most: number): Readonly<Record<'--grow', string>> {
  const times = Math.min(most, Math.max(1, room / Math.max(1, count)));
  return { '--grow': times.toFixed(2) };
}
