'use client'

import { useDocumentInfo } from '@payloadcms/ui'

import { bilingual } from '../../../vocabulary/bilingual.js'
import { useDocumentState } from './useDocumentState.js'
import { stateLabel } from '../transitions/transitionLabels.js'
import { useTranslate } from '../words/useTranslate.js'

/**
 * The state in the line below the title of a document. Replaces Payload's status, which has a link that reverts to the
 * live version past the workflow.
 */
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
