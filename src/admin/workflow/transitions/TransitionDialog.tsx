'use client'
import { type FormEvent, useId, useRef, useState } from 'react'

import { bilingual } from '../../../vocabulary/bilingual.js'
import { transitions } from '../../../workflow/policy/definition.js'
import { Dialog } from '../Dialog.js'
import type { Blocker, TransitionOption } from '../state/DocumentStateView.js'
import { withZone } from '../words/moment.js'
import { useTranslate } from '../words/useTranslate.js'
import { Refusals } from './Refusals.js'
import type { TransitionInput } from './requestTransition.js'

type Props = {
  option: TransitionOption
  refusals: readonly Blocker[]
  isBusy: boolean
  perform: (input: TransitionInput) => void
  close: () => void
}

/** Asks for the comment and the time that a transition takes, and keeps them until the server has accepted them. */
export function TransitionDialog({
  option: { name, label, commentRequired },
  refusals,
  isBusy,
  perform,
  close,
}: Props) {
  const translate = useTranslate()
  const id = useId()
  const comment = useRef<HTMLTextAreaElement>(null)
  const [at, setAt] = useState<string>()
  const { confirm, schedule } = transitions[name]

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    // React bubbles the event through the component tree to Payload's form, though the dialog is outside it in the
    // page.
    event.stopPropagation()
    const trimmedComment = comment.current?.value.trim() ?? ''
    perform({
      ...(trimmedComment !== '' && { comment: trimmedComment }),
      ...(at !== undefined && { at: at === '' ? '' : withZone(at) }),
    })
  }

  return (
    <Dialog title={translate(label)} close={close}>
      <form onSubmit={handleSubmit} noValidate>
        {confirm && <p>{translate(confirm)}</p>}
        {schedule === 'appoint' && <PublishTime at={at} choose={setAt} />}
        <div className="dashiji-field">
          <label htmlFor={id}>
            {commentRequired
              ? translate(bilingual('意见或原因（必填）', 'Comment or reason (required)'))
              : translate(bilingual('意见（可不填）', 'Comment (optional)'))}
          </label>
          <textarea ref={comment} id={id} rows={4} required={commentRequired} aria-describedby={`${id}-help`} />
          <p id={`${id}-help`} className="dashiji-help">
            {translate(bilingual('记入流转记录。', 'It is kept in the audit trail.'))}
          </p>
        </div>
        <Refusals of={refusals} />
        <p className="dashiji-dialog__buttons">
          <button type="submit" className="dashiji-button dashiji-button--first" aria-disabled={isBusy}>
            {translate(label)}
          </button>
          <button type="button" className="dashiji-button" onClick={close}>
            {translate(bilingual('取消', 'Cancel'))}
          </button>
        </p>
      </form>
    </Dialog>
  )
}

/** Asks when a text is to go live. Undefined means at once; an empty string is a time that is not filled in yet. */
export function PublishTime({ at, choose }: { at: string | undefined; choose: (at: string | undefined) => void }) {
  const translate = useTranslate()
  const id = useId()
  const choices = [
    [bilingual('立即发布', 'At once'), undefined],
    [bilingual('定时发布', 'At a time to come'), ''],
  ] as const
  return (
    <fieldset className="dashiji-field">
      <legend>{translate(bilingual('何时发布', 'When to publish'))}</legend>
      {choices.map(([label, value]) => (
        <label key={label.en} className="dashiji-choice">
          <input
            type="radio"
            name={id}
            checked={(at === undefined) === (value === undefined)}
            onChange={() => choose(value)}
          />{' '}
          {translate(label)}
        </label>
      ))}
      {at !== undefined && (
        <label className="dashiji-field">
          {translate(bilingual('发布时间（按您所在的时区）', 'Time of publication (in your time zone)'))}
          <input type="datetime-local" value={at} required onChange={({ target }) => choose(target.value)} />
        </label>
      )}
    </fieldset>
  )
}
