/** What a person is told when an edit of somebody else met an own one. `what`: a thing as people know it. */
export const notices = {
  removed: (who: string, what: string) => `${who} removed ${what}, which you were changing.`,
  whileEditing: (who: string, field: string, what: string) =>
    `${who} changed ${field} of ${what} while you were editing it.`,
  mineLast: (who: string, field: string, what: string) =>
    `You and ${who} changed ${field} of ${what} at the same time. Your change comes last.`,
  theirsLast: (who: string, field: string, what: string) =>
    `You and ${who} changed ${field} of ${what} at the same time. The change of ${who} came last.`,
  accepted: (who: string, what: string) => `${who} accepted what you proposed for ${what}.`,
  declined: (who: string, what: string, reason: string) => `${who} declined what you proposed for ${what}: ${reason}`,
  /** Fields that people know by another name. */
  fields: {
    rank: 'the place',
    horizon: 'the column',
    lane: 'the lane',
    start: 'the dates',
    end: 'the dates',
    value: 'the description',
    done: 'the tick',
    sprint: 'the sprint',
    '*': 'parts',
  } as Readonly<Record<string, string>>,
  field: (name: string) => `the ${name}`,
  title: (title: string) => `"${title}"`,
  something: 'something',
  proposal: 'a proposal',
};
