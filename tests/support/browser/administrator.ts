/** The administrator whom the server of the browser tests is started with. */
export const administrator = { email: 'admin@example.org', password: 'a long password' } as const
