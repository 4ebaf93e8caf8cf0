import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ClientMessage, Op } from '@/protocol/generated';
import { ForecastChannel } from './ForecastChannel';

const move: Op = { type: 'moveStory', id: 's1' };
const back: Op = { type: 'moveStory', id: 's1', after: 's2' };

let sent: ClientMessage[];
let channel: ForecastChannel;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  channel = new ForecastChannel(
    (message) => sent.push(message),
    () => {},
  );
  channel.start();
});
afterEach(() => {
  channel.close();
  vi.useRealTimers();
});

const marks = (list: readonly object[]) =>
  channel.receive({ t: 'marks', version: 1, list: list as never } as Parameters<ForecastChannel['receive']>[0]);

test('remembers for ten seconds where a mark stood, and why it moved for good', () => {
  marks([{ id: 'i1', p50: '2026-01-16', p85: '2026-01-30' }]);
  marks([{ id: 'i1', p50: '2026-01-30', p85: '2026-02-13', was: { p85: '2026-01-30' }, cause: 'Because' }]);
  expect(channel.marks.get('i1')?.was).toEqual({ p85: '2026-01-30' });

  vi.advanceTimersByTime(10_001);
  expect(channel.marks.get('i1')).toEqual({ id: 'i1', p50: '2026-01-30', p85: '2026-02-13', cause: 'Because' });
});

test('takes the first marks after a reconnection for all there are', () => {
  marks([
    { id: 'i1', p85: '2026-01-30' },
    { id: 'i2', p85: '2026-01-30' },
  ]);
  channel.stop();
  expect(channel.marks.size).toBe(2);
  channel.start();
  marks([{ id: 'i2', p85: '2026-02-13' }]);
  expect([...channel.marks.keys()]).toEqual(['i2']);
});

test('drops the mark of what is done', () => {
  marks([{ id: 'i1', p85: '2026-01-30' }]);
  marks([{ id: 'i1', was: { p85: '2026-01-30' }, cause: 'Done' }]);
  expect(channel.marks.size).toBe(0);
});

test('asks one question at a time, then the newest', () => {
  channel.ask([move]);
  channel.ask([back]);
  channel.ask([move, back]);
  expect(sent).toEqual([{ t: 'preview', q: 1, ops: [move] }]);

  channel.answered({ t: 'preview', q: 1, marks: [{ id: 'i1', p85: '2026-01-30' }] });
  expect(channel.preview).toHaveLength(1);
  expect(sent[1]).toEqual({ t: 'preview', q: 2, ops: [move, back] });
});

test('an answer that comes after the drag changes nothing', () => {
  channel.ask([move]);
  channel.ask(undefined);
  channel.answered({ t: 'preview', q: 1, marks: [{ id: 'i1', p85: '2026-01-30' }] });
  expect(channel.preview).toBeUndefined();
});
