export const common = {
  close: 'Close',
  dismiss: 'Dismiss',
  cancel: 'Cancel',
  save: 'Save',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Not copied: the browser does not allow it. Select the text and copy it yourself.',
  undo: 'Undo',
  remove: 'Remove',
  rename: 'Rename',
  add: 'Add',
  more: 'More',
  editing: (label: string, value: string) => (value ? `${label}: ${value}. Edit` : `${label}. Edit`),
  points: (n: number) => `${n} ${n === 1 ? 'point' : 'points'}`,
  stories: (n: number) => `${n} ${n === 1 ? 'story' : 'stories'}`,
  loading: 'Loading',
  somebody: 'Somebody',
};

export const hats = {
  owner: { tag: 'OW', name: 'Owner' },
  pm: { tag: 'PM', name: 'Product manager' },
  po: { tag: 'PO', name: 'Product owner' },
  developer: { tag: 'DV', name: 'Developer' },
  stakeholder: { tag: 'SH', name: 'Stakeholder' },
};

export const rights = {
  roadmap: { name: 'Roadmap', about: 'Vision, lanes and initiatives' },
  order: { name: 'Order', about: 'Backlog order, stories, criteria, sprints' },
  work: { name: 'Work', about: 'Points, assignees, ticking criteria' },
  facilitate: { name: 'Facilitate', about: 'Lead a session' },
  contribute: { name: 'Contribute', about: 'Propose changes' },
  read: { name: 'Read', about: 'See the board' },
  manage: { name: 'Manage', about: 'Members, links, settings, import' },
};
