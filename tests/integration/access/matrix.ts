/** Who asks: the columns of the table. `reader` is a role that an administrator made: the right to enter the admin and to read drafts, no more. */
export const columns = ['anonymous', 'website', 'reader', 'writer', 'editor', 'publisher', 'admin'] as const
export type Column = (typeof columns)[number]

/** Which collections a line of the table is about. */
export const groups = {
  governed: ['articles', 'activities', 'people', 'honours'],
  reference: ['organisations', 'topics'],
  media: ['media'],
  sources: ['sources'],
  users: ['users'],
  roles: ['roles'],
  'audit-events': ['audit-events'],
} as const
export type Group = keyof typeof groups

/**
 * Who may do what, written by hand: `+` is answered with success and done, `-` is refused or shows nothing, and changes nothing.
 * “Own” is what the asker wrote himself; a document of nobody stands in for the anonymous reader's.
 */
const table = `
  collection   | operation                          | anon site reader writer editor publisher admin
  governed     | list shows live                    |  +    +     +      +      +       +        +
  governed     | list shows draft                   |  -    -     +      +      +       +        +
  governed     | list shows trashed live            |  -    -     +      +      +       +        +
  governed     | read live                          |  +    +     +      +      +       +        +
  governed     | read draft                         |  -    -     +      +      +       +        +
  governed     | read draft of live                 |  -    -     +      +      +       +        +
  governed     | read trashed live                  |  -    -     +      +      +       +        +
  governed     | list versions                      |  -    -     +      +      +       +        +
  governed     | read version                       |  -    -     +      +      +       +        +
  governed     | count draft                        |  -    -     +      +      +       +        +
  governed     | create draft                       |  -    -     -      +      +       -        +
  governed     | create live                        |  -    -     -      -      -       -        -
  governed     | duplicate live as draft            |  -    -     -      +      +       -        +
  governed     | duplicate live as live             |  -    -     -      -      -       -        -
  governed     | edit own draft                     |  -    -     -      +      +       -        +
  governed     | edit another's draft               |  -    -     -      -      +       -        +
  governed     | edit own live as draft             |  -    -     -      +      +       -        +
  governed     | edit another's live as draft       |  -    -     -      -      +       -        +
  governed     | change own live text               |  -    -     -      -      -       -        -
  governed     | change another's live text         |  -    -     -      -      -       -        -
  governed     | publish own draft                  |  -    -     -      -      -       +        -
  governed     | publish another's draft            |  -    -     -      -      -       +        -
  governed     | publish in bulk                    |  -    -     -      -      -       +        -
  governed     | unpublish own live                 |  -    -     -      -      -       +        -
  governed     | unpublish another's live           |  -    -     -      -      -       +        -
  governed     | restore own version as draft       |  -    -     -      +      +       -        +
  governed     | restore another's version as draft |  -    -     -      -      +       -        +
  governed     | restore own version live           |  -    -     -      -      -       -        -
  governed     | trash own draft                    |  -    -     -      +      +       -        +
  governed     | trash another's draft              |  -    -     -      -      +       -        +
  governed     | trash own live                     |  -    -     -      -      -       +        -
  governed     | trash another's live               |  -    -     -      -      -       +        -
  governed     | restore own draft from trash       |  -    -     -      +      +       +        +
  governed     | restore live from trash            |  -    -     -      -      -       +        -
  governed     | delete own draft                   |  -    -     -      +      +       -        +
  governed     | delete another's draft             |  -    -     -      -      +       -        +
  governed     | delete own trashed draft           |  -    -     -      +      +       -        +
  governed     | delete own live                    |  -    -     -      -      -       +        -
  governed     | delete another's live              |  -    -     -      -      -       +        -
  governed     | delete own draft that was live     |  -    -     -      -      -       +        -
  governed     | delete live in bulk                |  -    -     -      -      -       +        -
  media        | list shows used                    |  +    +     +      +      +       +        +
  media        | list shows unused                  |  -    -     +      +      +       +        +
  media        | read used                          |  +    +     +      +      +       +        +
  media        | read unused                        |  -    -     +      +      +       +        +
  media        | create                             |  -    -     -      +      +       -        +
  media        | edit unused                        |  -    -     -      -      +       -        +
  media        | make public                        |  -    -     -      -      -       -        -
  media        | delete unused                      |  -    -     -      -      +       -        +
  media        | delete used                        |  -    -     -      -      -       -        -
  reference    | list                               |  +    +     +      +      +       +        +
  reference    | read                               |  +    +     +      +      +       +        +
  reference    | create                             |  -    -     -      +      +       -        +
  reference    | edit                               |  -    -     -      -      +       -        +
  reference    | delete                             |  -    -     -      -      +       -        +
  sources      | list                               |  -    -     -      +      +       +        +
  sources      | read                               |  -    -     -      +      +       +        +
  sources      | create                             |  -    -     -      -      -       -        -
  sources      | edit                               |  -    -     -      -      -       -        -
  sources      | delete                             |  -    -     -      -      -       -        -
  audit-events | list                               |  -    -     -      -      -       -        +
  audit-events | read                               |  -    -     -      -      -       -        +
  audit-events | create                             |  -    -     -      -      -       -        -
  audit-events | edit                               |  -    -     -      -      -       -        -
  audit-events | delete                             |  -    -     -      -      -       -        -
  users        | list                               |  -    -     +      +      +       +        +
  users        | read                               |  -    -     +      +      +       +        +
  users        | read own                           |  -    -     +      +      +       +        +
  users        | create                             |  -    -     -      -      -       -        +
  users        | edit                               |  -    -     -      -      -       -        +
  users        | edit own name                      |  -    -     +      +      +       +        +
  users        | change own roles                   |  -    -     -      -      -       -        -
  users        | change another's roles             |  -    -     -      -      -       -        +
  users        | set own API key                    |  -    -     -      -      -       -        +
  users        | set another's API key              |  -    -     -      -      -       -        +
  users        | unlock                             |  -    -     -      -      -       -        +
  users        | delete                             |  -    -     -      -      -       -        +
  roles        | list                               |  -    -     +      +      +       +        +
  roles        | read                               |  -    -     +      +      +       +        +
  roles        | create                             |  -    -     -      -      -       -        +
  roles        | edit                               |  -    -     -      -      -       -        +
  roles        | delete                             |  -    -     -      -      -       -        +
  roles        | delete a starting role             |  -    -     -      -      -       -        -
`

export type Line = { collection: string; group: Group; operation: string; expected: Record<Column, '+' | '-'> }

/** The table's lines, one for each collection that a line is about. */
export const matrix: Line[] = table
  .trim()
  .split('\n')
  .slice(1)
  .flatMap((line) => {
    const [group, operation, marks] = line.split('|').map((cell) => cell.trim()) as [Group, string, string]
    const found = marks.split(/\s+/) as ('+' | '-')[]
    if (found.length !== columns.length || !(group in groups)) throw new Error(`A line of the table cannot be read: ${line}`)
    const expected = Object.fromEntries(columns.map((column, index) => [column, found[index]])) as Line['expected']
    return groups[group].map((collection) => ({ collection, group, operation, expected }))
  })
