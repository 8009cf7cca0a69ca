/** The state in which the documents of a file are stored. */
export type InitialState = 'published' | 'inReview'
