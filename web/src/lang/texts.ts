import { en, type Texts } from './en';

/** Every text a person reads, in the language of the page. Functions where a text carries values. */
export const t: Texts = en;
