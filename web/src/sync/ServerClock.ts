/** How far apart two clocks drift at most, ms a ms. */
const DRIFT = 0.0002;

/**
 * The server's clock as this page can know it. What the server says was said before it came, so the server is at least
 * that far; what it says in an answer was said after the question, so it is at most that far. Between these two bounds
 * the truth lies; of what came quickest, half of the quickest round trip is taken for the way. The screen's own time of day is never
 * asked, only how much time went by.
 */
export class ServerClock {
  private readonly elapsed: () => number;
  private least = -Infinity;
  private most = Infinity;
  /** ms of the quickest round trip; infinite: none was measured. */
  private quickest = Infinity;
  private at = 0;

  /** @param elapsed ms since some moment; must not jump when somebody sets the screen's clock */
  constructor(elapsed: () => number = () => performance.now()) {
    this.elapsed = elapsed;
  }

  /** For {@link answered}. */
  mark(): number {
    return this.elapsed();
  }

  /** Something that has to go there and back so many times took since `mark`. */
  returned(mark: number, trips: number): void {
    this.quickest = Math.min(this.quickest, (this.elapsed() - mark) / trips);
  }

  /** The server said: it is `now`, ms since 1970. */
  heard(now: number): void {
    this.bound(now - this.elapsed(), Infinity);
  }

  /** The server said so in answer to what was asked at `mark`. */
  answered(mark: number, now: number): void {
    this.returned(mark, 1);
    this.bound(now - this.elapsed(), now - mark);
  }

  /** ms since 1970 by the server's clock; by the screen's own until the server was heard. */
  now(): number {
    return Math.round(this.least === -Infinity ? Date.now() : this.elapsed() + this.offset());
  }

  /** Most ms that `now` is wrong; infinite until an answer came. */
  get error(): number {
    if (this.least === -Infinity) return Infinity;
    const offset = this.offset();
    const since = (this.elapsed() - this.at) * DRIFT;
    return Math.max(offset - this.least, this.most - offset) + since;
  }

  private offset(): number {
    const way = this.quickest === Infinity ? 0 : this.quickest / 2;
    return Math.min(this.least + way, this.most);
  }

  /** Takes bounds together with those before, which widen with time. If they cannot both hold, a clock jumped: the new ones count. */
  private bound(least: number, most: number): void {
    const here = this.elapsed();
    const drift = this.least === -Infinity ? 0 : (here - this.at) * DRIFT;
    this.at = here;
    const lower = Math.max(this.least - drift, least);
    const upper = Math.min(this.most + drift, most);
    this.least = lower <= upper ? lower : least;
    this.most = lower <= upper ? upper : most;
  }
}
