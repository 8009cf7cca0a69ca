'use client'
import { bilingual } from '../../../vocabulary/bilingual.js'
import { Dialog } from '../Dialog.js'
import type { Change, Conflict } from '../saves/openDocuments.js'
import { actionLabel } from '../../../workflow/policy/actionLabel.js'
import { actorName } from '../words/actorName.js'
import { labelOf, type NamedField } from '../words/fieldLabels.js'
import { moment } from '../words/moment.js'
import { useTranslate } from '../words/useTranslate.js'
import { FieldChoice } from './FieldChoice.js'
import { useMerge } from './useMerge.js'

type Props = {
  slug: string
  id: string
  conflict: Conflict
  fields: readonly NamedField[]
  close: () => void
  onMerged: () => void
}

/** Lets users merge what they typed with what others have saved meanwhile, field by field. */
export function ConflictDialog({ slug, id, conflict, fields, close, onMerged }: Props) {
  const translate = useTranslate()
  const { differences, chosen, choose, merge, problem, isBusy } = useMerge(slug, id, fields, onMerged)
  return (
    <Dialog title={translate(bilingual('合并两边的修改', 'Merge the changes of both'))} close={close} wide>
      <ChangesByOthers changes={conflict.changes} fields={fields} />
      {!differences && problem === undefined && (
        <p role="status">{translate(bilingual('正在读取最新内容…', 'Reading the newest text …'))}</p>
      )}
      {differences?.length === 0 && <p>{translate(bilingual('两边的文字没有差别。', 'The texts do not differ.'))}</p>}
      {differences?.map((difference) => (
        <FieldChoice
          key={difference.field.name}
          difference={difference}
          chosen={chosen[difference.field.name] ?? difference.side}
          choose={choose}
        />
      ))}
      <div role="alert">{problem && <p className="dashiji-refusals">{problem}</p>}</div>
      <p className="dashiji-dialog__buttons">
        <button
          type="button"
          className="dashiji-button dashiji-button--first"
          aria-disabled={isBusy || !differences}
          onClick={merge}
        >
          {translate(bilingual('合并并保存', 'Merge and save'))}
        </button>
        <button type="button" className="dashiji-button dashiji-button--grave" onClick={() => window.location.reload()}>
          {translate(bilingual('放弃我的修改', 'Drop my changes'))}
        </button>
        <button type="button" className="dashiji-button" onClick={close}>
          {translate(bilingual('稍后再说', 'Later'))}
        </button>
      </p>
    </Dialog>
  )
}

/** Lists who changed what since the document was opened. */
export function ChangesByOthers({ changes, fields }: { changes: readonly Change[]; fields: readonly NamedField[] }) {
  const translate = useTranslate()
  return (
    <>
      <h3>{translate(bilingual('您打开之后', 'Since you opened it'))}</h3>
      <ul>
        {changes.map(({ at, actor, action, fields: changedPaths, revision }) => {
          const names = [...new Set(changedPaths.map((path) => labelOf(path, fields)))]
          return (
            <li key={`${revision} ${action}`}>
              {moment(at)} {translate(actorName(actor))}
              {translate(bilingual('：', ': '))}
              {translate(actionLabel(action))} {names.join(translate(bilingual('、', ', ')))}
            </li>
          )
        })}
      </ul>
    </>
  )
}
