import { ChangeSet, type Text } from '@codemirror/state';
import { deltaBetween } from '@/domain/text';
import type { TextDelta } from '@/protocol/generated';

/** The editor's side: a document that is typed in. */
export interface Page {
  doc(): Text;
  /** Puts in what others wrote. */
  apply(changes: ChangeSet): void;
  /** A word is being put together (an input method): nothing may change under it. */
  composing(): boolean;
}

/** The board's side: the text as it is shown, own unanswered edits in it. */
export interface Board {
  /** Its value, with all that was told so far. Others' edits that it is about to show are told during the call. */
  value(): string;
  /** Writes an edit of that value. */
  edit(delta: TextDelta): void;
}

/**
 * Keeps a document and a text of the board the same, though both are written in at once. The text knows what is saved; here is only what the
 * document has not taken in yet.
 */
export class SharedText {
  private readonly page: Page;
  private readonly board: Board;
  /** From the document to the text. */
  private ahead: ChangeSet;
  private writing = false;

  constructor(page: Page, board: Board) {
    this.page = page;
    this.board = board;
    this.ahead = ChangeSet.empty(page.doc().length);
  }

  /** This person changed the document, which was `before`. */
  typed(changes: ChangeSet, before: Text): void {
    this.writing = true;
    try {
      this.align(before);
      const mine = changes.map(this.ahead);
      this.ahead = this.ahead.map(changes, true);
      this.board.edit(mine.toJSON() as TextDelta);
    } finally {
      this.writing = false;
    }
    this.show();
  }

  /** The text changes by this. */
  told(delta: TextDelta): void {
    const change = ChangeSet.fromJSON(delta);
    if (change.length !== this.ahead.newLength) return; // it does not fit: `compare` finds the difference
    this.ahead = this.ahead.compose(change);
    if (!this.writing) this.show();
  }

  /** The text is shown anew: by whatever way it changed, the document follows. */
  compare(): void {
    if (this.writing) return;
    this.align(this.page.doc());
    this.show();
  }

  private align(doc: Text): void {
    const value = this.board.value();
    const expected = this.ahead.apply(doc).toString();
    if (expected !== value) this.ahead = this.ahead.compose(ChangeSet.fromJSON(deltaBetween(expected, value)));
  }

  /** Puts what is ahead into the document, unless that would disturb. */
  show(): void {
    if (this.ahead.empty || this.page.composing()) return;
    const changes = this.ahead;
    this.ahead = ChangeSet.empty(changes.newLength);
    this.page.apply(changes);
  }
}
