import type { Answer, Committed, Entity, Hat, Id, Layout, SentOp } from '@/protocol/generated';
import { ApiProblem } from './problem';
import { request, requestText, upload } from './request';

export interface Me {
  readonly member: Id;
  readonly name: string;
  /** May make boards and see all. */
  readonly operator: boolean;
}

export interface BoardSummary {
  readonly board: Id;
  readonly title: string;
  readonly hats: readonly Hat[];
  readonly stories: number;
  readonly version: number;
}

export interface Joined {
  readonly token: string;
  readonly member: Id;
  readonly name: string;
  /** Absent: the link was for the whole server. */
  readonly board?: Id;
}

export interface Invite {
  readonly id: string;
  readonly hats: readonly Hat[];
  /** ms since 1970. */
  readonly expires: number;
}

export type ImportFormat = 'csv' | 'json' | 'sprints';
export type ExportFormat = 'json' | 'csv' | 'markdown' | 'ics';

export interface ImportReport {
  readonly rows: number;
  readonly created: number;
  readonly refused: readonly { readonly line: number; readonly field?: string; readonly reason: string }[];
  /** Which field each column of the file goes to; no field: it is left out. */
  readonly columns?: readonly { readonly heading: string; readonly field?: string }[];
  /** Whose past sprints the file holds; a board takes those of one team. */
  readonly teams?: readonly ImportTeam[];
}

export interface ImportTeam {
  readonly team: string;
  readonly sprints: number;
  /** Theirs are the ones that are imported. */
  readonly taken: boolean;
}

export interface ImportOptions {
  readonly format: ImportFormat;
  /** Only tells what would happen. */
  readonly dryRun: boolean;
  /** Field to heading, where the headings alone do not tell. */
  readonly map?: Readonly<Record<string, string>>;
  /** Whose past sprints to take, of a file of several teams. */
  readonly team?: string;
  readonly progress?: (part: number) => void;
  readonly signal?: AbortSignal;
}

const of = (board: Id) => `/api/boards/${encodeURIComponent(board)}`;

/** Who is signed in; rejects with status 401 when nobody is. */
export const me = () => request<Me>('GET', '/api/me');

/** Signs in by an invite or owner link (the URL or the token in it). `name`: needed for a new person. */
export const join = (invite: string, name?: string) =>
  request<Joined>('POST', '/api/join', { invite, ...(name === undefined ? {} : { name }) });

/** Signs out. */
export const leave = () => request<void>('POST', '/api/leave');

export const boards = async () => (await request<{ boards: readonly BoardSummary[] }>('GET', '/api/boards')).boards;

/** A new board; its days are those of this device, where the server knows its time zone. */
export async function createBoard(name: string, template: 'empty' | 'demo' = 'empty'): Promise<Id> {
  const make = async (zone?: string) =>
    (await request<{ board: Id }>('POST', '/api/boards', { name, template, ...(zone && { zone }) })).board;
  try {
    return await make(Intl.DateTimeFormat().resolvedOptions().timeZone);
  } catch (failure) {
    if (failure instanceof ApiProblem && failure.field === 'zone') return make();
    throw failure;
  }
}

export const invites = async (board: Id) =>
  (await request<{ invites: readonly Invite[] }>('GET', `${of(board)}/invites`)).invites;

/** @param expiresIn seconds; absent: the server's default */
export const createInvite = (board: Id, hats: readonly Hat[], expiresIn?: number) =>
  request<{ id: string; url: string }>('POST', `${of(board)}/invites`, {
    hats,
    ...(expiresIn === undefined ? {} : { expiresIn }),
  });

export const revokeInvite = (board: Id, id: string) =>
  request<void>('DELETE', `${of(board)}/invites/${encodeURIComponent(id)}`);

export interface ApiToken {
  /** Id of the member it acts as. */
  readonly id: Id;
  readonly name: string;
  readonly hats: readonly Hat[];
  /** When it was made, ms since 1970. */
  readonly at: number;
}

/** Tokens of programs that still work. */
export const tokens = async (board: Id) =>
  (await request<{ tokens: readonly ApiToken[] }>('GET', `${of(board)}/tokens`)).tokens;

/** A token for a program; it is told this once. */
export const createToken = (board: Id, name: string, hats: readonly Hat[]) =>
  request<{ id: Id; token: string }>('POST', `${of(board)}/tokens`, { name, hats });

export const revokeToken = (board: Id, id: Id) =>
  request<void>('DELETE', `${of(board)}/tokens/${encodeURIComponent(id)}`);

/** A link through which anybody hands in ideas. */
export const createIdeaLink = (board: Id) => request<{ id: Id; url: string }>('POST', `${of(board)}/idealinks`);

/** The name of the board a link for ideas belongs to; 404 when it does not work any more. */
export const aboutIdeaLink = (link: string) => request<{ title: string }>('POST', '/api/ideas/about', { link });

/** Hands in an idea without being signed in; empty texts are left out. */
export const handInIdea = (link: string, title: string, body: string, name: string) =>
  request<{ id: Id }>('POST', '/api/ideas', { link, title, ...(body && { body }), ...(name && { name }) });

/** A read-only link for a wall display. */
export const createScreen = (board: Id, layout: Layout) =>
  request<{ id: string; url: string }>('POST', `${of(board)}/screens`, { layout });

/** Lets the screen in that shows this code. */
export const pairScreen = (board: Id, layout: Layout, code: string) =>
  request<{ id: string }>('POST', `${of(board)}/screens`, { layout, code });

/** A code for this screen to show, and where it asks whether somebody typed it. `seconds`: how long it works. */
export const beginPairing = () => request<{ code: string; poll: string; seconds: number }>('POST', '/api/screens');

/** What a paired screen gets; undefined: nobody typed its code yet. Rejects with status 404 when the code is over. */
export async function askPairing(poll: string): Promise<{ readonly board: Id; readonly token: string } | undefined> {
  const { board, token } = await request<{ board?: Id; token?: string }>('GET', poll);
  return board !== undefined && token !== undefined ? { board, token } : undefined;
}

/** A new token for the screen that shows this one. */
export const renewScreenToken = async (token: string) =>
  (await request<{ token: string }>('POST', '/api/screens/token', undefined, { Authorization: `Bearer ${token}` }))
    .token;

export const revokeScreen = (board: Id, id: string) =>
  request<void>('DELETE', `${of(board)}/screens/${encodeURIComponent(id)}`);

export function importFile(board: Id, file: Blob, options: ImportOptions): Promise<ImportReport> {
  const { format, dryRun, map, team, progress, signal } = options;
  const query = new URLSearchParams({ format, dryRun: String(dryRun) });
  const pairs = Object.entries(map ?? {}).map(([field, heading]) => `${field}:${heading}`);
  if (pairs.length) query.set('map', pairs.join(','));
  if (team !== undefined) query.set('team', team);
  return upload(`${of(board)}/import?${query.toString()}`, file, progress ?? (() => {}), signal);
}

/** What was done to a board, the last first. */
export interface Past {
  readonly list: readonly Committed[];
  /** All from this version on was looked at: older ones come before it. */
  readonly from: number;
  /** Nothing older is kept. */
  readonly begins: boolean;
}

/**
 * A page of a board's history.
 *
 * @param before only what was done before this version; absent: from the end
 * @param about only what touched this thing, or what belongs to it
 * @param since only what was done then or later, `until` then or earlier; ms since 1970
 */
export function history(
  board: Id,
  page: { before?: number; limit?: number; about?: Id; since?: number; until?: number },
): Promise<Past> {
  const query = new URLSearchParams(Object.entries(page).map(([name, value]) => [name, String(value)]));
  return request<Past>('GET', `${of(board)}/history?${query.toString()}`);
}

/** A board as it was at a version. */
export interface BoardThen {
  readonly version: number;
  readonly entities: readonly Entity[];
}

/** The board as it was at a version; `about`: only this thing. */
export function boardAt(board: Id, version: number, about?: Id): Promise<BoardThen> {
  const only = about === undefined ? '' : `&about=${encodeURIComponent(about)}`;
  return request<BoardThen>('GET', `${of(board)}/at?version=${version}${only}`);
}

/** Address of a download. */
export const exportUrl = (board: Id, format: ExportFormat) => `${of(board)}/export/${format}`;

/** What a page in Markdown shows: the minutes of a session, the roadmap, a sprint or its review. */
export type MarkdownOf =
  { readonly session: Id } | { readonly view: 'roadmap' | 'sprint' | 'review'; readonly sprint?: Id };

/** Address of a page in Markdown. */
export const markdownUrl = (board: Id, what: MarkdownOf) =>
  `${of(board)}/export/markdown?${new URLSearchParams({ ...what }).toString()}`;

/** A page in Markdown as text. Rejects with ApiProblem. */
export const markdown = (board: Id, what: MarkdownOf) => requestText(markdownUrl(board, what));

/** A ticket for one connection, single use. */
export const ticket = async (board: Id) => (await request<{ ticket: string }>('POST', `${of(board)}/tickets`)).ticket;

export const postOps = async (board: Id, client: string, list: readonly SentOp[], together: boolean) =>
  (
    await request<{ list: readonly Answer[] }>('POST', `${of(board)}/ops`, {
      client,
      list,
      ...(together ? { together } : {}),
    })
  ).list;
