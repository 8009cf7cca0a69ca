/** The administrator with whom the server of the browser tests starts. */
export const administrator = { email: 'admin@example.org', password: 'a long password' } as const
