'use client'

import { useDocumentInfo } from '@payloadcms/ui'

import { text } from '../../vocabulary/text.js'
import { useStanding } from './standing/useStanding.js'
import { stateLabel } from './transitions/transitionWords.js'
import { useSay } from './words/useSay.js'

/** Where a document stands, in the line below its title; in place of Payload's own status, which leads past the workflow back to what is live. */
export function StandingStatus() {
  const { collectionSlug, id } = useDocumentInfo()
  return collectionSlug && id !== undefined ? <Words slug={collectionSlug} id={String(id)} /> : null
}

function Words({ slug, id }: { slug: string; id: string }) {
  const say = useSay()
  const standing = useStanding(slug, id)
  if (!standing) return null
  const { state, isLive } = standing
  return (
    <span className="status">
      {say(text('状态：', 'State: '))}
      {say(stateLabel(state))}
      {isLive ? say(text('，公开中', ', live')) : ''}
    </span>
  )
}
