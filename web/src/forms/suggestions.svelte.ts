import type { Suggestion } from "../api/types";

/** How long typing has to rest before the service is asked, in milliseconds. */
const REST = 150;
/** Letters below which nearly everything would fit. */
const SHORTEST = 2;

/** Languages whose readers read one another's names. */
const family = ["bs", "hr", "sr", "cnr", "sh"];

/**
 * The name to take over and the other one to show beside it. A name in the reader's own language
 * that fits what is typed is taken as it is: who writes of a woman, or says it another way, means
 * that. Any other is taken over in the reader's language.
 */
export function offered(item: Suggestion, locale: string): { name: string; beside?: string } {
  const { label, matched_label: matched, matched_language: language } = item;
  const own = language === locale || (family.includes(language) && family.includes(locale));
  const [name, beside] = own ? [matched, label] : [label, matched];
  return name === beside ? { name } : { name, beside };
}

/**
 * What an input suggests while somebody types: the list, and which of it the arrow keys have
 * reached. Nothing is reached at first, so that Enter keeps taking what was typed.
 */
export class Suggestions {
  items = $state.raw<Suggestion[]>([]);
  /** Position of the reached item; -1 for the input itself. */
  active = $state(-1);
  #load: (typed: string) => Promise<Suggestion[]>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #latest = 0;

  constructor(load: (typed: string) => Promise<Suggestion[]>) {
    this.#load = load;
  }

  /** To be told whenever the text changes under somebody's fingers. */
  typed(text: string) {
    this.#forget();
    this.active = -1;
    const asked = text.trim();
    // A list of phrases is being written, and no name.
    if ([...asked].length < SHORTEST || /[,;\n]/.test(asked)) {
      this.items = [];
      return;
    }
    const mine = this.#latest;
    this.#timer = setTimeout(() => {
      const show = (items: Suggestion[]) => {
        if (mine !== this.#latest) return;
        this.items = items;
        this.active = -1;
      };
      // Without suggestions the input is what it was before: there is nothing to tell.
      this.#load(asked).then(show, () => show([]));
    }, REST);
  }

  /** Moves to the next or the one before, round through the input itself. */
  move(step: 1 | -1) {
    const places = this.items.length + 1;
    this.active = ((this.active + 1 + step + places) % places) - 1;
  }

  /** The item that the arrow keys have reached. */
  get reached(): Suggestion | undefined {
    return this.items[this.active];
  }

  /** Shows nothing, and no answer that is still under way either. */
  close() {
    this.#forget();
    this.items = [];
    this.active = -1;
  }

  #forget() {
    clearTimeout(this.#timer);
    this.#latest += 1;
  }
}
