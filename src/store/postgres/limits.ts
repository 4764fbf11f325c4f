/** Calls that may wait for a connection, or writes for their turn; beyond it they are refused at once. */
export const maxWaiting = 10_000;
