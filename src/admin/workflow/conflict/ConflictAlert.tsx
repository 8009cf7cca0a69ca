'use client'

import { useState } from 'react'

import { bilingual } from '../../../vocabulary/bilingual.js'
import type { Conflict } from '../saves/openDocuments.js'
import type { NamedField } from '../words/fieldLabels.js'
import { useTranslate } from '../words/useTranslate.js'
import { ConflictDialog } from './ConflictDialog.js'

type Props = {
  slug: string
  id: string
  conflict: Conflict | undefined
  fields: readonly NamedField[]
  announceDone: (message: string) => void
}

/**
 * Announces that a save was refused because somebody else has saved. Does not move the focus, since the user may be
 * typing.
 */
export function ConflictAlert({ slug, id, conflict, fields, announceDone }: Props) {
  const translate = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const handleMerged = () => {
    setOpen(false)
    announceDone(translate(bilingual('已合并并保存。', 'Merged and saved.')))
  }
  return (
    <>
      <div role="alert">
        {conflict && (
          <div className="dashiji-conflict">
            <h3>
              {translate(
                bilingual('没有保存：他人已改动这份文档', 'Not saved: somebody else has changed this document'),
              )}
            </h3>
            <p>
              {translate(
                bilingual(
                  '您输入的内容还在。在合并之前不会再自动保存。',
                  'What you typed is still here. Nothing is saved by itself until you have merged.',
                ),
              )}
            </p>
          </div>
        )}
      </div>
      {conflict && (
        <button type="button" className="dashiji-button dashiji-button--first" onClick={() => setOpen(true)}>
          {translate(bilingual('查看并合并…', 'Look and merge …'))}
        </button>
      )}
      {conflict && isOpen && (
        <ConflictDialog
          slug={slug}
          id={id}
          conflict={conflict}
          fields={fields}
          close={() => setOpen(false)}
          onMerged={handleMerged}
        />
      )}
    </>
  )
}
