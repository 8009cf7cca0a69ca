import type { ErrorCode } from '../../../src/errors/codes.js'
import type { TransitionName, WorkflowState } from '../../../src/workflow/policy/definition.js'
import type { WorkflowActor } from '../../../src/workflow/policy/DocumentState.js'
import { everyRole, nobody, person, importActor, type Liveness, type involvements } from './makeDocumentState.js'

/** The columns of the first table. A draft that was never live is another case than the draft of a live text. */
export const stateCases: readonly { liveness: Liveness; state: WorkflowState }[] = [
  ...(['draft', 'inReview', 'changesRequested', 'approved'] as const).map((state) => ({
    liveness: 'never' as const,
    state,
  })),
  ...(['draft', 'inReview', 'changesRequested', 'approved', 'published'] as const).map((state) => ({
    liveness: 'live' as const,
    state,
  })),
  ...(['draft', 'inReview', 'changesRequested', 'approved', 'archived'] as const).map((state) => ({
    liveness: 'once' as const,
    state,
  })),
]

/**
 * In which states a transition is allowed, for those who may take it: `+` allowed, `-` wrongState; `s` wrongState and notScheduled
 * (only approved documents have a schedule); `t` noTakeDown (only the archived one was taken down); `h` takeDownOpen.
 */
const stateTable = `
                    | never live                      | a live text beside it                     | live no longer
                    | draft review changes approved   | draft review changes approved published   | draft review changes approved archived
  submit            |   +     -       +       -       |   +     -       +       -        -        |   +     -       +       -        -
  withdraw          |   -     +       -       -       |   -     +       -       -        -        |   -     +       -       -        -
  requestChanges    |   -     +       -       +       |   -     +       -       +        -        |   -     +       -       +        -
  approve           |   -     +       -       -       |   -     +       -       -        -        |   -     +       -       -        -
  publish           |   -     -       -       +       |   -     -       -       +        -        |   -     -       -       +        -
  unschedule        |   s     s       s       +       |   s     s       s       +        s        |   s     s       s       +        s
  revise            |   -     -       -       -       |   -     -       -       -        +        |   -     -       -       -        -
  archive           |   -     -       -       -       |   -     -       -       -        +        |   -     -       -       -        -
  emergencyTakeDown |   -     -       -       -       |   +     +       +       +        +        |   -     -       -       -        -
  reviewTakeDown    |   t     t       t       t       |   t     t       t       t        t        |   t     t       t       t        +
  restore           |   -     -       -       -       |   -     -       -       -        -        |   -     -       -       -        +
  discard           |   +     -       +       -       |   -     -       -       -        -        |   -     -       -       -        -
  remove            |   -     -       -       -       |   -     -       -       -        -        |   +     -       +       -        h
  admit             |   +     -       -       -       |   -     -       -       -        -        |   -     -       -       -        -
  retract           |   +     +       +       +       |   +     +       +       +        +        |   +     +       +       +        +
`

/** The columns of the second table: who acts, and how they were involved in the text. */
export const actors: readonly { title: string; actor: WorkflowActor; involvement: keyof typeof involvements }[] = [
  { title: 'the writer of it, which somebody else submitted', actor: person('me', 'writer'), involvement: 'wrote' },
  { title: 'the writer of it, who submitted it', actor: person('me', 'writer'), involvement: 'wroteAndSubmitted' },
  { title: 'another writer', actor: person('me', 'writer'), involvement: 'none' },
  { title: 'an editor who did not touch it', actor: person('me', 'editor'), involvement: 'none' },
  { title: 'an editor who wrote it', actor: person('me', 'editor'), involvement: 'wrote' },
  { title: 'an editor who edited it', actor: person('me', 'editor'), involvement: 'edited' },
  { title: 'an editor who submitted it', actor: person('me', 'editor'), involvement: 'submitted' },
  { title: 'a publisher', actor: person('me', 'publisher'), involvement: 'none' },
  { title: 'a publisher who wrote it', actor: person('me', 'publisher'), involvement: 'wrote' },
  { title: 'an administrator', actor: person('me', 'admin'), involvement: 'none' },
  { title: 'a holder of all roles who did not touch it', actor: person('me', ...everyRole), involvement: 'none' },
  { title: 'a holder of all roles who edited it', actor: person('me', ...everyRole), involvement: 'edited' },
  {
    title: 'somebody without a role who wrote and submitted it',
    actor: person('me'),
    involvement: 'wroteAndSubmitted',
  },
  { title: 'a website', actor: person('me', 'website'), involvement: 'none' },
  { title: 'nobody', actor: nobody, involvement: 'none' },
  { title: 'the import', actor: importActor, involvement: 'none' },
]

/** Who may take a transition in a state that allows it: `+` allowed, `.` notPermitted, `o` ownWork. */
const actorTable = `
                    | writer                 | editor                               | publisher     | admin | all roles        | none, author | website | nobody | import
                    | wrote submitted other  | untouched wrote edited submitted     | other  wrote  |       | untouched edited |              |         |        |
  submit            |   +       +       .    |     +       +     +       +          |   .      .    |   +   |    +        +    |      .       |    .    |   .    |   +
  withdraw          |   .       +       .    |     .       .     .       +          |   .      .    |   .   |    .        .    |      .       |    .    |   .    |   .
  requestChanges    |   .       .       .    |     +       o     o       o          |   .      .    |   .   |    +        o    |      .       |    .    |   .    |   .
  approve           |   .       .       .    |     +       o     o       o          |   .      .    |   .   |    +        o    |      .       |    .    |   .    |   .
  publish           |   .       .       .    |     .       .     .       .          |   +      +    |   .   |    +        +    |      .       |    .    |   .    |   .
  unschedule        |   .       .       .    |     .       .     .       .          |   +      +    |   .   |    +        +    |      .       |    .    |   .    |   .
  revise            |   +       +       .    |     +       +     +       +          |   .      .    |   +   |    +        +    |      .       |    .    |   .    |   +
  archive           |   .       .       .    |     .       .     .       .          |   +      +    |   .   |    +        +    |      .       |    .    |   .    |   .
  emergencyTakeDown |   .       .       .    |     .       .     .       .          |   +      +    |   .   |    +        +    |      .       |    .    |   .    |   .
  reviewTakeDown    |   .       .       .    |     .       .     .       .          |   +      +    |   .   |    +        +    |      .       |    .    |   .    |   .
  restore           |   .       .       .    |     .       .     .       .          |   +      +    |   .   |    +        +    |      .       |    .    |   .    |   .
  discard           |   +       +       .    |     +       +     +       +          |   .      .    |   +   |    +        +    |      .       |    .    |   .    |   +
  remove            |   .       .       .    |     .       .     .       .          |   +      +    |   .   |    +        +    |      .       |    .    |   .    |   .
  admit             |   .       .       .    |     .       .     .       .          |   .      .    |   .   |    .        .    |      .       |    .    |   .    |   +
  retract           |   .       .       .    |     .       .     .       .          |   .      .    |   .   |    .        .    |      .       |    .    |   .    |   +
`

const codesByMark: Record<string, readonly ErrorCode[]> = {
  '+': [],
  '-': ['wrongState'],
  s: ['wrongState', 'notScheduled'],
  t: ['noTakeDown'],
  h: ['takeDownOpen'],
  '.': ['notPermitted'],
  o: ['ownWork'],
}

function parseTable(table: string, columns: number): Map<string, (readonly ErrorCode[])[]> {
  const lines = table
    .split('\n')
    .map((line) => line.split(/[\s|]+/).filter(Boolean))
    .filter((cells) => cells.length === columns + 1 && cells.slice(1).every((cell) => cell in codesByMark))
  return new Map(lines.map(([name, ...marks]) => [name!, marks.map((mark) => codesByMark[mark]!)]))
}

const byStateCase = parseTable(stateTable, stateCases.length)
const byActor = parseTable(actorTable, actors.length)

/** The transitions that both tables have a line about. */
export const transitionNames = [...byStateCase.keys()].filter((name) => byActor.has(name)) as TransitionName[]

/** Every transition in every state by every actor, with the codes of all reasons against it, sorted. */
export const combinations = transitionNames.flatMap((name) =>
  stateCases.flatMap(({ liveness, state }, stateIndex) =>
    actors.map(({ title, actor, involvement }, actorIndex) => ({
      name,
      liveness,
      state,
      title,
      actor,
      involvement,
      codes: [...byActor.get(name)![actorIndex]!, ...byStateCase.get(name)![stateIndex]!].sort(),
    })),
  ),
)
