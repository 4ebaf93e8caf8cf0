import { describe, expect, it } from 'vitest';
import type { Sprint } from '@/protocol/generated';
import { sprintInHand } from './sprintInHand';

const sprint = (id: string, start: string, end: string, state?: Sprint['state']): Sprint => ({
  kind: 'sprint',
  id,
  title: id,
  start,
  end,
  ...(state && { state }),
});
const closed = sprint('s1', '2026-01-05', '2026-01-16', 'closed');
const running = sprint('s2', '2026-01-19', '2026-01-30', 'committed');
const next = sprint('s3', '2026-02-02', '2026-02-13');
const agreed = sprint('s3', '2026-02-02', '2026-02-13', 'committed');
const TODAY = '2026-01-30';

describe('the sprint a session is about', () => {
  it('is the next one to commit to in a planning, and stays it once committed', () => {
    expect(sprintInHand('planning', [closed, running, next], TODAY)?.id).toBe('s3');
    expect(sprintInHand('planning', [closed, running, agreed], TODAY)?.id).toBe('s3');
  });

  it('is the one that runs in a stand-up and a review', () => {
    expect(sprintInHand('standup', [closed, running, next], TODAY)?.id).toBe('s2');
    expect(sprintInHand('review', [closed, running, agreed], TODAY)?.id).toBe('s2');
    expect(sprintInHand('review', [closed, next], TODAY)?.id).toBe('s3');
  });

  it('is none in a workshop, and none when all are over', () => {
    expect(sprintInHand('workshop', [running, next], TODAY)).toBeUndefined();
    expect(sprintInHand('planning', [running], '2026-03-01')).toBeUndefined();
  });
});
