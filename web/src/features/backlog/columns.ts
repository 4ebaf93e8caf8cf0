import type { Story } from '@/protocol/generated';

/** The cells of a row that keys can stand on, left to right. None: the row as a whole. */
export const columns = ['title', 'points', 'why', 'who', 'labels', 'sprint'] as const;

export type Column = (typeof columns)[number];
export type TypedColumn = 'title' | 'points';

export const isColumn = (name: string): name is Column => (columns as readonly string[]).includes(name);
export const isTyped = (column: Column): column is TypedColumn => column === 'title' || column === 'points';

/** What the field of a typed cell begins with. */
export const typedValue = (story: Story, column: TypedColumn): string =>
  column === 'title' ? story.title : String(story.points ?? '');
