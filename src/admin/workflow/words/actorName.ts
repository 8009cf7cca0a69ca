import { bilingual, type Bilingual } from '../../../vocabulary/bilingual.js'
import { actorKinds } from '../../../vocabulary/options.js'
import type { Actor } from '../state/DocumentStateView.js'

const deletedAccount = bilingual('已删除的账号', 'A deleted account')

/** What somebody is called who did something: their name as it is, and by its kind what has none. */
export function actorName({ kind, id, name }: Actor): Bilingual {
  const kindLabel = actorKinds.find(({ value }) => value === kind)?.label ?? bilingual(kind, kind)
  if (name === undefined) return id === undefined ? kindLabel : deletedAccount
  // A job that acts for somebody, as at the time of a schedule.
  return kind === 'system'
    ? bilingual(`${kindLabel.zh}（${name}）`, `${kindLabel.en} (${name})`)
    : bilingual(name, name)
}
