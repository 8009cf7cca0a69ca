import type { CollectionSlug } from 'payload'

/**
 * The columns of the table: who sends the request. `reader` holds a role that an administrator made, which may enter
 * the admin and read drafts.
 */
export const columns = ['anonymous', 'website', 'reader', 'writer', 'editor', 'publisher', 'admin'] as const
export type Column = (typeof columns)[number]

/** The collections that a line of the table is tried on. */
export const groups = {
  governed: ['articles', 'activities', 'people', 'honours'],
  reference: ['organisations', 'topics'],
  media: ['media'],
  sources: ['sources'],
  users: ['users'],
  roles: ['roles'],
  'audit-events': ['audit-events'],
  'workflow-records': ['workflow-records'],
  // One definition decides the transitions of all four governed collections; two are enough to show that their
  // addresses work.
  workflow: ['articles', 'people'],
} as const
type Group = keyof typeof groups

/**
 * Who may do what, written by hand: `+` is accepted and done; `-` is refused or shows nothing, and changes nothing.
 * "Own" is a document that the requester wrote; for the anonymous reader it is a document that nobody wrote.
 */
const table = `
  collection       | operation                                    | anon site reader writer editor publisher admin
  governed         | list shows live                              |  +    +     +      +      +       +        +
  governed         | list shows draft                             |  -    -     +      +      +       +        +
  governed         | list shows archived                          |  -    -     +      +      +       +        +
  governed         | list shows trashed draft                     |  -    -     +      +      +       +        +
  governed         | list shows trashed archived                  |  -    -     +      +      +       +        +
  governed         | read live                                    |  +    +     +      +      +       +        +
  governed         | read draft                                   |  -    -     +      +      +       +        +
  governed         | read draft of live                           |  -    -     +      +      +       +        +
  governed         | read archived                                |  -    -     +      +      +       +        +
  governed         | read trashed archived                        |  -    -     +      +      +       +        +
  governed         | list versions                                |  -    -     +      +      +       +        +
  governed         | read version                                 |  -    -     +      +      +       +        +
  governed         | count draft                                  |  -    -     +      +      +       +        +
  governed         | create draft                                 |  -    -     -      +      +       -        +
  governed         | create live                                  |  -    -     -      -      -       -        -
  governed         | duplicate live as draft                      |  -    -     -      +      +       -        +
  governed         | duplicate live as live                       |  -    -     -      -      -       -        -
  governed         | edit own draft                               |  -    -     -      +      +       -        +
  governed         | edit another's draft                         |  -    -     -      -      +       -        +
  governed         | edit own live as draft                       |  -    -     -      +      +       -        +
  governed         | edit another's live as draft                 |  -    -     -      -      +       -        +
  governed         | edit own archived                            |  -    -     -      -      -       -        -
  governed         | change own live text                         |  -    -     -      -      -       -        -
  governed         | change another's live text                   |  -    -     -      -      -       -        -
  governed         | set own draft published                      |  -    -     -      -      -       -        -
  governed         | set another's draft published                |  -    -     -      -      -       -        -
  governed         | set own approved published                   |  -    -     -      -      -       -        -
  governed         | set own live draft                           |  -    -     -      -      -       -        -
  governed         | set another's live draft                     |  -    -     -      -      -       -        -
  governed         | edit drafts in bulk                          |  -    -     -      -      -       -        -
  governed         | set drafts published in bulk                 |  -    -     -      -      -       -        -
  governed         | set live draft in bulk                       |  -    -     -      -      -       -        -
  governed         | trash drafts in bulk                         |  -    -     -      -      -       -        -
  governed         | delete drafts in bulk                        |  -    -     -      -      -       -        -
  governed         | delete live in bulk                          |  -    -     -      -      -       -        -
  governed         | restore own version as draft                 |  -    -     -      +      +       -        +
  governed         | restore another's version as draft           |  -    -     -      -      +       -        +
  governed         | restore own version live                     |  -    -     -      -      -       -        -
  governed         | trash own draft                              |  -    -     -      +      +       -        +
  governed         | trash another's draft                        |  -    -     -      -      +       -        +
  governed         | trash own live                               |  -    -     -      -      -       -        -
  governed         | trash another's live                         |  -    -     -      -      -       -        -
  governed         | trash own live with a comment                |  -    -     -      -      -       -        -
  governed         | trash own archived                           |  -    -     -      -      -       -        -
  governed         | trash another's archived with a comment      |  -    -     -      -      -       +        -
  governed         | trash own archived with a comment            |  -    -     -      -      -       +        -
  governed         | take own draft out of the trash              |  -    -     -      +      +       +        +
  governed         | take own archived out of the trash           |  -    -     -      +      +       +        +
  governed         | delete own draft                             |  -    -     -      +      +       -        +
  governed         | delete another's draft                       |  -    -     -      -      +       -        +
  governed         | delete own trashed draft                     |  -    -     -      +      +       -        +
  governed         | delete own live                              |  -    -     -      -      -       -        -
  governed         | delete another's live                        |  -    -     -      -      -       -        -
  governed         | delete another's live with a comment         |  -    -     -      -      -       -        -
  governed         | delete own archived                          |  -    -     -      -      -       -        -
  governed         | delete own archived with a comment           |  -    -     -      -      -       +        -
  governed         | delete another's archived with a comment     |  -    -     -      -      -       +        -
  governed         | delete own trashed archived with a comment   |  -    -     -      -      -       +        -
  governed         | delete own restored                          |  -    -     -      -      -       -        -
  governed         | delete own restored with a comment           |  -    -     -      -      -       +        -
  workflow         | list transitions                             |  -    -     +      +      +       +        +
  workflow         | submit own draft                             |  -    -     -      +      +       -        +
  workflow         | submit another's draft                       |  -    -     -      -      +       -        +
  workflow         | submit without a title                       |  -    -     -      -      -       -        -
  workflow         | withdraw own submission                      |  -    -     -      +      +       -        +
  workflow         | withdraw another's submission                |  -    -     -      -      -       -        -
  workflow         | approve another's                            |  -    -     -      -      +       -        -
  workflow         | approve own                                  |  -    -     -      -      -       -        -
  workflow         | approve own submission                       |  -    -     -      -      -       -        -
  workflow         | approve what they edited                     |  -    -     -      -      -       -        -
  workflow         | approve a draft                              |  -    -     -      -      -       -        -
  workflow         | request changes of another's with a comment  |  -    -     -      -      +       -        -
  workflow         | request changes of another's                 |  -    -     -      -      -       -        -
  workflow         | request changes of own with a comment        |  -    -     -      -      -       -        -
  workflow         | request changes of another's approved with a comment |  -    -     -      -      +       -        -
  workflow         | submit own after changes were requested      |  -    -     -      +      +       -        +
  workflow         | publish approved                             |  -    -     -      -      -       +        -
  workflow         | publish what is in review                    |  -    -     -      -      -       -        -
  workflow         | publish a draft                              |  -    -     -      -      -       -        -
  workflow         | publish an old revision                      |  -    -     -      -      -       -        -
  workflow         | publish without a revision                   |  -    -     -      -      -       -        -
  workflow         | schedule approved                            |  -    -     -      -      -       +        -
  workflow         | schedule approved for the past               |  -    -     -      -      -       -        -
  workflow         | cancel a schedule                            |  -    -     -      -      -       +        -
  workflow         | revise own live                              |  -    -     -      +      +       -        +
  workflow         | revise another's live                        |  -    -     -      -      +       -        +
  workflow         | archive live with a comment                  |  -    -     -      -      -       +        -
  workflow         | archive live                                 |  -    -     -      -      -       -        -
  workflow         | archive a draft with a comment               |  -    -     -      -      -       -        -
  workflow         | take down in an emergency with a comment     |  -    -     -      -      -       +        -
  workflow         | take down in an emergency                    |  -    -     -      -      -       -        -
  workflow         | review another's emergency take-down         |  -    -     -      -      -       +        -
  workflow         | review own emergency take-down               |  -    -     -      -      -       -        -
  workflow         | restore archived                             |  -    -     -      -      -       +        -
  workflow         | discard over the API                         |  -    -     -      -      -       -        -
  workflow         | admit over the API                           |  -    -     -      -      -       -        -
  media            | list shows used                              |  +    +     +      +      +       +        +
  media            | list shows unused                            |  -    -     +      +      +       +        +
  media            | read used                                    |  +    +     +      +      +       +        +
  media            | read unused                                  |  -    -     +      +      +       +        +
  media            | create                                       |  -    -     -      +      +       -        +
  media            | edit unused                                  |  -    -     -      -      +       -        +
  media            | make public                                  |  -    -     -      -      -       -        -
  media            | delete unused                                |  -    -     -      -      +       -        +
  media            | delete used                                  |  -    -     -      -      -       -        -
  reference        | list                                         |  +    +     +      +      +       +        +
  reference        | read                                         |  +    +     +      +      +       +        +
  reference        | create                                       |  -    -     -      +      +       -        +
  reference        | edit                                         |  -    -     -      -      +       -        +
  reference        | delete                                       |  -    -     -      -      +       -        +
  sources          | list                                         |  -    -     -      +      +       +        +
  sources          | read                                         |  -    -     -      +      +       +        +
  sources          | create                                       |  -    -     -      -      -       -        -
  sources          | edit                                         |  -    -     -      -      -       -        -
  sources          | delete                                       |  -    -     -      -      -       -        -
  audit-events     | list                                         |  -    -     -      -      -       -        +
  audit-events     | read                                         |  -    -     -      -      -       -        +
  audit-events     | create                                       |  -    -     -      -      -       -        -
  audit-events     | edit                                         |  -    -     -      -      -       -        -
  audit-events     | delete                                       |  -    -     -      -      -       -        -
  workflow-records | list                                         |  -    -     +      +      +       +        +
  workflow-records | read                                         |  -    -     +      +      +       +        +
  workflow-records | create                                       |  -    -     -      -      -       -        -
  workflow-records | edit                                         |  -    -     -      -      -       -        -
  workflow-records | delete                                       |  -    -     -      -      -       -        -
  users            | list                                         |  -    -     +      +      +       +        +
  users            | read                                         |  -    -     +      +      +       +        +
  users            | read own                                     |  -    -     +      +      +       +        +
  users            | create                                       |  -    -     -      -      -       -        +
  users            | edit                                         |  -    -     -      -      -       -        +
  users            | edit own name                                |  -    -     +      +      +       +        +
  users            | change own roles                             |  -    -     -      -      -       -        -
  users            | change another's roles                       |  -    -     -      -      -       -        +
  users            | set own API key                              |  -    -     -      -      -       -        +
  users            | set another's API key                        |  -    -     -      -      -       -        +
  users            | unlock                                       |  -    -     -      -      -       -        +
  users            | delete                                       |  -    -     -      -      -       -        +
  roles            | list                                         |  -    -     +      +      +       +        +
  roles            | read                                         |  -    -     +      +      +       +        +
  roles            | create                                       |  -    -     -      -      -       -        +
  roles            | edit                                         |  -    -     -      -      -       -        +
  roles            | delete                                       |  -    -     -      -      -       -        +
  roles            | delete a starting role                       |  -    -     -      -      -       -        -
`

export type Line = { collection: CollectionSlug; group: Group; operation: string; expected: Record<Column, '+' | '-'> }

/**
 * `DASHIJI_MATRIX=all` tries each line on every collection of its group, as `.ci/run` does; else each is tried on one,
 * the next line on the next.
 */
const triesAll = process.env.DASHIJI_MATRIX === 'all'

/** The table's lines, one for each collection that a line is tried on. */
export const matrix: Line[] = table
  .trim()
  .split('\n')
  .slice(1)
  .flatMap((line, index) => {
    const [group, operation, marks] = line.split('|').map((cell) => cell.trim()) as [Group, string, string]
    const expectedMarks = marks.split(/\s+/) as ('+' | '-')[]
    if (expectedMarks.length !== columns.length || !(group in groups))
      throw new Error(`A line of the table cannot be read: ${line}`)
    const expected = Object.fromEntries(columns.map((column, at) => [column, expectedMarks[at]])) as Line['expected']
    const collections: readonly CollectionSlug[] = groups[group]
    const tried = triesAll ? collections : [collections[index % collections.length]!]
    return tried.map((collection) => ({ collection, group, operation, expected }))
  })
