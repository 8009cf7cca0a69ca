'use client'

import { useDocumentInfo } from '@payloadcms/ui'

import { bilingual } from '../../../vocabulary/bilingual.js'
import { useDocumentState } from './useDocumentState.js'
import { stateLabel } from '../transitions/transitionLabels.js'
import { useTranslate } from '../words/useTranslate.js'

/** Where a document stands, in the line below its title; in place of Payload's own status, which leads past the workflow back to what is live. */
export function DocumentStateStatus() {
  const { collectionSlug, id } = useDocumentInfo()
  return collectionSlug && id !== undefined ? <StatusLine slug={collectionSlug} id={String(id)} /> : null
}

function StatusLine({ slug, id }: { slug: string; id: string }) {
  const translate = useTranslate()
  const documentState = useDocumentState(slug, id)
  if (!documentState) return null
  const { state, isLive } = documentState
  return (
    <span className="status">
      {translate(bilingual('状态：', 'State: '))}
      {translate(stateLabel(state))}
      {isLive ? translate(bilingual('，公开中', ', live')) : ''}
    </span>
  )
}
