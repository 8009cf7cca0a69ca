'use client'

import { useDocumentInfo } from '@payloadcms/ui'

import { text } from '../../vocabulary/text.js'
import { DocumentPanel } from './DocumentPanel.js'
import { useSay } from './words/useSay.js'

/** What people see of the workflow, beside every document that is under it. */
export function WorkflowPanel() {
  const { collectionSlug, id } = useDocumentInfo()
  const say = useSay()
  if (!collectionSlug) return null
  if (id === undefined)
    return (
      <p className="dashiji-workflow">
        {say(text('保存之后可以提交审核。', 'Once it is saved, it can be submitted for review.'))}
      </p>
    )
  return <DocumentPanel key={`${collectionSlug}/${id}`} slug={collectionSlug} id={String(id)} />
}
