/** The part of jstat that is used; the package has no types of its own. */
declare module 'jstat' {
  const jstat: {
    hypgeom: {
      /** P(X ≤ x), with X the marked among `drawn` of a population with `marked` marked ones. */
      cdf(x: number, population: number, marked: number, drawn: number): number;
    };
    gamma: {
      /** Quantile of the gamma distribution. */
      inv(probability: number, shape: number, scale: number): number;
    };
  };
  export default jstat;
}
