/** ms as minutes and seconds, "12:04"; time that is left is rounded up, so that 0:00 is the end. Time that is over has no sign. */
export function clockTime(ms: number): string {
  const seconds = ms >= 0 ? Math.ceil(ms / 1000) : Math.floor(-ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
