import { createDocumentIn, type Created, type Stage } from '../../support/documents.js'
import { signInPeople, type People, type Person } from '../../support/people.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

const names = [
  'writer',
  'otherWriter',
  'editor',
  'secondEditor',
  'thirdEditor',
  'publisher',
  'secondPublisher',
  'admin',
  'allRoles',
  'website',
  'anonymous',
] as const satisfies readonly (keyof People)[]

/** A Dashiji with the people that tests of the workflow need. */
export type WorkflowFixture = Dashiji & {
  people: Pick<People, (typeof names)[number]>
  /**
   * Creates an article of `writer`, submitted by them, approved by `editor` and published by `publisher` as far as its
   * stage needs.
   */
  createArticle(stage: Stage, data?: object, author?: Person): Promise<Created>
}

/** Starts a Dashiji with people of every role. @param options of `startDashiji`, for a test with a policy of its own */
export async function startWorkflowFixture(options: Parameters<typeof startDashiji>[0] = {}): Promise<WorkflowFixture> {
  const dashiji = await startDashiji(options)
  const { payload } = dashiji
  const people = await signInPeople(payload, ...names)
  const by = { submitter: people.writer.id, editor: people.editor.id, publisher: people.publisher.id }
  return {
    ...dashiji,
    people,
    createArticle: (stage, data = {}, author = people.writer) =>
      createDocumentIn(payload, 'articles', stage, { owner: author.id, data, by }),
  }
}
