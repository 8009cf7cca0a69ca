import type { FlattenedField } from 'payload'

import { bilingual, type Bilingual } from '../../vocabulary/bilingual.js'
import { deletedAccount } from '../../vocabulary/deletedAccount.js'
import { actorKinds } from '../../vocabulary/options.js'
import { actionLabel } from '../policy/actionLabel.js'
import type { Actor } from './readActors.js'
import type { DocumentChange } from './readChangesSince.js'

const maxDescribed = 3
const noChanges = bilingual('—', '—')

/** The latest changes in one line for people, as part of a message. */
export function describeChanges(changes: readonly DocumentChange[], fields: readonly FlattenedField[]): Bilingual {
  if (changes.length === 0) return noChanges
  return join(
    changes.slice(0, maxDescribed).map((change) => describeChange(change, fields)),
    bilingual('；', '; '),
  )
}

function describeChange({ actor, at, fields: paths, action }: DocumentChange, fields: readonly FlattenedField[]) {
  const labels = paths.map((path) => labelOf(path, fields))
  const what = labels.length > 0 ? join(labels, bilingual('、', ', ')) : actionLabel(action)
  return join([nameOf(actor), repeated(`${at.slice(0, 16).replace('T', ' ')} UTC`), what], repeated(' '))
}

/** The actor of an event by name, else by its kind; only what had no account is the system. */
function nameOf({ kind, id, name, isDeleted }: Actor): Bilingual {
  if (id !== undefined && (isDeleted || name === undefined)) return deletedAccount(name)
  return name === undefined ? (actorKinds.find(({ value }) => value === kind)?.label ?? repeated(kind)) : repeated(name)
}

/** What the field is called that a path leads into. */
function labelOf(path: string, fields: readonly FlattenedField[]): Bilingual {
  const field = fields.find(({ name }) => name === path.split('.')[0])
  const label: unknown = field && 'label' in field ? field.label : undefined
  return isBilingual(label) ? label : repeated(path)
}

const isBilingual = (label: unknown): label is Bilingual =>
  typeof label === 'object' && label !== null && 'zh' in label && 'en' in label

const repeated = (text: string): Bilingual => bilingual(text, text)

const join = (texts: readonly Bilingual[], separator: Bilingual): Bilingual =>
  bilingual(texts.map(({ zh }) => zh).join(separator.zh), texts.map(({ en }) => en).join(separator.en))
