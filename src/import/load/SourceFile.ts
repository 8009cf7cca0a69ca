/** A file to import. */
export type SourceFile = { readonly filename: string; readonly bytes: Uint8Array }

/** The state in which the documents of a file are stored. */
export type InitialState = 'published' | 'inReview'
