/**
 * In bytes for the file of a source, in characters for texts that may hold all of it. Far more than any article; a
 * limit is needed because the import keeps the origin of each character.
 */
export const maxSourceLength = 5_000_000
