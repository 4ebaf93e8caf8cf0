export const home = {
  title: 'Boards',
  yours: 'Your boards',
  newBoard: 'New board',
  name: 'Name of the board',
  create: 'Create board',
  demo: 'Open the demo board',
  demoName: 'Demo',
  nameMissing: 'Give the board a name.',
  demoHint: 'A real backlog of 482 stories to try things on.',
  emptyTitle: 'No board yet',
  emptyText:
    'A board holds one roadmap, one backlog and one sprint plan, seen and changed by everybody at once. Give it the name of your product.',
  open: (title: string) => `Open ${title}`,
  signedInAs: 'Signed in as',
  leave: 'Sign out',
  left: 'Signed out on this device.',
  notIn: {
    title: 'Come in by a link',
    text: 'Tandem has no passwords. Somebody who is on a board sends you an invite link. Open it, say your name, and you are in.',
    owner: 'Who started this server finds an owner link in its output, on the line after the address.',
    paste: 'Paste a link',
    pasteHint: 'It looks like https://…/join#…',
    pasteError: 'This is not an invite link. It ends with #, then letters and digits.',
    go: 'Open it',
  },
  failed: (why: string) => `Boards cannot be listed: ${why}`,
  tryAgain: 'Try again',
  notMade: (why: string) => `The board was not made: ${why}`,
};

export const join = {
  title: 'Join the board',
  ask: 'Your name, as the others will see it',
  placeholder: 'Ana Rocha',
  go: 'Join',
  joining: 'Joining',
  nameMissing: 'Say a name, so that the others know who you are.',
  noToken: {
    title: 'This link is not whole',
    text: 'The part after # is missing. Copy the whole link, or ask for it again.',
  },
  refused: {
    title: 'This link no longer works',
    text: 'It has run out, was revoked, or was used up. Ask the person who sent it for a new one.',
  },
  failed: (why: string) => `You are not in yet: ${why}`,
  home: 'All boards',
};
