'use client'

import { text } from '../../../vocabulary/text.js'
import { Dialog } from '../Dialog.js'
import type { Conflict } from '../saves/openDocuments.js'
import type { NamedField } from '../words/fieldLabels.js'
import { useSay } from '../words/useSay.js'
import { ChangesOfOthers } from './ChangesOfOthers.js'
import { FieldChoice } from './FieldChoice.js'
import { useMerge } from './useMerge.js'

type Props = {
  slug: string
  id: string
  conflict: Conflict
  fields: readonly NamedField[]
  close: () => void
  merged: () => void
}

/** Lets somebody bring together what he typed and what others have saved meanwhile, field by field. */
export function ConflictDialog({ slug, id, conflict, fields, close, merged }: Props) {
  const say = useSay()
  const { found, chosen, choose, merge, problem, isBusy } = useMerge(slug, id, fields, merged)
  return (
    <Dialog title={say(text('合并两边的修改', 'Merge the changes of both'))} close={close} wide>
      <ChangesOfOthers changes={conflict.changes} fields={fields} />
      {!found && problem === undefined && (
        <p role="status">{say(text('正在读取最新内容…', 'Reading the newest text …'))}</p>
      )}
      {found?.length === 0 && <p>{say(text('两边的文字没有差别。', 'The texts do not differ.'))}</p>}
      {found?.map((difference) => (
        <FieldChoice
          key={difference.field.name}
          difference={difference}
          chosen={chosen[difference.field.name] ?? difference.side}
          choose={choose}
        />
      ))}
      <div role="alert">{problem && <p className="dashiji-refusals">{say(problem)}</p>}</div>
      <p className="dashiji-dialog__buttons">
        <button
          type="button"
          className="dashiji-button dashiji-button--first"
          aria-disabled={isBusy || !found}
          onClick={merge}
        >
          {say(text('合并并保存', 'Merge and save'))}
        </button>
        <button type="button" className="dashiji-button dashiji-button--grave" onClick={() => window.location.reload()}>
          {say(text('放弃我的修改', 'Drop my changes'))}
        </button>
        <button type="button" className="dashiji-button" onClick={close}>
          {say(text('稍后再说', 'Later'))}
        </button>
      </p>
    </Dialog>
  )
}
