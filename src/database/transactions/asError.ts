/** What was thrown, as an error. Does not use `instanceof`: native modules throw errors of another realm. */
export const asError = (thrown: unknown): Error =>
  typeof thrown === 'object' && thrown !== null && 'message' in thrown ? (thrown as Error) : new Error(String(thrown))
