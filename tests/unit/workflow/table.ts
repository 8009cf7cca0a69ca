import type { Code } from '../../../src/errors/codes.js'
import type { TransitionName, WorkflowState } from '../../../src/workflow/definition.js'
import type { WorkflowActor } from '../../../src/workflow/Situation.js'
import { everyRole, nobody, person, theImport, type Life, type takingPart } from './situations.js'

/** Where a document stands: the columns of the first table. A draft that was never live is another thing than one of a live text. */
export const places: readonly { life: Life; state: WorkflowState }[] = [
  ...(['draft', 'inReview', 'changesRequested', 'approved'] as const).map((state) => ({
    life: 'never' as const,
    state,
  })),
  ...(['draft', 'inReview', 'changesRequested', 'approved', 'published'] as const).map((state) => ({
    life: 'live' as const,
    state,
  })),
  ...(['draft', 'inReview', 'changesRequested', 'approved', 'archived'] as const).map((state) => ({
    life: 'once' as const,
    state,
  })),
]

/**
 * Where a transition is open, for whoever may take it: `+` open, `-` wrongState; where a document has no schedule (only the approved ones
 * have) `s` wrongState and notScheduled; where nothing was taken down (only from the archived one was) `t` noTakeDown;
 * `h` takeDownOpen.
 */
const where = `
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

/** Who acts: the columns of the second table, and what each has to do with the text. */
export const actors: readonly { title: string; actor: WorkflowActor; part: keyof typeof takingPart }[] = [
  { title: 'the writer of it, which somebody else submitted', actor: person('me', 'writer'), part: 'wrote' },
  { title: 'the writer of it, who submitted it', actor: person('me', 'writer'), part: 'wroteAndSubmitted' },
  { title: 'another writer', actor: person('me', 'writer'), part: 'none' },
  { title: 'an editor who did not touch it', actor: person('me', 'editor'), part: 'none' },
  { title: 'an editor who wrote it', actor: person('me', 'editor'), part: 'wrote' },
  { title: 'an editor who edited it', actor: person('me', 'editor'), part: 'edited' },
  { title: 'an editor who submitted it', actor: person('me', 'editor'), part: 'submitted' },
  { title: 'a publisher', actor: person('me', 'publisher'), part: 'none' },
  { title: 'a publisher who wrote it', actor: person('me', 'publisher'), part: 'wrote' },
  { title: 'an administrator', actor: person('me', 'admin'), part: 'none' },
  { title: 'a holder of all roles who did not touch it', actor: person('me', ...everyRole), part: 'none' },
  { title: 'a holder of all roles who edited it', actor: person('me', ...everyRole), part: 'edited' },
  { title: 'somebody without a role who wrote and submitted it', actor: person('me'), part: 'wroteAndSubmitted' },
  { title: 'a website', actor: person('me', 'website'), part: 'none' },
  { title: 'nobody', actor: nobody, part: 'none' },
  { title: 'the import', actor: theImport, part: 'none' },
]

/** Who may take a transition, where it is open: `+` open, `.` notPermitted, `o` ownWork. */
const who = `
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

const meanings: Record<string, readonly Code[]> = {
  '+': [],
  '-': ['wrongState'],
  s: ['wrongState', 'notScheduled'],
  t: ['noTakeDown'],
  h: ['takeDownOpen'],
  '.': ['notPermitted'],
  o: ['ownWork'],
}

function read(table: string, columns: number): Map<string, (readonly Code[])[]> {
  const lines = table
    .split('\n')
    .map((line) => line.split(/[\s|]+/).filter(Boolean))
    .filter((words) => words.length === columns + 1 && words.slice(1).every((word) => word in meanings))
  return new Map(lines.map(([name, ...marks]) => [name!, marks.map((mark) => meanings[mark]!)]))
}

const byPlace = read(where, places.length)
const byActor = read(who, actors.length)

/** The transitions that both tables have a line about. */
export const named = [...byPlace.keys()].filter((name) => byActor.has(name)) as TransitionName[]

/** Every transition in every place by every actor, with the codes of all reasons against it, sorted. */
export const combinations = named.flatMap((name) =>
  places.flatMap(({ life, state }, place) =>
    actors.map(({ title, actor, part }, column) => ({
      name,
      life,
      state,
      title,
      actor,
      part,
      codes: [...byActor.get(name)![column]!, ...byPlace.get(name)![place]!].sort(),
    })),
  ),
)
