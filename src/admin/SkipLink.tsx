'use client'

import { useTranslation } from '@payloadcms/ui'

import { mainId } from './accessibility/patchLandmarks.js'
import { bilingual } from '../vocabulary/bilingual.js'
import { pickLanguage } from './pickLanguage.js'

const label = bilingual('跳到主要内容', 'Skip to the main content')

/** Leads past the menu, first thing on every page; seen when it has the focus. */
export const SkipLink = () => {
  const { i18n } = useTranslation()
  return (
    <a className="dashiji-skip-link" href={`#${mainId}`}>
      {pickLanguage(label, i18n.language)}
    </a>
  )
}
