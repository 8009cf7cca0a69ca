'use client'

import { useTranslation } from '@payloadcms/ui'

import { mainId } from './mending/mendLandmarks.js'
import { text } from '../vocabulary/text.js'
import { inLanguage } from './inLanguage.js'

const label = text('跳到主要内容', 'Skip to the main content')

/** Leads past the menu, first thing on every page; seen when it has the focus. */
export const SkipLink = () => {
  const { i18n } = useTranslation()
  return (
    <a className="dashiji-skip-link" href={`#${mainId}`}>
      {inLanguage(label, i18n.language)}
    </a>
  )
}
