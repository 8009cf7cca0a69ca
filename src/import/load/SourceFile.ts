/** A file to import, as it came. */
export type SourceFile = { readonly filename: string; readonly bytes: Uint8Array }

/** The state in which what a file brings arrives. */
export type InitialState = 'published' | 'inReview'
