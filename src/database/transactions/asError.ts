/** An error as it was thrown, or made of whatever was thrown. Not by `instanceof`: native modules have an `Error` of their own. */
export const asError = (thrown: unknown): Error =>
  typeof thrown === 'object' && thrown !== null && 'message' in thrown ? (thrown as Error) : new Error(String(thrown))
