'use client'

import { useState } from 'react'

import { text } from '../../../vocabulary/text.js'
import type { Conflict } from '../saves/openDocuments.js'
import type { NamedField } from '../words/fieldLabels.js'
import { useSay } from '../words/useSay.js'
import { ConflictDialog } from './ConflictDialog.js'

type Props = {
  slug: string
  id: string
  conflict: Conflict | undefined
  fields: readonly NamedField[]
  finish: (words: string) => void
}

/** Says that a save was refused because somebody else was faster. It takes nobody's keyboard away in the midst of a word. */
export function ConflictAlert({ slug, id, conflict, fields, finish }: Props) {
  const say = useSay()
  const [isOpen, open] = useState(false)
  const merged = () => {
    open(false)
    finish(say(text('已合并并保存。', 'Merged and saved.')))
  }
  return (
    <>
      <div role="alert">
        {conflict && (
          <div className="dashiji-conflict">
            <h3>{say(text('没有保存：他人已改动这份文档', 'Not saved: somebody else has changed this document'))}</h3>
            <p>
              {say(
                text(
                  '您输入的内容还在。在合并之前不会再自动保存。',
                  'What you typed is still here. Nothing is saved by itself until you have merged.',
                ),
              )}
            </p>
          </div>
        )}
      </div>
      {conflict && (
        <button type="button" className="dashiji-button dashiji-button--first" onClick={() => open(true)}>
          {say(text('查看并合并…', 'Look and merge …'))}
        </button>
      )}
      {conflict && isOpen && (
        <ConflictDialog
          slug={slug}
          id={id}
          conflict={conflict}
          fields={fields}
          close={() => open(false)}
          merged={merged}
        />
      )}
    </>
  )
}
