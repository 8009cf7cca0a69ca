'use client'

import { useId, useRef, useState, type FormEvent } from 'react'

import { text } from '../../../vocabulary/text.js'
import type { Blocker, Possibility } from '../standing/Standing.js'
import { Dialog } from '../Dialog.js'
import { withZone } from '../words/moment.js'
import { useSay } from '../words/useSay.js'
import { PublishTime } from './PublishTime.js'
import { Refusals } from './Refusals.js'
import { consequences } from './transitionWords.js'
import type { Sent } from './takeTransition.js'

type Props = {
  possibility: Possibility
  refusals: readonly Blocker[]
  isBusy: boolean
  take: (sent: Sent) => void
  close: () => void
}

/** Asks for what a transition needs, and keeps it until the server has taken it. */
export function TransitionDialog({
  possibility: { name, label, commentRequired },
  refusals,
  isBusy,
  take,
  close,
}: Props) {
  const say = useSay()
  const id = useId()
  const comment = useRef<HTMLTextAreaElement>(null)
  const [at, setAt] = useState<string>()
  const consequence = consequences[name]

  const send = (event: FormEvent) => {
    event.preventDefault()
    // React passes it on to Payload's form, in which this stands but for the page.
    event.stopPropagation()
    const words = comment.current?.value.trim() ?? ''
    take({ ...(words !== '' && { comment: words }), ...(at !== undefined && { at: at === '' ? '' : withZone(at) }) })
  }

  return (
    <Dialog title={say(label)} close={close}>
      <form onSubmit={send} noValidate>
        {consequence && <p>{say(consequence)}</p>}
        {name === 'publish' && <PublishTime at={at} choose={setAt} />}
        <div className="dashiji-field">
          <label htmlFor={id}>
            {commentRequired
              ? say(text('意见或原因（必填）', 'Comment or reason (required)'))
              : say(text('意见（可不填）', 'Comment (optional)'))}
          </label>
          <textarea ref={comment} id={id} rows={4} required={commentRequired} aria-describedby={`${id}-help`} />
          <p id={`${id}-help`} className="dashiji-help">
            {say(text('记入流转记录。', 'It is kept in the audit trail.'))}
          </p>
        </div>
        <Refusals of={refusals} />
        <p className="dashiji-dialog__buttons">
          <button type="submit" className="dashiji-button dashiji-button--first" aria-disabled={isBusy}>
            {say(label)}
          </button>
          <button type="button" className="dashiji-button" onClick={close}>
            {say(text('取消', 'Cancel'))}
          </button>
        </p>
      </form>
    </Dialog>
  )
}
