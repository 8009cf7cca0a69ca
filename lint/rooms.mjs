/**
 * The rooms of the house from the ground up, each with what it decides. A room may import those above it in this list and
 * none below it: dependencies point one way, and there is no circle. `payload.config.ts` stands on top of all of them.
 */
export const rooms = {
  vocabulary: 'the words that every other room uses',
  errors: 'under which codes a request is refused, and what a person then reads',
  config: 'what the settings are, before anything is started',
  http: 'how a request is read and an error of HTTP is sent, whoever answers it',
  access: 'who may do a thing, not when',
  fields: 'what single fields have in common',
  publicReading: 'what a query of the public may ask for',
  media: 'what an image must be, how it is stored, downloaded and served',
  database: 'where data is stored, and that writes are whole',
  richText: 'how rich text is edited and becomes HTML',
  audit: 'how what was done and refused is recorded; it decides nothing itself',
  workflow:
    'when live text changes: one gate below REST, GraphQL, jobs and imports alike, which must not know who knocks',
  governed: 'what a collection gains by being governed',
  delivery: 'what websites receive, from the running Payload that it is handed',
  import: 'how source documents become records',
  jobs: 'what runs by itself',
  migrations: 'what the database is given before a start',
  collections: 'what is stored',
  admin: 'what people see and hear in the admin',
  app: 'where Next finds the admin',
  server: 'how the program starts, listens and stops',
  cli: 'what the commands do that are no server',
  generated: 'which files are made from the sources',
}

const names = Object.keys(rooms)

/** Matches what lies in one of the rooms, as an import target that begins at the project's root. */
export const inRooms = (...chosen) => new RegExp(`^/(src/)?(${chosen.join('|')})(/|\\.|$)`)

/** One fence a room: it forbids every room that stands above it. */
export const roomFences = Object.fromEntries(
  names.slice(0, -1).map((room, index) => [
    `order-${room}`,
    {
      files: [room === 'collections' ? 'collections/**/*.{ts,tsx}' : `src/${room}/**/*.{ts,tsx}`],
      forbids: [inRooms(...names.slice(index + 1))],
      reason: `${room} decides ${rooms[room]}; the rooms that follow it in lint/rooms.mjs are built on it, and an import of one of them would make a circle.`,
    },
  ]),
)
