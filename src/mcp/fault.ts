/** A question that cannot be answered as it was asked; the message says why and what to ask instead. */
export class AskedWrongly extends Error {}
