import { bilingual, type Bilingual } from '../../../vocabulary/bilingual.js'
import { deletedAccount } from '../../../vocabulary/deletedAccount.js'
import { actorKinds } from '../../../vocabulary/options.js'
import type { Actor } from '../state/DocumentStateView.js'

/** What an actor is called: the person's name unchanged, otherwise the label of its kind. */
export function actorName({ kind, id, name, isDeleted }: Actor): Bilingual {
  const kindLabel = actorKinds.find(({ value }) => value === kind)?.label ?? bilingual(kind, kind)
  if (id === undefined) return name === undefined ? kindLabel : bilingual(name, name)
  const person = isDeleted || name === undefined ? deletedAccount(name) : bilingual(name, name)
  // A job that acted for a person, such as a scheduled publication.
  return kind === 'system' ? bilingual(`${kindLabel.zh}（${person.zh}）`, `${kindLabel.en} (${person.en})`) : person
}
