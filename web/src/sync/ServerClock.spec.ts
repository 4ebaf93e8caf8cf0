import { describe, expect, it } from 'vitest';
import { ServerClock } from './ServerClock';

/** A page and a server whose clocks have nothing to do with each other. */
function pair(skew: number, drift = 0) {
  let time = 1_000;
  const server = () => time;
  const clock = new ServerClock(() => time * (1 + drift) + skew);
  return {
    clock,
    server,
    /** Asks the server: `there` ms on the way there, `work` ms there, `back` ms on the way back. */
    ask(there: number, work: number, back: number) {
      const mark = clock.mark();
      time += there + work;
      const now = Math.round(server());
      time += back;
      clock.answered(mark, now);
    },
    hear(late: number) {
      const now = Math.round(server());
      time += late;
      clock.heard(now);
    },
    pass: (ms: number) => (time += ms),
    off: () => Math.abs(clock.now() - server()),
  };
}

describe('the server clock', () => {
  it('is right to half a round trip, whatever the screen thinks the time is', () => {
    for (const skew of [-86_400_000, 0, 3_600_000]) {
      const { ask, off, clock } = pair(skew);
      ask(30, 5, 30);
      expect(off()).toBeLessThanOrEqual(3);
      expect(clock.error).toBeGreaterThanOrEqual(off());
      expect(clock.error).toBeLessThanOrEqual(34);
    }
  });

  it('is not led astray by a server that was slow to answer once another way back is known', () => {
    const { ask, off, clock, pass } = pair(50_000);
    const mark = clock.mark();
    pass(20);
    clock.returned(mark, 2);
    ask(10, 900, 10);
    expect(off()).toBeLessThanOrEqual(10);
  });

  it('takes the quickest of what came, so that one late word does no harm', () => {
    const { ask, hear, off } = pair(-12_345);
    ask(60, 0, 180);
    hear(400);
    hear(20);
    hear(350);
    expect(off()).toBeLessThanOrEqual(110);
    ask(10, 0, 10);
    hear(500);
    expect(off()).toBeLessThanOrEqual(11);
  });

  it('follows a screen whose clock runs too fast', () => {
    const { ask, hear, off, pass } = pair(7_000, 0.0001);
    ask(10, 0, 10);
    for (let i = 0; i < 540; i++) {
      pass(20_000);
      hear(12);
      expect(off()).toBeLessThan(40);
    }
  });

  it('begins anew when a clock jumped', () => {
    const { ask, off, clock } = pair(0);
    ask(10, 0, 10);
    const jumped = clock.now() + 90_000;
    clock.heard(jumped);
    expect(Math.abs(clock.now() - jumped)).toBeLessThanOrEqual(10);
    ask(5, 0, 5);
    expect(off()).toBeLessThanOrEqual(5);
  });

  it('is the own clock until the server was heard, and says that nothing is known', () => {
    const clock = new ServerClock(() => 5);
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(100);
    expect(clock.error).toBe(Infinity);
  });
});
