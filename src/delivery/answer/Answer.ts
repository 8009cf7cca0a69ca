/** What a query is answered with over HTTP. */
export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  /** Headers that Payload wants to go along, such as a session's new cookie. */
  readonly ofPayload?: Headers
  /** Whether it was made for somebody who is signed in. */
  readonly isPersonal?: boolean
}
