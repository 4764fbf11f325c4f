/** Size of shared pictures in pixels, as Open Graph recommends. */
export const shareSize = { width: 1200, height: 630 } as const;
