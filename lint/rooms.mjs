/**
 * The rooms (top-level folders), lowest layer first, each with what it decides. A room may import the rooms listed
 * before it and none listed after it, so that there are no circles. `payload.config.ts` may import all of them.
 */
const rooms = {
  vocabulary: 'the names, options and labels that every other room uses',
  concurrency: 'in which order tasks run that touch the same thing',
  errors: 'under which codes a request is refused, and the messages for people',
  config: 'what the settings are, before anything is started',
  http: 'how an HTTP request is read and an error is sent, whichever handler answers it',
  database: 'where data is stored, how rows are read, and that writes are transactional',
  access: 'who may do something, not when',
  fields: 'what single fields have in common',
  publicReading: 'what readers who are not staff may query',
  media: 'what an image must be, how it is stored, downloaded and served',
  richText: 'how rich text is edited and becomes HTML',
  audit: 'how operations and refusals are recorded; it decides nothing itself',
  backup: 'how the database and its images go into one file, and come back whole or not at all',
  workflow: 'when live content changes: one gate below REST, GraphQL, jobs and imports, which must not depend on them',
  governed: 'what a collection gains by being governed',
  delivery: 'what websites receive, from the running Payload that it is given',
  import: 'how source documents become records',
  jobs: 'what runs periodically',
  migrations: 'how a database is brought up to date before a start',
  collections: 'what is stored',
  admin: 'what people see and hear in the admin',
  app: 'where Next finds the admin',
  server: 'how the program starts, listens and stops',
  cli: 'what the commands other than the server do',
  generated: 'which files are generated from the sources',
}

const names = Object.keys(rooms)

/** Matches import targets in one of the rooms; a target is a path that begins at the project's root. */
export const inRooms = (...chosen) => new RegExp(`^/(src/)?(${chosen.join('|')})(/|\\.|$)`)

/** One fence for each room: it forbids imports of the rooms listed after it. */
export const roomFences = Object.fromEntries(
  names.slice(0, -1).map((room, index) => [
    `order-${room}`,
    {
      files: [room === 'collections' ? 'collections/**/*.{ts,tsx}' : `src/${room}/**/*.{ts,tsx}`],
      forbids: [inRooms(...names.slice(index + 1))],
      reason:
        `${room} decides ${rooms[room]}; ` +
        'the rooms that follow it in lint/rooms.mjs are built on it, and an import of one of them would make a circle.',
    },
  ]),
)
