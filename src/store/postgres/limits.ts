/** Calls that may wait for a connection, and writes that may wait for their turn; any more are refused at once. */
export const maxWaiting = 10_000;
