import { shallowRef } from 'vue';

/** A question that a person has to answer before something is done all the same. */
export interface Asked {
  readonly title: string;
  /** What stands against it, line by line. */
  readonly lines: readonly string[];
  /** Undefined: it is not to be done. */
  answer(reason: string | undefined): void;
}

/** What is being asked; the frame shows it. */
export const asked = shallowRef<Asked>();

/** Asks for a reason. One question at a time: an earlier one that is still open is answered with no. */
export function askReason(title: string, lines: readonly string[]): Promise<string | undefined> {
  asked.value?.answer(undefined);
  return new Promise((done) => {
    asked.value = {
      title,
      lines,
      answer(reason) {
        asked.value = undefined;
        done(reason);
      },
    };
  });
}
