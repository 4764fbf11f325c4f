/** Those of the articles that have the highest numbers above 0; ties go to what is first in `order`. */
export function highest(articles: Int32Array, numbers: Float64Array, most: number, order: Int32Array): readonly number[] {
  const chosen = new Highest(numbers, most, order);
  for (let at = 0; at < articles.length; at += 1) {
    const article = articles[at] ?? 0;
    if ((numbers[article] ?? 0) >= chosen.least) chosen.add(article);
  }
  return chosen.articles;
}

/** Collects the numbers of articles that have the highest of some numbers. */
export class Highest {
  /** The highest first. */
  readonly articles: number[] = [];
  /** Who has less is not among them. */
  least = Number.MIN_VALUE;
  readonly #numbers: Float64Array;
  readonly #most: number;
  readonly #order: Int32Array;

  constructor(numbers: Float64Array, most: number, order: Int32Array) {
    this.#numbers = numbers;
    this.#most = most;
    this.#order = order;
  }

  add(article: number): void {
    const { articles } = this;
    let at = articles.length;
    for (; at > 0 && this.#isBefore(article, articles[at - 1] ?? 0); at -= 1) articles[at] = articles[at - 1] ?? 0;
    articles[at] = article;
    if (articles.length > this.#most) articles.pop();
    if (articles.length === this.#most) this.least = this.#numbers[articles[this.#most - 1] ?? 0] ?? 0;
  }

  #isBefore(a: number, b: number): boolean {
    const lead = (this.#numbers[a] ?? 0) - (this.#numbers[b] ?? 0);
    return lead > 0 || (lead === 0 && (this.#order[a] ?? 0) < (this.#order[b] ?? 0));
  }
}

/** 0 when there are fewer. */
export function nthHighest(numbers: readonly number[], nth: number): number {
  return numbers.toSorted((a, b) => b - a)[nth - 1] ?? 0;
}
