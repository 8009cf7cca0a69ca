import { bilingual, type Bilingual } from '../../../vocabulary/bilingual.js'
import { actorKinds } from '../../../vocabulary/options.js'
import type { Actor } from '../state/DocumentStateView.js'

const deletedAccount = bilingual('已删除的账号', 'A deleted account')

/** What an actor is called: the person's name unchanged, otherwise the label of its kind. */
export function actorName({ kind, id, name }: Actor): Bilingual {
  const kindLabel = actorKinds.find(({ value }) => value === kind)?.label ?? bilingual(kind, kind)
  if (name === undefined) return id === undefined ? kindLabel : deletedAccount
  // A job that acted for a person, such as a scheduled publication.
  return kind === 'system'
    ? bilingual(`${kindLabel.zh}（${name}）`, `${kindLabel.en} (${name})`)
    : bilingual(name, name)
}
