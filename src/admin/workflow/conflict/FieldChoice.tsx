'use client'

import { useId } from 'react'

import { text } from '../../../vocabulary/text.js'
import { useSay } from '../words/useSay.js'
import type { Difference, Side } from './differences.js'
import { ValueWords } from './ValueWords.js'

const sides = [
  ['mine', text('用我的', 'Use mine')],
  ['theirs', text('用对方的', 'Use theirs')],
] as const

type Props = { difference: Difference; chosen: Side | undefined; choose: (name: string, side: Side) => void }

/** One field of which there are two versions. */
export function FieldChoice({ difference, chosen, choose }: Props) {
  const { field, side } = difference
  const say = useSay()
  const id = useId()
  const who =
    side === undefined
      ? text('两边都改了，请选择', 'both changed it; choose')
      : side === 'mine'
        ? text('只有您改了', 'only you changed it')
        : text('只有对方改了', 'only they changed it')
  return (
    <fieldset className="dashiji-field dashiji-choice-of-two">
      <legend>
        {field.label} <span className="dashiji-help">{say(text(`（${who.zh}）`, `(${who.en})`))}</span>
      </legend>
      {sides.map(([value, label]) => (
        <div key={value}>
          <label className="dashiji-choice">
            <input
              type="radio"
              name={id}
              checked={chosen === value}
              aria-describedby={`${id}${value}`}
              onChange={() => choose(field.name, value)}
            />{' '}
            {say(label)}
          </label>
          <div id={`${id}${value}`} className="dashiji-value">
            <ValueWords value={difference[value]} field={field} />
          </div>
        </div>
      ))}
    </fieldset>
  )
}
