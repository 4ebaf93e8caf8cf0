import { shallowRef } from 'vue';
import type { Gate, GateKind, Id } from '@/protocol/generated';

/** What stands against something a person wants to do. */
export interface Question {
  readonly title: string;
  readonly of: GateKind;
  /** The lines that do not hold. */
  readonly lines: readonly Gate[];
  /** Whether the person may say that a line holds. */
  readonly ticks: boolean;
}

/** Why it is done all the same, and which lines hold after all. Without a reason: all do. */
export interface Said {
  readonly reason: string | undefined;
  readonly ticked: readonly Id[];
}

/** A question that a person has to answer before something is done all the same. */
export interface Asked extends Question {
  /** Undefined: it is not to be done. */
  answer(said: Said | undefined): void;
}

/** What is being asked; the frame shows it. */
export const asked = shallowRef<Asked>();

/** Asks for a reason. One question at a time: an earlier one that is still open is answered with no. */
export function askReason(question: Question): Promise<Said | undefined> {
  asked.value?.answer(undefined);
  return new Promise((done) => {
    asked.value = {
      ...question,
      answer(said) {
        asked.value = undefined;
        done(said);
      },
    };
  });
}
