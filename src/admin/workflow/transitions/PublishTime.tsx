'use client'

import { useId } from 'react'

import { text } from '../../../vocabulary/text.js'
import { useSay } from '../words/useSay.js'

/** Asks when a text is to go live. Undefined means at once; an empty time is a time that has not been filled in. */
export function PublishTime({ at, choose }: { at: string | undefined; choose: (at: string | undefined) => void }) {
  const say = useSay()
  const id = useId()
  const choices = [
    [text('立即发布', 'At once'), undefined],
    [text('定时发布', 'At a time to come'), ''],
  ] as const
  return (
    <fieldset className="dashiji-field">
      <legend>{say(text('何时发布', 'When to publish'))}</legend>
      {choices.map(([label, value]) => (
        <label key={label.en} className="dashiji-choice">
          <input
            type="radio"
            name={id}
            checked={(at === undefined) === (value === undefined)}
            onChange={() => choose(value)}
          />{' '}
          {say(label)}
        </label>
      ))}
      {at !== undefined && (
        <label className="dashiji-field">
          {say(text('发布时间（按您所在的时区）', 'Time of publication (in your time zone)'))}
          <input type="datetime-local" value={at} required onChange={({ target }) => choose(target.value)} />
        </label>
      )}
    </fieldset>
  )
}
