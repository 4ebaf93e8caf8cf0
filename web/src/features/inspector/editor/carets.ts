import { StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';

/** Somebody else's caret and what that person selected. Places in characters from the start; `colour`: a CSS colour. */
export interface OthersCaret {
  readonly tab: string;
  readonly name: string;
  readonly colour: string;
  readonly anchor: number;
  readonly head: number;
}

class CaretWidget extends WidgetType {
  private readonly caret: OthersCaret;

  constructor(caret: OthersCaret) {
    super();
    this.caret = caret;
  }

  /** Another place is another widget: the name shows again for a while. */
  override eq({ caret: { tab, name, head } }: CaretWidget): boolean {
    return tab === this.caret.tab && name === this.caret.name && head === this.caret.head;
  }

  override toDOM(): HTMLElement {
    const bar = document.createElement('span');
    bar.className = 'caret';
    bar.style.setProperty('--colour', this.caret.colour);
    bar.setAttribute('aria-hidden', 'true');
    bar.dataset['name'] = this.caret.name; // shown by the look: it is no part of the text
    return bar;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

/** Replaces all carets of others. */
export const showCarets = StateEffect.define<readonly OthersCaret[]>();

function decorations(carets: readonly OthersCaret[], length: number): DecorationSet {
  const inside = (place: number) => Math.min(place, length);
  return Decoration.set(
    carets.flatMap((caret) => {
      const [anchor, head] = [inside(caret.anchor), inside(caret.head)];
      const style = `background: color-mix(in srgb, ${caret.colour} 24%, transparent)`;
      return [
        Decoration.widget({ widget: new CaretWidget({ ...caret, head }), side: 1 }).range(head),
        ...(anchor === head
          ? []
          : [Decoration.mark({ attributes: { style } }).range(Math.min(anchor, head), Math.max(anchor, head))]),
      ];
    }),
    true,
  );
}

/** Shows the carets that `showCarets` gave; between two of those they move with the text. */
export function othersCarets(): Extension {
  return StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(shown, transaction) {
      let next = shown.map(transaction.changes);
      for (const effect of transaction.effects)
        if (effect.is(showCarets)) next = decorations(effect.value, transaction.newDoc.length);
      return next;
    },
    provide: (field) => EditorView.decorations.from(field),
  });
}
