import { z } from 'zod'

/** The number of the archive's format; raised when an older program could not restore a newer archive rightly. */
export const formatNumber = 1
export const manifestEntry = 'manifest.json'
/** Holds the SHA-256 of the manifest, which holds those of all that follows. */
export const digestEntry = 'manifest.sha256'
export const databaseFolder = 'database/'
export const mediaFolder = 'media/'

const maxNameBytes = 255
// A name is joined to a folder when it is restored, so it may lead nowhere else.
const isPlainName = (name: string): boolean =>
  Buffer.byteLength(name) <= maxNameBytes && !name.startsWith('.') && !/[/\\\0]/.test(name) && name !== ''

const name = z.string().refine(isPlainName)
const size = z.number().int().nonnegative()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const hash = z.string().regex(/^([0-9a-f]{64})?$/)

const schema = z.object({
  product: z.literal('dashiji'),
  format: z.literal(formatNumber),
  version: z.string(),
  madeAt: z.string(),
  database: z.object({
    kind: z.enum(['sqlite', 'mongodb']),
    /** Whether all of it is from one moment. */
    isOneMoment: z.boolean(),
    migrations: z.array(z.string()),
    /** The last event of the audit chain. */
    head: z.object({ sequence: size, hash }),
    /** Hash of the first event, which tells one database from another; empty where there is no event. */
    firstEvent: hash,
    /** Number of documents in each collection. */
    counts: z.record(z.string(), size),
    parts: z.array(z.object({ name, collection: z.string().max(200).optional(), size, sha256 })).max(10_000),
  }),
  // The time of a file is part of the ETag that browsers and websites hold.
  media: z.array(z.object({ name, size, sha256, modifiedAt: z.iso.datetime() })),
  /** Files that documents of the snapshot name and that were not there. */
  missing: z.array(z.string()),
})

export type Manifest = z.infer<typeof schema>
export type DatabasePart = Manifest['database']['parts'][number]
export type MediaFile = Manifest['media'][number]
export type FileEntry = Omit<MediaFile, 'modifiedAt'>

export type ReadManifest =
  { readonly manifest: Manifest } | { readonly newerVersion: string } | { readonly isManifest: false }

/** Parses a manifest; nothing of it is believed before it has the form of one. */
export function readManifest(json: string): ReadManifest {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return { isManifest: false }
  }
  const head = z
    .object({ product: z.literal('dashiji'), format: z.number().int(), version: z.string() })
    .safeParse(value)
  if (!head.success) return { isManifest: false }
  if (head.data.format > formatNumber) return { newerVersion: head.data.version.slice(0, 40) }
  const parsed = schema.safeParse(value)
  if (!parsed.success) return { isManifest: false }
  const names = entriesOf(parsed.data).map(({ path }) => path)
  return new Set(names).size === names.length ? { manifest: parsed.data } : { isManifest: false }
}

/** Everything that follows the manifest in the archive, in its order. */
export const entriesOf = ({ database, media }: Manifest): { path: string; file: FileEntry; modifiedAt?: string }[] => [
  ...database.parts.map((file) => ({ path: `${databaseFolder}${file.name}`, file })),
  ...media.map((file) => ({ path: `${mediaFolder}${file.name}`, file, modifiedAt: file.modifiedAt })),
]
